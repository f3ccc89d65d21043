"""How names look, as patterns, and which part of such words can be somebody's name."""

from __future__ import annotations

from reflect.privacy.late import late
from reflect.privacy.lexicon import LEFT_ALONE, NAMED, ORDINARY, lexicon
from reflect.privacy.tokens import LETTER, SHORTENED, UPPER
from reflect.privacy.vocabulary import said

CAPITAL = rf"[{UPPER}](?:\.|(?:{LETTER})*+(?:['-](?:{LETTER})++)*+)"
_PARTICLE = r"(?:van der |van de |van |de la |de |da |dos |di |von |bin |bint |ap |al-|el-|d')?"
NAME = rf"{CAPITAL}(?: {_PARTICLE}{CAPITAL}){{0,3}}"
TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sister|Nurse)\.? )?"
ANY_CASE = rf"(?:{LETTER})++(?:['-](?:{LETTER})++)*+"

# Whom a letter greets when it greets nobody in particular.
_EVERYBODY = said("everybody")
_PART = late(r"[^\s,&]+")


def somebody(plain: str, start: int, end: int) -> tuple[int, int]:
    """The part of it that can be a name; nothing if it begins with a word that is none."""
    kept = start
    for part in _PART.finditer(plain, start, end):
        word = part[0].rstrip(".")
        if not _can_be_called(word):
            # Two letters before a last name are initials: DJ Rahmani.
            if not (kept == start and len(word) == 2 and word.isupper() and part.end() < end):
                break
            continue
        kept = part.start() + len(word)
    return start, kept


def _can_be_called(word: str) -> bool:
    words = lexicon()
    if word in words.titles or word.lower() in _EVERYBODY or word in ("I", "X", "Y", "Z"):
        return False
    if word in words.abbreviations and len(word) > 1:
        return False
    known = words.words[SHORTENED.sub("", word).lower()]
    left = known & (ORDINARY | LEFT_ALONE) and not known & NAMED
    return not left or word in ("and", "van", "de")
