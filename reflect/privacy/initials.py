"""People by their letters: Mrs K., JB, V.M., patient D."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import EVERYDAY, LEFT_ALONE, NAMED, lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.tokens import around
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_DOTTED = late(r"(?<![\w.])(?!I\. )[A-Z]\. ?(?:[A-Z]\. ?){0,2}(?:O')?[A-Z](?:\.|\b)(?!\w)")
_NOT_PEOPLE = said("initials_not_people")
_LAST_NAME = late(r" ([A-Z][^\W\d_]+)")
_BARE = late(r"(?<![\w.&/-])(?:[A-Z]{2,3}|[A-HJ-Z])(?![\w&/]|\.\w|-\w)")
_LISTED = late(r"(?<![\w.&/-])[A-Z]{2,3}(?:(?:, (?:and )?| and | & )[A-Z]{2,3}(?![\w&/-])){1,8}")
# Of a thing, never of somebody.
_LETTERED = said("initials_lettered")
# Whom a letter stands for when it is a pseudonym already.
_PSEUDONYMS = said("initials_pseudonyms")
_CUES = said("initials_cues")
_SPEAKS = late(r",? (?:then |also |just |never |always )?([a-z']+)")

_NOT_BEFORE = said("initials_not_before")
_TALKED = late(
    r"\b(?:(?:spoke|spoken|talked|listened|handover|discussed|discussion|meeting) (?:to|with|"
    r"from)|seen by|reviewed by|"
    r"asked|told|rang|phoned|texted|emailed|thanked|met)$"
)
_SPEECH = said("initials_speech")

DOTTED = "These look like the initials of somebody."
LIST = "A list of what look like initials."
BARE = "Letters where the name of somebody would be."


def find_dotted(read: Reading) -> Iterator[Mark]:
    """Letters with full stops: V.M."""
    for match in _DOTTED.finditer(read.plain):
        letters = "".join(filter(str.isalpha, match[0]))
        if letters not in _NOT_PEOPLE:
            end = _with_last_name(read.plain, match.end())
            yield Mark(match.start(), end, Kind.NAME, Strength.LIKELY, DOTTED)


def _with_last_name(plain: str, end: int) -> int:
    """Where J. B. Smith ends."""
    following = _LAST_NAME.match(plain, end)
    known = lexicon().words[following[1].lower()] if following else EVERYDAY
    called = known & NAMED or not known & (EVERYDAY | LEFT_ALONE)
    return following.end() if following and called else end


def find(read: Reading) -> Iterator[Mark]:
    """Letters without full stops where somebody's name would be, alone or in a list."""
    if _shouting(read.plain):
        return
    for match in _LISTED.finditer(read.plain):
        letters = re.findall(r"[A-Z]+", match[0])
        if not any(_means_something(each) for each in letters):
            yield Mark(*match.span(), Kind.NAME, Strength.LIKELY, LIST)
    for match in _BARE.finditer(read.plain):
        if _somebody(read.plain, match):
            yield Mark(*match.span(), Kind.NAME, Strength.LIKELY, BARE)


def _shouting(plain: str) -> bool:
    """Whether most of the text is in capitals, so that they tell nothing."""
    beginning = plain[:2000]
    return sum(map(str.isupper, beginning)) * 2 > sum(map(str.isalpha, beginning))


def _means_something(letters: str) -> bool:
    """Whether letters are an abbreviation or a word."""
    words = lexicon()
    return letters in words.abbreviations or bool(words.words[letters.lower()] & EVERYDAY)


def _somebody(plain: str, match: re.Match[str]) -> bool:
    """Whether letters without full stops stand where a person would."""
    letters = match[0]
    words = lexicon()
    if len(letters) > 1 and _means_something(letters):
        return False
    near = around(plain, *match.span())
    cue = near.before[-1] if near.before else ""
    if cue in _LETTERED or (cue in _PSEUDONYMS and len(letters) == 1):
        return False
    if cue in words.kin or cue in words.roles or cue in _CUES:
        return len(letters) == 1 or letters.lower() not in words.generic
    if len(letters) == 2 and _TALKED.search(" ".join(near.before)):
        return True
    following = _SPEAKS.match(near.after)
    deed = following[1] if following and following[1] in words.deeds else ""
    if len(letters) == 1:
        somebody = bool(deed) or near.possessive
        return somebody and letters not in "AXYZ" and cue not in ("the", "a", "an")
    if len(letters) == 3 and deed not in _SPEECH:
        deed = ""
    return (bool(deed) or near.possessive) and cue not in _NOT_BEFORE
