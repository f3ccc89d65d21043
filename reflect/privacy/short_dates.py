"""A day and a month in figures without a year: 14/3, where the words around it make it a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.calendar_words import LEAD
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import at_numbers, said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_SHORT = "After the word before it, this is the date of one day."

# A day and a month alone look like a fraction, a dose or a score: the word before them decides.
_WEEKDAYS = (
    r"mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:r?s?)?(?:day)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?"
)
_NOUNS = (
    r"on|dated?|meetings?|reviewed|seen|born|died|dies|admitted|admission|discharged?"
    r"|d/c|visit(?:ed)?|w/?c|w/?b|w/?e|week of"
    r"|commencing|beginning|ending|booked|rebooked|edd|lmp|dob|d\.o\.b|dod|logged|signed"
    r"|sent|received|closed|opened|called"
    r"|rang|conference|supervision|ward round|mdt|cpa|funeral|inquest|hearing|birthday"
    r"|b'?day|anniversary|debrief|incident"
    r"|event|day,|held"
)
_DATED = late(
    rf"\b(?:{_NOUNS}|{_WEEKDAYS}|since|until|till|entry|op|operation|surgery|scan(?:ned)?"
    r"|started|stopped|began|ended"
    r"|inserted|removed|changed|fell|moved|transferred|referred|delivered|married|burial"
    r"|cremation|between|from|shift"
    r"|nights?|handover|bloods|cxr|x-?ray|mri|ct|ecg|swabs?|call|tel|letter|report"
    r"|results?|note|d\.o\.d\.|timeline|by|appt|appointment|due|clinic|reviews?|and|to)"
    r"(?: (?:was|is|on|dated?|for|held|the|a|of))?[ :=-]{1,3}\(?$",
)
_DATED_DOTTED = late(
    rf"\b(?:{_NOUNS}|{_WEEKDAYS})(?: (?:was|is|on|held|the))?[ :=-]{{1,3}}$",
)
_EXPLICIT = late(r"\b(?:dated?|born|died|dob|d\.o\.b\.?):? $")
_PERIOD = late(
    r"\b(?:reviews?|clinic|appt|appointment|due|by|to|and|started|stopped|every|for|in) ?\(?$",
)
_OPENING = late(r"(?:^|\n)[-*• ]{0,3}\(?$")
_SLASHED = late(
    r"(?<![\w£$€/.,:-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?![\w%/]|[.,:]\d|-\d+-)"
)
_MEASURE = late(
    r" ?(?:%|tablets?|tabs?|mg|mcg|ml|g\b|kg|mmol|litres?|l\b|units?|doses?|days?|weeks?"
    r"|months?|hours?|ago|out of|pain|full"
    r"|bottles?|pints?|cups?|glasses?|sats|strength|cm|mm|per cent|percent|score)",
)
_TO_DAY = late(r" ?(?:-|to|and|until) ?(?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?![\w%/]|[.:]\d)")


def find(text: Prepared) -> Iterator[Mark]:
    """Days and months without a year, where the words around them say that they are dates."""
    plain = text.plain
    for found in at_numbers(text, _SLASHED):
        if not _is_short_date(text, found):
            continue
        lead = LEAD.search(plain, max(0, found.start() - 24), found.start())
        start = lead.start() if lead else found.start()
        yield Mark(start, found.end(), Kind.DATE, Strength.LIKELY, _SHORT)
        if (last := _TO_DAY.match(plain, found.end())) and _possible(last):
            yield Mark(last.start("d"), last.end(), Kind.DATE, Strength.LIKELY, _SHORT)


def _possible(found: re.Match[str]) -> bool:
    return 1 <= int(found["d"]) <= 31 and 1 <= int(found["m"]) <= 12


def _is_short_date(text: Prepared, found: re.Match[str]) -> bool:
    small, start = text.small, found.start()
    day, month = int(found["d"]), int(found["m"])
    if not _possible(found) or said_after(small, found.end(), _MEASURE):
        return False
    if found["sep"] == "-":
        return (day > 12 or found["d"][0] == "0") and said_before(small, start, _DATED_DOTTED)
    if found["sep"] == ".":
        sure = day > 9 or len(found["m"]) > 1 or said_before(small, start, _EXPLICIT)
        return sure and said_before(small, start, _DATED_DOTTED)
    if month in (7, 12) and day < 10 and said_before(small, start, _PERIOD):
        return False
    # Noughts in front are written in dates only; "14/7" is a fortnight, "18/12" a year and a half.
    sure = "0" in (found["d"][0], found["m"][0]) or (day > 12 and month not in (7, 12))
    last = _TO_DAY.match(text.plain, found.end())
    sure = sure or bool(last and last[0][0] == "-" and _possible(last) and int(last["d"]) > 12)
    return sure or said_before(small, start, _DATED) or _is_entry(text, found)


def _is_entry(text: Prepared, found: re.Match[str]) -> bool:
    """Whether a day and a month stand in front of a note, or in brackets after its title."""
    opened = text.plain[found.start() - 1 : found.start()] == "("
    if not opened and not said_before(text.plain, found.start(), _OPENING):
        return False
    day, month = int(found["d"]), int(found["m"])
    listed = text.plain.startswith(("):", ":", " - "), found.end())
    return (listed or day > month) and (day, month) != (24, 7)
