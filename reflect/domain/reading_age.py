"""How old a reader of English has to be to read a text with ease: Flesch and Kincaid's measure.

It counts words, sentences and syllables and knows nothing of meaning. It was made for English, and
says nothing about any other language. A few lines of our own do: the libraries for it bring
dictionaries of many megabytes for other measures, and so fine a count would change no advice.
"""

from __future__ import annotations

import re
from functools import lru_cache

YOUNGEST, OLDEST = 5, 22
FEWEST_WORDS = 20
"""Shorter texts say too little: one long word would decide."""

_SENTENCE_END = re.compile(r"[.?!:;]+(?=\s|$)|\n\s*\n")
_WORD = re.compile(r"[A-Za-z]+(?:[\u2019'-][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouyl])e$|(?<=[aeiouy])le$|(?<=[a-z])(?<![td])ed$|(?<![cgsxz])(?<![cs]h)es$"
)
_SCHOOL_BEGINS = 5


@lru_cache(maxsize=1024)  # of a whole pack one text changes at a key
def reading_age(text: str) -> int | None:
    """The age in whole years, or None for a text that is too short to tell."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part)))
    syllables = sum(map(syllables_in, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return min(max(round(grade) + _SCHOOL_BEGINS, YOUNGEST), OLDEST)


def syllables_in(word: str) -> int:
    """About how many syllables an English word has, by its vowels."""
    plain = word.lower()
    return max(1, len(_VOWELS.findall(plain)) - len(_SILENT.findall(plain)))
