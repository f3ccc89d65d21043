"""Numbers that a country or a health service gives to one person, known by form and check digit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import at_numbers, said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reflect.privacy.prepared import Prepared

_NHS = "This is a valid NHS, CHI or H&C number: its check digit is right."
_NHS_SLIP = (
    "This is written as an NHS, CHI or H&C number; one with a slip still points to a person."
)
_VALID = "This is a valid national number of one person: its check digit is right."
_FORM = "This has the form of a national number of one person."
_SAID = "The words beside it say that this is the number of one person."
_CARD = "This is a valid number of a payment card or a bank account."

# Single spaces, dashes or full stops may stand between the digits; 40 are more than two numbers.
_RUN = late(r"(?<![\w£$€#,])(?<!\d[./:])\d(?:(?:[ -]|\.(?! )){0,2}\d){7,39}(?![\w%]|[./:,]\d)")
_GROUP = late(r"\d+")
_NOT_A_PERSON = late(
    r"\b(?:batch|lot|isbn|issn|pmid|pmc|pmcid|doi|isrctn|nct|ean|gtin|upc|barcode|orcid"
    r"|eudract|prospero"
    r"|trial(?: registration)?|stock|catalogue|part|order)\b(?: ?(?:no\.?|number|code|id"
    r"|of|:|#|is|was))*"
    r"[ :.#(-]{0,3}$",
)
_HEALTH = late(
    r"(?:\b(?:nhs|chi|h ?& ?c|hcn|health (?:and|&) (?:social )?care|number|no|hospital"
    r"|card|patient|id"
    r"|identity|record|label|wristband)\b)[^\n]{0,50}$",
)
_HEALTH_AFTER = late(
    r"[\"')]{0,2},? ?(?:\(|is |was |as |being )?(?:his |her |their |the |my |an? )?"
    r"(?:nhs|chi|h ?& ?c|hcn|hospital|patient)\b",
)
_COUNTRY = late(
    r"\b(?:aadhaar|aadhar|uidai|abha|pesel|cnp|cod numeric|cnic|nadra|nin|bvn|ssn"
    r"|social security|medicare"
    r"|tfn|tax file|iban|tin|nhif|nssf|ird|sin|social insurance|national (?:id|identity|insurance"
    r"|registration)|identity"
    r"|id|nrc|omang|nida|voter|passport|pps|ppsn|nik|nic|philhealth|philsys|sss|umid|pan|uan|ration"
    r"|medical aid|insurance|beneficiary|citizen(?:ship)?|nhi|hkid|brn|birth (?:entry"
    r"|certificate))\b"
    r"[^.;!?\n\d]{0,40}$",
)
_DATE_FIRST = late(
    r"(?:\d{1,2}([.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d\d([.-])\d\d?\2\d\d?)(?!\d)"
)
_HOUSE_OF_NUMBERS = late(r"\d{1,3}(?:[ .]\d{3})+$")


class _Scheme(NamedTuple):
    """A number whose digits a library can check."""

    digits: int
    checks: tuple[str, ...]
    """Modules of python-stdnum; one that is satisfied is enough."""
    needs_word: bool
    """Whether too many other numbers pass the check to believe it alone."""


_SCHEMES = (
    _Scheme(12, ("in_.aadhaar",), needs_word=False),
    _Scheme(13, ("za.idnr", "ro.cnp", "pk.cnic"), needs_word=False),
    _Scheme(11, ("pl.pesel",), needs_word=False),
    _Scheme(16, ("luhn",), needs_word=False),
    _Scheme(9, ("us.ssn", "ca.sin", "au.tfn", "nz.ird", "pt.nif"), needs_word=True),
    _Scheme(8, ("nz.ird", "au.tfn"), needs_word=True),
)
# Digits in these groups are a national number whether or not a check digit is right.
_GROUPED = frozenset(
    {(4, 4, 4), (2, 4, 4, 4), (5, 7, 1), (3, 2, 4), (6, 4, 3), (6, 4, 1, 2), (8, 5, 5, 2)}
    | {(4, 4, 4, 4)}
)
_NHS_GROUPS = frozenset({(10,), (3, 3, 4), (6, 4)})

# Letters and digits: what it is, how it is written, and the module that checks it, if there is one.
_WRITTEN = (
    (r"[A-CEGHJ-TW-Z][A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", ""),
    (r"\d{2}[A-L]\d{4}[A-Z]", ""),
    (r"\d{7}[A-W][A-IW]?", "ie.pps"),
    (r"[A-Z]{5}\d{4}[A-Z]", ""),
    (r"[A-Z]{3}\d{7}", ""),
    (r"[AP]\d{9}[A-Z]", ""),
    (r"GHA-?\d{9}-?\d", ""),
    (r"C[MF]\d{5,10}[A-Z\d]{2,7}", ""),
    (r"\d{2}-?\d{6,7} ?[A-Z] ?\d{2}", ""),
    (r"\d{6}/\d{2}/\d", ""),
    (r"\d{9}[VX]", ""),
    (r"[A-Z9]{5}\d{6}[A-Z9]{2}\d?[A-Z\d]{2}", ""),
    (r"[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?", "iban"),
    (r"[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}", ""),
    (r"(?:[\dA-Fa-f]{2}[:-]){5}[\dA-Fa-f]{2}", ""),
    (r"[A-Z]\d{4} \d{2} \d{6}(?: \d)?", ""),
    (r"[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d{2}", ""),
)
_LETTERS = late(r"(?<![\w/@.-])(?:[A-Z]{1,5} |[A-Za-z]{1,8}-?)$")
_ANY = late(
    rf"(?<![\w/@.-])(?:{'|'.join(f'(?P<n{n}>{form})' for n, (form, _) in enumerate(_WRITTEN))})"
    r"(?![\w/])"
)
_LOWER_NINO = late(r"(?<!\w)[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w)")
_INSURANCE = late(r"n(?:i|\.i\.|ino|ational insurance)\b[a-z :-]{0,20}?(?= [a-z]{2} ?\d) ")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of national and health-service numbers, checked where a check digit tells."""
    plain = text.plain
    for place in text.numbers:
        found = _ANY.match(plain, _first_letter(plain, place)) or _ANY.match(plain, place)
        if found and (mark := _written(text, found)):
            yield mark
    for run in at_numbers(text, _RUN):
        yield from _in_run(text.small, run)
    for said in _INSURANCE.finditer(text.small):
        if found := _LOWER_NINO.match(plain, said.end()):
            yield Mark(*found.span(), Kind.ID, Strength.CERTAIN, _FORM)


def _first_letter(plain: str, number: int) -> int:
    """Where the letters begin that stand before a number as a part of it."""
    before = plain[max(0, number - 2) : number]
    if before[-1:].isalnum() or before[-1:] == "-" or (before[-1:] == " " and before[0].isupper()):
        letters = _LETTERS.search(plain, max(0, number - 10), number)
        return letters.start() if letters else number
    return number


def _in_run(small: str, run: re.Match[str]) -> Iterable[Mark]:
    """The number that a stretch of digits is, or else those within it."""
    groups = [group.span() for group in _GROUP.finditer(small, run.start(), run.end())]
    whole = _judged(small, groups)
    if whole:
        return [whole]
    marks = []
    first = 0
    while first < len(groups):
        last = first + 1
        mark = None
        while last <= min(len(groups), first + 5) and mark is None:
            mark = _health_number(small, groups[first:last], alone=False)
            mark = mark or _in_groups(small, groups[first:last])
            last += 1
        if mark:
            marks.append(mark)
            first = last - 1
        else:
            first += 1
    return marks


def _judged(small: str, groups: list[tuple[int, int]]) -> Mark | None:
    start, end = groups[0][0], groups[-1][1]
    lengths = tuple(b - a for a, b in groups)
    if _DATE_FIRST.match(small, start) or said_before(small, start, _NOT_A_PERSON):
        return None
    if sum(lengths) == 10 and (mark := _health_number(small, groups, alone=True)):
        return mark
    digits = _digits(small, groups)
    said = said_before(small, start, _COUNTRY, 80)
    for scheme in _SCHEMES:
        fits = len(digits) == scheme.digits and (said or not scheme.needs_word)
        if fits and any(_valid(check, digits) for check in scheme.checks):
            reason = _CARD if scheme.checks == ("luhn",) else _VALID
            return Mark(start, end, Kind.ID, Strength.CERTAIN, reason)
    if said:
        return Mark(start, end, Kind.ID, Strength.LIKELY, _SAID)
    if lengths in _GROUPED:
        return Mark(start, end, Kind.ID, Strength.LIKELY, _FORM)
    return None


def _in_groups(small: str, groups: list[tuple[int, int]]) -> Mark | None:
    """A number in the groups of its country and with its check digit, beside other numbers."""
    if tuple(end - start for start, end in groups) not in _GROUPED:
        return None
    digits = _digits(small, groups)
    for scheme in _SCHEMES:
        fits = len(digits) == scheme.digits and not scheme.needs_word
        if fits and any(_valid(check, digits) for check in scheme.checks):
            reason = _CARD if scheme.checks == ("luhn",) else _VALID
            return Mark(groups[0][0], groups[-1][1], Kind.ID, Strength.CERTAIN, reason)
    return None


def _health_number(small: str, groups: list[tuple[int, int]], *, alone: bool) -> Mark | None:
    """Ten digits with the check digit of the NHS, or with its name beside them."""
    start, end = groups[0][0], groups[-1][1]
    digits = _digits(small, groups)
    if len(digits) != 10:
        return None
    lengths = tuple(b - a for a, b in groups)
    if _of_nhs(digits) and (alone or lengths in _NHS_GROUPS):
        return Mark(start, end, Kind.ID, Strength.CERTAIN, _NHS)
    if said_before(small, start, _HEALTH, 64) or said_after(small, end, _HEALTH_AFTER):
        return Mark(start, end, Kind.ID, Strength.LIKELY, _NHS_SLIP)
    return None


def _written(text: Prepared, found: re.Match[str]) -> Mark | None:
    """A number of letters and digits, unless a library says that it cannot be one."""
    form = int((found.lastgroup or "n0")[1:])
    check = _WRITTEN[form][1]
    if said_before(text.small, found.start(), _NOT_A_PERSON):
        return None
    if not check:
        return Mark(*found.span(), Kind.ID, Strength.CERTAIN, _FORM)
    if _valid(check, found[0]):
        return Mark(*found.span(), Kind.ID, Strength.CERTAIN, _CARD if check == "iban" else _VALID)
    if said_before(text.small, found.start(), _COUNTRY, 80):
        return Mark(*found.span(), Kind.ID, Strength.LIKELY, _SAID)
    return None


def _digits(small: str, groups: list[tuple[int, int]]) -> str:
    return "".join(small[start:end] for start, end in groups)


def _of_nhs(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of NHS, CHI and H&C numbers.

    Asked of most texts with a number in them, so not of the library: it takes 20 ms to load.
    """
    weighed = sum(
        weight * int(digit) for weight, digit in zip(range(10, 0, -1), digits, strict=True)
    )
    return weighed % 11 == 0


def _valid(check: str, number: str) -> bool:
    # Delayed: most texts have no number that is worth asking about.
    return bool(import_module(f"stdnum.{check}").is_valid(number))
