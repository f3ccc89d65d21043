"""References as each place makes its own: folder K 112, docket 441, lab M.24.118, MRN 55 21 09.

The word before says that a number is coming; letters and figures mixed, or parted by signs, say
that it counts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import said_after
from reflect.privacy.references import DATE, UNIT, YEAR, has_safe_letters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

SAID = "Follows “{}”, as the number of one case, record or thing does."

_REACH = 56
_FIGURES = 3
_PARTS = 3
_THING = (
    r"(?P<thing>case(?: ?(?:file|note|study))?|refs?|reference|file|folder|docket|sample|specimen|"
    r"swab|slide|block|lab(?: slip)?|scan|film|incident|sui|datix|inphase|claim|complaint|ticket|"
    r"job|card|sticker|label|slip|tag|band|wristband|badge|callsign|call sign|locker|safe|key|"
    r"policy|licen[cs]e|permit|serial|mrn|hospital|patient|pt|client|resident|record|chart|notes|"
    r"log|request|order|parcel|voucher|receipt|invoice|warrant|summons|exhibit|bundle|custody|"
    r"register(?:ed)?|registration|reg|logged|filed|entered|list(?:ed)?|listing|study|"
    r"participant|donor|kit|pump|device|bed|room|bay|cot|cabin|cell|flat|van|vehicle)"
)
_LABEL = r"(?P<label>\b(?:numbers?|no|nos|nr|num|n[°º]|№|ids?|refs?|reference|code)\b\.?|#)"
_JOIN = r"(?:[ :#.,=(\[\"'-]|\b(?:is|was|as|under|quoted|reads?|read|on the)\b)"
_CUE = late(
    rf"(?<![\w-]){_THING}(?:{_JOIN}{{0,3}}{_LABEL})?(?P<join>{_JOIN}{{1,4}})"
    r"(?P<letters>[a-z]{1,6}[ ./:-]?)?$"
)
_CODE = late(r"\d+[A-Za-z]{0,4}(?:(?: (?=[A-Z]{0,3}\d)|[./:-](?=\w))[A-Za-z\d]{1,8}){0,5}(?![\w%])")
_PART_OF_A_SUM = late(r" ?(?:of|in|to|out of|-|/|x|\+|and|or) ?\d")
_COUNTED = frozenset(
    {"bed", "room", "bay", "cot", "cabin", "cell", "flat", "van", "vehicle", "key"}
)
"""What is numbered in every building: only a long number with letters in it is one of its own."""


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of numbers that the word before them announces."""
    done = 0
    for place in text.numbers:
        if place < done:
            continue
        cue = _CUE.search(text.small, max(0, place - _REACH), place)
        code = _CODE.match(text.plain, place) if cue else None
        if cue is None or code is None:
            continue
        start = _start(text, cue)
        if _is_one(text, cue, start, code.end()):
            reason = SAID.format(cue["thing"])
            yield Mark(start, code.end(), Kind.ID, Strength.LIKELY, reason)
            done = code.end()


def _start(text: Prepared, cue: re.Match[str]) -> int:
    """Where the number begins: with the letters before its figures, if those are no word."""
    if not cue["letters"]:
        return cue.end()
    start, end = cue.span("letters")
    letters = text.plain[start:end]
    bare = letters.rstrip(" ./:-")
    joined = bare == letters or letters[-1] != " "
    word = bare.lower() in lexicon().short and not bare.isupper()
    return cue.end() if word or not (joined or bare.isupper() or cue["label"]) else start


def _is_one(text: Prepared, cue: re.Match[str], start: int, end: int) -> bool:
    plain = text.plain
    token = plain[start:end]
    # A word stands between the thing and the number: "case for 12".
    if cue["letters"] and start == cue.end():
        return False
    if (
        DATE.match(token.partition(" ")[0])
        or has_safe_letters(token)
        or said_after(text.small, end, UNIT)
    ):
        return False
    if _PART_OF_A_SUM.match(text.small, end):
        return False
    digits = sum(map(str.isdigit, token))
    coded = any(map(str.isalpha, token))
    if cue["thing"] in _COUNTED:
        return coded and digits >= _FIGURES
    if coded:
        parted = cue["letters"] and cue["letters"][-1] in "-/" and plain[start].isupper()
        return digits > 1 or bool(cue["label"] or parted)
    return _figures(cue, token, digits)


def _figures(cue: re.Match[str], token: str, digits: int) -> bool:
    """Whether figures alone are a reference: so many of them, in so many parts."""
    if cue["label"]:
        return digits > 1
    if token.isdigit():
        return len(token) >= _FIGURES and not YEAR.match(token)
    parts = sum(not char.isdigit() for char in token) + 1
    return token[0] == "0" or parts >= _PARTS
