"""Telephone, fax, bleep and extension numbers of the countries our writers work in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import at_numbers, digits_of, said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_PHONE = "This is a telephone number: it leads to one person or one place."
_LIKE_PHONE = "This looks like a telephone number."
_INTERNAL = "A bleep or an extension leads to one person or one desk."

# Where a national number is looked for; the first are where most of our writers are.
REGIONS = (
    "GB", "IE", "MW", "NA", "IN", "ZA", "NG", "KE", "ZW", "ZM", "UG", "GH", "TZ", "PK", "BD",
    "LK", "NP", "PH", "AU", "NZ", "US", "CA", "PL", "RO", "PT",
)  # fmt: skip
# Those whose national numbers begin with neither 0 nor +, so that a number is asked for its form.
_WITHOUT_NOUGHT = ("IN", "US", "PL", "PT", "MW", "NA")

# A stretch of digits as one writes a number; 36 digits are two numbers side by side.
_RUN = late(
    r"(?<![\w/,£$€#-])(?<!\d[.:])\d(?:(?:[ -]|\.(?! )|\)| ?\(0?\)? ?|\) ?"
    r"|- ?){0,2}\d){5,35}(?!\w)"
)
_OPENING = late(r"\(?\+ ?$|\($")
_SLASHED = late(r"(?<![\w/])0\d{2,4} ?/ ?\d{5,8}(?![\w/])")
_GROUP = late(r"\d+")
_EXTENSION = late(
    r",? ?\(?(?:ext(?:ension|n)?|x|extn no)\b[.:]? ?(?:no\.? ?|number )?\d{2,6}\)?", re.I
)
_INTERNAL_WORDS = ("bleep", "page", "ext", "dect", "code", "dial", "internal")
_INTERNAL_SAID = late(
    r"\b(?:bleep(?:ed|s)?|pager|paged|ext(?:ension|n)?s?|dect(?: phone)?|short ?code|speed ?dial"
    r"|internal (?:number|phone|line))\b[.:]? ?"
    r"(?:(?:holder|her|him|them|me|us|on|is|no\.?|number|the|was|:|#) ?){0,3}$"
)
_INTERNAL_NUMBER = late(
    r"\d{2,6}\b(?![%:]|\.\d| ?(?:times|minutes|mins|hours|beds|patients))"
    r"(?:(?:, | or | and | ?/ ?)\d{3,6}\b(?!\.\d)){0,4}"
)
_CUE = late(
    r"\b(?:tele?phone[ds]?|phone[ds]?|tel|mobiles?|mob|cell(?:phone)?|landline|fax"
    r"|call(?:ed|ing|s)?"
    r"|r[aiu]ng|ringing|text(?:ed|s)?|sms|whats ?app(?:ed)?|dial(?:led|ling)?|airtel|tnm"
    r"|m-?pesa|viber"
    r"|signal|voicemail|switchboard|helpline|hotline|contact(?:ed|s)?|reach(?:ed)?|line)\b"
    r"[^].;!?\n\d]{0,30}(?:\d[\d ()-]{4,20}(?: or | and |, | ?/ ?))?$",
)
# What makes the same digits a number of another sort.
_OTHER = late(
    r"\b(?:cad|log|visa|umid|nhs|chi|h ?& ?c|hcn|mrn|nino|aadhaar|abha|pesel|cnp|cnic"
    r"|ssn|tfn|ird|sin|pps"
    r"|nin|imei|uuid|id"
    r"|identity|national|passport|licen[cs]e|serial|policy|account|sort code|card|batch"
    r"|lot|isbn|issn"
    r"|pmid|doi|isrctn|nct|orcid|barcode|order|invoice|specimen|sample|accession|datix"
    r"|incident|crime"
    r"|case|claim|record|file|ref|reference|hospital|patient|unit|study|trial|tracking"
    r"|receipt|ration"
    r"|registration|pin|(?:hospital|patient|record|reference|registration)s? (?:no"
    r"|number))\b[^.;!?\n]{0,14}$",
)
_DATE_FIRST = late(
    r"\(?(?:\d{1,2}([.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d\d[.-]\d\d?[.-]\d\d?)(?!\d)"
)
_WHOLE_PUBLIC = frozenset({"116123", "116000", "116111", "116117", "08001111", "08457909090"})
_NO_PHONE = late(r"0\.\d+$|(?:\d{1,2}\.\d\d[ -]{1,3})+\d{1,2}\.\d\d$")
_BRACKETED = late(r"\(\d{3}\) ?\d{3}[ .-]\d{4}$")
_INDIAN = late(r"[6-9]\d{4}[ -]\d{5}$")
_AMERICAN = late(r"(?:1[ .-])?[2-9]\d\d([.-])\d{3}\1\d{4}$")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of phones, bleeps and extensions in a text."""
    plain = text.plain
    for run in at_numbers(text, _RUN):
        for start, end in _parts(plain, run):
            yield from _phone(text, start, end)
    for found in at_numbers(text, _SLASHED):
        yield Mark(*found.span(), Kind.PHONE, Strength.LIKELY, _LIKE_PHONE)
    for found in at_numbers(text, _INTERNAL_NUMBER):
        before = text.small[max(0, found.start() - 40) : found.start()]
        if any(word in before for word in _INTERNAL_WORDS) and _INTERNAL_SAID.search(before):
            yield Mark(*found.span(), Kind.PHONE, Strength.LIKELY, _INTERNAL)


def _parts(plain: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A stretch of digits, taken apart where a second number begins."""
    opening = _OPENING.search(plain, max(0, run.start() - 3), run.start())
    start = opening.start() if opening else run.start()
    digits, end = 0, start
    for group in _GROUP.finditer(plain, run.start(), run.end()):
        if digits >= 9 and digits + len(group[0]) > 12 and group[0][0] == "0":
            yield start, end
            start, digits = group.start(), 0
        digits += len(group[0])
        end = group.end()
    yield start, end


def _phone(text: Prepared, start: int, end: int) -> Iterator[Mark]:
    plain = text.plain
    strength = _strength(text.small, start, plain[start:end])
    if strength is None:
        return
    if plain[start] == "(" and plain.find(")", start, end) < 0:
        start += 1
    extension = _EXTENSION.match(plain, end)
    reason = _PHONE if strength is Strength.CERTAIN else _LIKE_PHONE
    yield Mark(start, extension.end() if extension else end, Kind.PHONE, strength, reason)


def _strength(small: str, start: int, piece: str) -> Strength | None:
    """How surely these digits are somebody's number; nothing when they are something else."""
    digits = digits_of(piece)
    if digits in _WHOLE_PUBLIC or _DATE_FIRST.match(piece) or _NO_PHONE.match(piece):
        return None
    if "+" in piece[:2]:
        return Strength.CERTAIN if 8 <= len(digits) <= 17 else None
    called = said_before(small, start, _CUE, 64)
    if not called and said_before(small, start, _OTHER, 60):
        return None
    return _national(piece, digits, called=called)


def _national(piece: str, digits: str, *, called: bool) -> Strength | None:
    """A number as it is dialled at home, or abroad with two noughts."""
    if digits.startswith("00"):
        return Strength.LIKELY if 10 <= len(digits) <= 17 else None
    if digits[0] == "0":
        return _at_home(digits, called=called)
    if called:
        sure = len(digits) > 8 and _known(digits, REGIONS)
        return Strength.CERTAIN if sure else Strength.LIKELY
    return _by_form(piece, digits)


def _at_home(digits: str, *, called: bool) -> Strength | None:
    """A number with its leading nought: nine digits and more, or fewer after a word of calling."""
    if not (6 if called else 9) <= len(digits) <= 12:
        return None
    sure = len(digits) > 8 and _known(digits, REGIONS)
    return Strength.CERTAIN if sure else Strength.LIKELY


def _by_form(piece: str, digits: str) -> Strength | None:
    if _BRACKETED.match(piece):
        return Strength.CERTAIN
    if (_INDIAN.match(piece) or _AMERICAN.match(piece)) and _known(digits, _WITHOUT_NOUGHT):
        return Strength.LIKELY
    return None


def _known(digits: str, regions: tuple[str, ...]) -> bool:
    """Whether one of these countries could have given out this number."""
    # Delayed: the tables of the countries are read when a text has a number.
    import phonenumbers

    for region in regions:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return True
    return False
