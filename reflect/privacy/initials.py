"""People by their letters: Mrs K., JB, V.M., patient D."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.lexicon import EVERYDAY, lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.tokens import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_DOTTED = re.compile(r"(?<![\w.])(?!I\. )[A-Z]\. ?(?:[A-Z]\. ?){0,2}(?:O')?[A-Z](?:\.|\b)(?!\w)")
_NOT_PEOPLE = frozenset(
    "UK US USA EU UN NHS GP AE IV IM SC PO PR PV PM AM BP HR RR BD OD TDS QDS PRN BC AD EG IE NB PS PTO RIP DOB "
    "DNA WC TV OK CV HQ GMC NMC BBC MD BA MA BSC MSC PHD RN RGN FRCP".split()
)
_BARE = re.compile(r"(?<![\w.&/-])(?:[A-Z]{2,3}|[A-HJ-Z])(?![\w&/]|\.\w|-\w)")
_LISTED = re.compile(
    r"(?<![\w.&/-])[A-Z]{2,3}(?:(?:, (?:and )?| and | & )[A-Z]{2,3}(?![\w&/-])){1,8}"
)
# Of a thing, never of somebody.
_LETTERED = frozenset(
    "vitamin hepatitis group type grade option plan bed bay room ward block category class level part section "
    "step stage figure appendix box column table blood score band influenza strep factor unit team form point "
    "chapter module element wing floor gate door line file list item side theatre case scenario question "
    "answer site model version phase cluster protocol pathway tier schedule".split()
)
# Whom a letter stands for when it is a pseudonym already.
_PSEUDONYMS = frozenset(
    "patient client resident colleague nurse doctor person mr mrs ms miss dr child family staff member man woman "
    "student participant relative".split()
)
_CUES = frozenset("initials initialled initials: signed with by called by: named".split())
_SPEAKS = re.compile(r",? (?:then |also |just |never |always )?([a-z']+)")

_NOT_BEFORE = frozenset("the a an this that no his her".split())
_TALKED = re.compile(
    r"\b(?:(?:spoke|spoken|talked|listened|handover|discussed|discussion|meeting) (?:to|with|from)|seen by|reviewed by|"
    r"asked|told|rang|phoned|texted|emailed|thanked|met)$"
)
_SPEECH = frozenset(
    "said says told asked replied felt thought agreed wanted cried rang phoned came".split()
)

DOTTED = "These look like somebody’s initials."
LIST = "A list of what look like initials."
BARE = "Letters where somebody’s name would be."


def find_dotted(read: Reading) -> Iterator[Mark]:
    """Letters with full stops: V.M."""
    for match in _DOTTED.finditer(read.plain):
        letters = "".join(filter(str.isalpha, match[0]))
        if letters not in _NOT_PEOPLE:
            yield Mark(*match.span(), Kind.NAME, Strength.LIKELY, DOTTED)


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
    letters = [char for char in plain[:2000] if char.isalpha()]
    return sum(map(str.isupper, letters)) * 2 > len(letters)


def _means_something(letters: str) -> bool:
    """Whether letters are an abbreviation or a word."""
    words = lexicon()
    return letters in words.abbreviations or bool(words.words.get(letters.lower(), 0) & EVERYDAY)


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
    acts = bool(following) and following[1] in words.deeds  # type: ignore[index]  # matched
    if len(letters) == 1:
        return (acts or near.possessive) and letters not in "AXYZ" and cue not in ("the", "a", "an")
    if len(letters) == 3 and not near.possessive:
        acts = acts and following[1] in _SPEECH  # type: ignore[index]  # matched, as it acts
    return (acts or near.possessive) and cue not in _NOT_BEFORE
