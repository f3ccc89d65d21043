"""Days that a calendar names: who was there, or looks in a record of that day, finds the person."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy import short_dates
from reflect.privacy.calendar_words import (
    FEAST,
    LEAD,
    MONTH,
    ORDINAL,
    OTHER_MONTH,
    WEEKDAY,
    YEAR_WORDS,
)
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import around, at_numbers, places, said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_DATE = "This is the date of one day: a record or a memory of that day leads to the person."
BIRTH = "This is a date of birth."
_DAY = "This day has a name: who was there knows which one it was."
_PART = "A day without its month still tells those who were there which one it was."
_TIME = "A weekday with the time may tell a colleague which event this was."
_MONTH_YEAR = "A month or a year narrows down when this happened."

# Every form is tried at a digit or at an ordinal, so that the rest of a text costs nothing.
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?: ?(?:st|nd|rd|th|ST|ND|RD|TH)\b)"
_M = rf"(?:{MONTH}|{OTHER_MONTH})"
_TO = r"(?: ?[-/&] ?| (?:to|and|until|till|or|through) (?:the )?|, ?)"
_COUNTED = (
    r" ?(?:%|mg|mcg|ml|g\b|kg|am\b|pm\b|a\.m|p\.m|o'clock|hours?|hrs?|mins?\b|minutes?"
    r"|days?|weeks?|months?|years?|yrs"
    r"|times|of (?:them|us|the)|people|patients|beds|cases|visits|calls|miles|nurses"
    r"|staff|women|men|babies|children)"
)
_YEAR = (
    r"(?:(?:,? ?(?:in |of )?[-/.]?(?:19|20)\d\d\b|,? ?'\d\d\b|[ /.-]\d\d\b"
    r"|(?<=[A-Z]{3})\d\d\b)(?![:.]\d"
    rf"|{_COUNTED})|,? {YEAR_WORDS}\b)?"
)
_COUNTED_AFTER = late(_COUNTED)
_DAY_FIRST = late(
    rf"(?<![\w£$€])(?<!\d[./:-])(?:{_D}{_TH}?{_TO}){{0,3}}{_D}(?P<th>{_TH})?,?(?: ?[-/.] "
    r"?| )?(?:day )?(?:of |de )?(?:the month of )?"
    rf"(?P<month>{_M})(?:{_TO}{_D}{_TH}?[ -]?{MONTH})?(?P<year>{_YEAR})"
)
_DAY_OF = late(
    rf"{_D}(?P<th>{_TH})?(?:{_TO}{_D}{_TH}?(?![\w:%]|[.]\d))?(?![\w%:/]|[.,]\d)(?P<year>{_YEAR})"
)
_MONTH_BEFORE = late(rf"(?<!\w)(?P<month>{MONTH})(?:,? the| -|-)? ?$")
_YEAR_BEFORE = late(r"(?:^|[(\n;:.] ?|\b(?:in|on|of) )(?P<year>(?:19|20)\d\d),? $")
_NUMBER = late(r"(?<![\d£$€])\d{1,2}(?!\d)")
_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTH = late(rf"(?<!\w){MONTH}")
# What stands before a month that an ordinal in words belongs to.
_ORDINAL_ENDS = frozenset({"of ", "in ", "th ", "st ", "nd ", "rd ", "h, ", "t, ", "d, ", "ay "})
_ORDINAL_BEFORE = late(
    rf"\b(?:{ORDINAL}(?:{_TO}{ORDINAL})?(?: day)?,?(?: of| in)? "
    rf"|(?:last|first|second|third) {WEEKDAY} (?:of|in) |last day of )$",
)
_YEAR_AFTER = late(rf",? (?:(?:19|20)\d\d|{YEAR_WORDS})\b")
_ORDINAL_AFTER = late(
    rf",? (?:the )?{ORDINAL}\b(?! (?:time|attempt|visit|week|day|of)\b)"
    rf"(?:,? (?:(?:19|20)\d\d"
    rf"|{YEAR_WORDS})\b)?",
)
_SPOKEN_DAY = late(
    rf"\b{ORDINAL}(?: of|,| day of) (?:the )?{ORDINAL},? (?:of )?(?:(?:19|20)\d\d|{YEAR_WORDS}"
    r"|[a-z]{4,7}(?:[ -][a-z]{3,5})?)\b",
)
_NUMERIC = late(
    r"(?<![\w£$€/])(?<!\d[.:])(?:"
    r"(?P<d>0?[1-9]|[12]\d|3[01]) ?(?P<sep>[/.-]) ?(?P<m>0?[1-9]|[12]\d"
    r"|3[01]) ?(?P=sep) ?(?:(?:19|20)\d\d|'?\d\d)"
    r"|(?:19|20)\d\d(?P<iso>[/.-])(?:0?[1-9]|1[0-2])(?P=iso)(?:0?[1-9]|[12]\d"
    r"|3[01])(?:T\d\d:\d\d(?::\d\d)?Z?)?"
    r"|(?P<roman>\d{1,2}(?P<rs>[/. -])(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2}|I{1,3}|IV|VI{0,3}|IX"
    r"|XI{0,2})(?P=rs)(?:19|20)\d\d)"
    r")(?![\w%]|[/.]\d|-\d(?!\d?[/.]\d))"
)
_NTH_OF_NTH = late(rf"{_D}{_TH},? of (?:the )?{_D}{_TH}(?P<year>,? ?(?:(?:19|20)\d\d|'?\d\d)\b)?")
_COMPACT = late(
    r"(?<![\w/-])(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01]) ?(?:0[1-9]|1[0-2]) ?(?:19|20)?\d\d"
    r"|(?:[1-9]|[12]\d|3[01]) (?:0?[1-9]|1[0-2]) (?:19|20)?\d\d)(?![\w/-])"
)
_CAPITAL = late(r"[A-Z](?<!\w.)")
_FEAST = late(rf"(?:International |World )?{FEAST}(?!\w)(?:,? ?(?:of |in )?(?:19|20)\d\d\b)?")
_SMALL_FEASTS = (
    "christmas ", "xmas ", "boxing day", "new year", "good friday", "easter ", "mother", "father's",
    "fathers", "valentine", "bonfire", "halloween", "diwali", "hogmanay", "bank holiday",
    "solstice",
)  # fmt: skip
_LOWER_FEAST = late(
    r"(?<!\w)(?:(?:christmas|xmas) (?:day|eve|morning)|boxing day|new year'?s'? (?:day|eve)"
    r"|good friday|easter (?:sunday|monday)|mother(?:'?s|ing) (?:day|sunday)|father'?s day"
    r"|valentine'?s day|bonfire night|halloween|diwali|hogmanay|bank holiday monday|solstice)\b"
)
_WEEKDAY_NUMBER = late(rf"{WEEKDAY}(?:,? (?:the )?| \()$")
# The first three count much else; the later ones hardly anything but days.
_LATE_ORDINAL = late(
    r"(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth"
    r"|eighteenth|nineteenth|twentieth"
    r"|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|thirtieth|thirty[ -]first)"
    r"(?= ?[,.;:)\n?!]| (?:when|at|and|but|i|we|she|he|they|it)\b| ?$)"
)
_BARE_DAY = late(rf"{_D}(?= ?[,.;)\n]| ?$)")
_WEEKDAY_ORDINAL = late(
    rf"\b{WEEKDAY},? the {ORDINAL}(?= ?[,.;:)\n?!]| (?:which|when|at|and|but|i|we|she|he"
    r"|they|it)\b| ?$)"
)
_ON_THE = late(
    r"(?:\b(?:on|until|till|since|dated|from|by|before|after|adm(?:itted)?|discharged"
    r"|d/c|died|born|fell"
    r"|seen|last,|due|booked|moved|transferred|clinic|commencing|beginning|ending"
    r"|w/[cbe])(?: the)? "
    r"|\b(?:for|(?:morning|afternoon|evening|night|week|weekend|eve) of) the |(?:^|\n)[-* ]{0,3}"
    r"|\b(?:adm(?:itted)?"
    r"|discharged|d/c|died|seen|transferred|moved) \()$"
)
_NTH = late(
    rf"\b{_D}{_TH}(?:{_TO}{_D}{_TH})?"
    r"(?= ?[][,.;:)\n?!\d-]| (?:to (?:the|[A-Z])|of (?:last|this|that|the) month|I|we|she|he"
    r"|they|it|her|his|the|my|when|at|and|but|as|with"
    r"|because)\b| ?$)"
)
_WEEKDAY_TIME = late(
    rf"\b{WEEKDAY}(?: (?:morning|afternoon|evening|night))?,? (?:at |@ ?|around |about )?$"
)
_CLOCK = late(r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?(?![\d%])")
_EVERY = late(r"\b(?:every|each|most|any|usual|regular|weekly|our|the) $|(?:-| to )$")
_NUMBERED = late(
    r"\b(?:section|chapter|paragraph|para|version|v|standard|clause|appendix|table|sort code) ?$",
)
# Words that may stand before a number for another reason.
_VERB = late(r"(?:may|march|mar|dec|sun|sat|mars|mei|medi)$")
_DAY_SAID = late(
    r"\b(?:on|since|until|till|the|dated?|of|born|by|dob|died|from|to|and|-)[ :] ?$",
)

_BORN = late(r"\b(?:d\.? ?o\.? ?b\.?|born|birth|birthday|b\.)[^.;\n\d]{0,20}$")
_COMPACT_SAID = late(
    r"\b(?:d\.? ?o\.? ?b\.?|dates?|dated|born|birth|d\.?o\.?d\.?|edd|lmp|adm(?:itted)?"
    r"|scanned)[ :.(-]{0,4}$",
)

_COARSE = late(
    rf"(?<!\w)(?:(?:early|late|mid)[ -])?{MONTH}(?: of)?,? ?(?:(?:19|20)\d\d|'\d\d)\b"
    r"|(?<![\w/.])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/])"
    r"|\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?<=\b[Ii]n )(?:March|May)\b|(?<=\b[Ss]ince )(?:March|May)\b|(?<=\b[Ll]ast )(?:March|May)\b"
    r"|\b(?:Easter|Christmas|Ramadan|Lent|Advent)\b"
    r"|(?<![\w£$€/.,:-])(?:19[2-9]\d|20[0-4]\d)s?(?![\w/%]|[.,:-]\d| ?(?:mg|ml|kcal|g\b"
    r"|words|people|patients|steps))"
)


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of dates that name a day, and of weekdays with a time."""
    return chain(
        _in_figures(text), _in_words(text), _named(text), short_dates.find(text), _partly(text)
    )


def find_coarse(text: Prepared) -> Iterator[Mark]:
    """The marks of months, seasons of the church and years, for a reader who may not see those."""
    for found in _COARSE.finditer(text.plain):
        yield Mark(*found.span(), Kind.DATE, Strength.LOOK, _MONTH_YEAR)


def _dated(text: Prepared, start: int, end: int) -> Mark:
    """A date, with the weekday and the time of day before it."""
    lead = LEAD.search(text.plain, max(0, start - 40), start)
    reason = BIRTH if said_before(text.small, start, _BORN) else _DATE
    return Mark(lead.start() if lead else start, end, Kind.DATE, Strength.CERTAIN, reason)


def _in_figures(text: Prepared) -> Iterator[Mark]:
    for found in at_numbers(text, _NUMERIC):
        if _is_calendar(found) and not said_before(text.small, found.start(), _NUMBERED):
            yield _dated(text, *found.span())
    for found in at_numbers(text, _DAY_FIRST):
        if found["th"] or found["year"] or _is_month(text, found.start(), found["month"]):
            yield _dated(text, *found.span())
    yield from _month_first(text)
    for found in chain(at_numbers(text, _COMPACT), at_numbers(text, _NTH_OF_NTH)):
        said = said_before(text.small, found.start(), _COMPACT_SAID)
        if said or found.groupdict().get("year"):
            yield _dated(text, *found.span())


def _month_first(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for number in at_numbers(text, _NUMBER):
        month = _MONTH_BEFORE.search(plain, max(0, number.start() - 24), number.start())
        day = month and _DAY_OF.match(plain, number.start())
        if month and day and _is_day(plain, month, day):
            year = _YEAR_BEFORE.search(plain, max(0, month.start() - 10), month.start())
            yield _dated(text, year.start("year") if year else month.start(), day.end())


def _is_calendar(found: re.Match[str]) -> bool:
    """Whether a day and a month may be among the numbers, whichever comes first."""
    return not found["sep"] or min(int(found["d"]), int(found["m"])) <= 12


def _is_month(text: Prepared, start: int, month: str) -> bool:
    """Whether a word after a number is a month and not a verb or a weekday."""
    return not _VERB.match(month) or said_before(text.small, start, _DAY_SAID)


def _is_day(plain: str, month: re.Match[str], day: re.Match[str]) -> bool:
    """Whether a number after a month counts its days."""
    if day["th"] or day["year"]:
        return True
    return not _VERB.match(month["month"]) and not said_after(plain, day.end(), _COUNTED_AFTER)


def _in_words(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for at in places(text.small, _STEMS):
        month = _WHOLE_MONTH.match(plain, at)
        if month is None:
            continue
        before = None
        if text.small[at - 3 : at] in _ORDINAL_ENDS:
            before = _ORDINAL_BEFORE.search(text.small, max(0, at - 60), at)
        if before:
            year = _YEAR_AFTER.match(text.small, month.end())
            yield _dated(text, before.start(), (year or month).end())
        elif after := _ORDINAL_AFTER.match(text.small, month.end()):
            yield _dated(text, at, after.end())
    for at in places(text.small, ("born", "birth", "dob", "d.o.b")):
        if spoken := _SPOKEN_DAY.search(text.small, at, at + 90):
            yield _dated(text, *spoken.span())


def _named(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for capital in _CAPITAL.finditer(plain):
        if found := _FEAST.match(plain, capital.start()):
            yield Mark(*found.span(), Kind.DATE, Strength.LIKELY, _DAY)
    for at in places(text.small, _SMALL_FEASTS):
        if found := _LOWER_FEAST.match(text.small, at):
            yield Mark(*found.span(), Kind.DATE, Strength.LIKELY, _DAY)


def _partly(text: Prepared) -> Iterator[Mark]:
    """A day of the month alone, and a weekday with its time."""
    for start, end in chain(_nth(text), _nth_in_words(text)):
        yield Mark(start, end, Kind.DATE, Strength.LIKELY, _PART)
    plain = text.plain
    for clock in at_numbers(text, _CLOCK):
        day = _WEEKDAY_TIME.search(plain, max(0, clock.start() - 34), clock.start())
        if day and not said_before(text.small, day.start(), _EVERY):
            yield Mark(day.start(), clock.end(), Kind.DATE, Strength.LOOK, _TIME)


def _nth(text: Prepared) -> Iterator[tuple[int, int]]:
    """A day in figures: "Tuesday the 14th", "Monday 4", "on the 14th"."""
    plain = text.plain
    for found in chain(at_numbers(text, _NTH), at_numbers(text, _BARE_DAY)):
        day = _WEEKDAY_NUMBER.search(plain, max(0, found.start() - 20), found.start())
        if day:
            yield day.start(), found.end()
        elif found.re.pattern == _NTH.pattern and said_before(text.small, found.start(), _ON_THE):
            yield found.span()


def _nth_in_words(text: Prepared) -> Iterator[tuple[int, int]]:
    """A day in words: "on the fourteenth", "Friday the sixth"."""
    small = text.small
    for at in places(small, ("on the ", "since the ", "until the ")):
        if ordinal := _LATE_ORDINAL.match(small, small.index("the ", at) + 4):
            yield ordinal.span()
    for at in places(small, ("day the ", "day, the ")):
        if day := around(small, at, _WEEKDAY_ORDINAL, (8, 30)):
            yield day.span()
