"""Passphrases: six random words, and how long a thief would need to guess somebody's own."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reflect.errors import WeakPassphrase
from reflect.storage.stretching import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEWEST_CHARACTERS = 12
ENOUGH_BITS = 52.0
STRONG_BITS = 65.0

WORDS = 6
WORDS_TO_COMPARE = 8
"""Stand for a key: 103 bits."""

_SCORED = 100
"""Characters that are looked at: what comes after them could only make it stronger."""

_GUESSES_A_SECOND = 1e7
_SECONDS_A_YEAR = 365.25 * 24 * 3600
_UNCOMMON_WORD = 100.0
"""By how much a word of a person's own choice surely multiplies the guesses; a random one more."""


class Band(StrEnum):
    """How good a passphrase is."""

    WEAK = "weak"
    """Refused for a new journal."""
    FAIR = "fair"
    STRONG = "strong"


class Advice(StrEnum):
    """What would help most."""

    LENGTHEN = "lengthen"
    """It has fewer characters than a journal asks for."""
    ADD_WORD = "add-word"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """What a passphrase is worth. Holds nothing of it."""

    bits: float
    """The guesses that try it surely, as a power of two."""
    band: Band
    advice: Advice

    @property
    def years(self) -> float:
        """How long guessing takes on average, at ten million guesses a second."""
        return _years(self.bits)

    @property
    def years_with_another_word(self) -> float:
        """The same with one more uncommon word, cautiously."""
        return _years(self.bits) * _UNCOMMON_WORD


def six_words(choice: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Six words of EFF's long list with a space between them: 77.5 bits."""
    words = _words()
    return " ".join(choice(words) for _ in range(WORDS))


def words_for(digest: bytes) -> str:
    """Eight words of the list that stand for these bytes, for people to compare."""
    words = _words()
    number = int.from_bytes(digest)
    chosen = []
    for _ in range(WORDS_TO_COMPARE):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)


def strength(passphrase: str) -> Strength:
    """What a passphrase is worth. Can take seconds for a hundred odd characters."""
    text = normalised(passphrase).decode("utf-8", "replace")
    bits = min(_bits_by_pattern(text[:_SCORED]), _bits_by_list(text))
    short = len(text) < FEWEST_CHARACTERS
    band = _band(0.0 if short else bits)
    if short:
        advice = Advice.LENGTHEN
    else:
        advice = Advice.NOTHING if band is Band.STRONG else Advice.ADD_WORD
    return Strength(bits=bits, band=band, advice=advice)


def check_new(passphrase: str) -> Strength:
    """What it is worth; raises `WeakPassphrase` if it is too little for a new journal."""
    found = strength(passphrase)
    if found.band is Band.WEAK:
        raise WeakPassphrase(found.bits)
    return found


def _years(bits: float) -> float:
    return math.exp2(bits - 1) / _GUESSES_A_SECOND / _SECONDS_A_YEAR


def _band(bits: float) -> Band:
    if bits < ENOUGH_BITS:
        return Band.WEAK
    return Band.FAIR if bits < STRONG_BITS else Band.STRONG


def _bits_by_pattern(text: str) -> float:
    # zxcvbn reads its dictionaries on import, which the unlock screen need not wait for.
    from zxcvbn import zxcvbn

    if not text:  # On which it fails.
        return 0.0
    guesses = float(zxcvbn(text, max_length=_SCORED)["guesses"])
    return math.log2(guesses)


def _bits_by_list(text: str) -> float:
    """No more than the words are worth to a thief who has our list too; no limit for other text."""
    listed = frozenset(_words())
    words = text.casefold().split()
    if not listed.issuperset(words):
        return math.inf
    return len(words) * math.log2(len(listed))


@cache
def _words() -> tuple[str, ...]:
    """EFF's list has a row of five dice and a word, with a tab between them."""
    file = files("reflect.storage") / "words" / "eff_large_wordlist.txt"
    return tuple(line.split("\t")[1] for line in file.read_text("ascii").splitlines())
