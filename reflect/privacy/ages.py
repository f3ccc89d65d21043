"""Ages: from 90 on few people share one; younger ones matter to a reader who may not see any."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import around, at_numbers, digits_of, places, said_after, said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

OLD = 90
_OLDEST = 122

_GREAT = "Few people are 90 or older: an exact age points to one of them."
_DECADE = "Few people are in their nineties: with anything else it may point to one of them."
_EXACT = "An exact age narrows down who this is: a stage of life says as much."

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    **{f"{ten[:-1]}ieth": value for ten, value in _TENS.items()},
    **{f"{unit}th": value for unit, value in _UNITS.items()},
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "hundredth": 100,
}
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_LESS_THAN_HUNDRED = "|".join(reversed([*_UNITS, *_TENS]))
_GREAT_WORDS = (
    rf"(?:(?:an? |one )?hundred(?:[ -]and[ -](?:{_LESS_THAN_HUNDRED}))?|ninety(?:[ -]{_SMALL})?)"
)
_ANY_WORDS = (
    rf"(?:{_GREAT_WORDS}|(?:{'|'.join(_TENS)})(?:[ -]{_SMALL})?|{'|'.join(reversed(_UNITS))})"
)
_UNITH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_GREAT_TH = (
    rf"(?:(?:one )?hundred and (?:{'|'.join(reversed(_ORDINALS))})|(?:one )?hundredth"
    rf"|ninetieth|ninety[ -]{_UNITH})"
)
_ANY_TH = rf"(?:{_GREAT_TH}|(?:{'|'.join(_TENS)})[ -]{_UNITH}|{'|'.join(reversed(_ORDINALS))})"

# What is around a number decides whether it is an age; great ages have their own, quicker patterns.
_DAY = r"(?P<day> birthday\b| b'?day\b)?"
_TH = r"(?P<th>st\b|nd\b|rd\b|th\b)?"
_NOT_AFTER = r"(?<![\w£$€#@.-])(?<!\d[,/:])"
_GREAT_FIGURE = late(rf"{_NOT_AFTER}(?P<n>9\d|1[0-2]\d)(?!\d){_TH}{_DAY}")
_FIGURE = late(rf"{_NOT_AFTER}(?P<n>1[0-2]\d|\d{{1,2}})(?!\d){_TH}{_DAY}")
_GREAT_WORD = late(rf"(?<![\w-])(?P<n>(?P<th>{_GREAT_TH})|{_GREAT_WORDS})(?!\w){_DAY}")
_WORD = late(rf"(?<![\w-])(?P<n>(?P<th>{_ANY_TH})|{_ANY_WORDS})(?!\w){_DAY}")
_PAIR = late(r" and (?P<n>9\d|1[0-2]\d)(?![\w%]|[.:/]\d| ?(?:mg|minutes|years ago))")
_ARTICLE = late(r"\b(?:an? |one )$")
_DECADE_ENDS = ("ties", "teens", "0s", "0's", "nonagen", "centenar")
_DECADES = late(
    r"(?<!\bthe )\b(?:(?:(?:his|her|their|my|our|your|early|mid|late)[ -]){1,2}(?:very late )?"
    r"(?P<n>nineties|eighties|seventies|sixties|fifties|forties|thirties|twenties|teens"
    r"|'?[1-9]0'?s)"
    r"|nonagenarians?|(?:super)?centenarians?)\b",
)

# Words after a number that make it an age, whatever stands before.
_YEARS_OLD = late(
    r"(?:[ -]?(?:years?|yrs?|y|(?P<part>months?|mths?|weeks?|wks?|days?))[ -]?(?:old"
    r"|olds|of age|young)\b"
    r"|(?:yrs?|years?)\b(?! ago)|-?[ -]?y[/.]?o\b|[ -]y[ -]o\b|[ -]?year[ -](?:boy|girl"
    r"|man|woman)\b"
    r"|[ -]?(?:yrs?|y|years?)[ ,/]*(?:[FfMm]\b|(?:fe)?male\b|man\b|woman\b|lady\b"
    r"|gentleman\b|pt\b|patient\b))",
)
_SEX_AFTER = late(r" ?/? ?[FM]\b(?!['.-]\w)|/ ?[fm]\b|f\b|,? (?:fe)?male\b| ?[♀♂]")
_SEX_BEFORE = late(r"(?:\b[FM]|\b[Ff]emale|\b[Mm]ale)[,/;: ] ?$")
_AGED = late(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?|age(?:/sex| is| was)?:?|the (?:ripe |grand "
    r"|great )?(?:old )?age of"
    r"|(?:makes?|made|making|make) (?:him|her|them)|liv(?:ed?|ing) (?:on )?(?:to|until"
    r"|till)(?: be)?"
    r"|aet(?:at)?|nearing|approaching|pushing|celebrat(?:ed|ing|es?)|(?:died|passed away"
    r"|widowed) at)"
    r"(?: (?:about|around|just|nearly|almost|over|only))?[ :=-]{1,3}$",
)
# Somebody must be meant: "her pulse was 96" is no age, "she was 96" is.
_WHO = late(
    r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]ho|I|[Ww]e|[Yy]ou|mother|father|mum|mam|mom|dad"
    r"|nana?|gran|granny|grand(?:mother|father)"
    r"|grandma|gran?dad|wife|husband|partner|aunt|auntie|aunty|uncle|sister|brother|son"
    r"|daughter|baby|child|twins?|lady"
    r"|gentleman|man|woman|gent|boy|girl|patient|pt|client|resident|widow|widower"
    r"|neighbour|friend|carer|teenager"
    r"|youngest|eldest|oldest|lad|lass|fisherman|farmer|teacher|nurse)|(?P<name>\b[A-Z][\w'-]*)\.?)"
    r"(?:(?:'s|'re|'m| am|'d be|'d have been|'ll be| is| was| are| were| will be"
    r"| would (?:be|have been)"
    r"| had been| must be| being| isn't| wasn't"
    r"| be| of| had (?:just )?(?:reached|hit|passed))"
    r"(?: (?:now|only|just|already|nearly|almost|still|about|then|all|both|soon|over"
    r"|at least|actually))?|, now|, only) $"
)
_NOBODY = late(
    r"(?:It|This|That|There|Th[eo]se|What|Which|Mine|Target|Total|Attendance|Room|Here"
    r"|Sats|Pulse|Half|Some|About|Saturations?"
    r"|Temp(?:erature)?|Rate|Score|Weight|Sp[Oo]2|BP|HR|RR|GCS|NEWS2?|BMI|HB|Hb|CRP"
    r"|Sugar|Glucose|Peak|Bed|Bay|Ward|Page)$"
)
_MEASURED = late(
    r"\b(?:sats?|spo2|saturations?|oxygen|pulse|heart|hr|rr|rate|bp|pressure|systolic"
    r"|diastolic|temp(?:erature)?|score|weight"
    r"|wt|bmi|height|peak flow|sugars?|glucose|bms?|hb|haemoglobin|crp|egfr|creatinine"
    r"|gcs|news2?|percent|bed|bay|room|ward"
    r"|page|number|no|dose|level|bus|chapter|section|band|grade|platelets|volume|output"
    r"|speed|cubicle|floor|week|day)\b"
    r"[^.;!?\n]{0,16}$",
)
_COUNT_AFTER = late(
    r"(?:%|[./:]\d|,\d{3}|-\d|(?:st|nd|rd|th)\b| ?(?:%|percent|per cent|mg|mcg|g\b|kg"
    r"|kilos?|ml|l\b|litres?|units?|cm|mm|miles?"
    r"|metres?|km|bpm|beats|mmol|hours?|hrs?|mins?\b|minutes?|seconds?|secs?|days?"
    r"|weeks?|months?|nights?|times|stone|st\b|lbs?\b"
    r"|pounds?|pence|p\b|tablets?|doses?|puffs?|patients|people|beds|calls|visits|cases"
    r"|steps|stairs|pages|words|others?"
    r"|more\b|of (?:us|them|the)|out of|over \d|on (?:room )?air|on (?:oxygen|o2)"
    r"|on \d+(?:\.\d)? ?(?:l\b|litres?|%)|sats"
    r"|point|plus \d|per |degrees|°|sessions?|courses?|staff|nurses|residents|women|men"
    r"|children|babies|members))",
)
_OWN_YEARS = late(r"[ -](?:years?|summers|winters)\b")
_HIS = late(r"\b(?:his|her|their|my|whose|'s|s') $")
_NAMED = late(
    r"(?P<name>\b[A-Z][\w'-]*)\.?,? \(?$|(?P<word>\b(?:lady|gentleman|man|woman|patient"
    r"|mother|father|nan|gran|widow|widower|resident|neighbour)),? \(?$"
)
_APPOSED = late(r" ?(?:[,;:)]|\.(?:\s|$)|-(?!\w)|\n|$)")
_WORKER = late(
    r"\b[Aa]n? (?:[a-z-]{2,14} ){0,3}[a-z]{2,12}(?:er|or|man|woman|ist|ian|ee|ess|nurse"
    r"|vicar|priest|clerk) of $"
)
_NOTED = late(r"(?P<name>\b[A-Z][A-Za-z'-]{2,20}) $")
_NOTED_AFTER = late(r" ?\(|[,;:] ?[A-Za-z]|$")
_BRACKET = late(r"(?:[\w.'-] ?|, )\((?:died |aged |now |then |age |b\. ?\d{4}, )?$")
_AT = late(
    r"(?:^|[.!?;\"\n] ?|\b(?:[Dd]ied|[Ww]idowed|[Ee]ven|[Aa]nd|[Bb]ut|[Ss]till|alone"
    r"|independent),? )[Aa]t $"
)
_WILL_BE = late(r"\b(?:will|would|'ll|'d) (?:soon |now |have been )?be $")
_NEXT = late(r" (?:next birthday|next|this year|in (?:the )?[A-Z]?[a-z]+)\b|[,.;)]")
_AT_WHO = late(r",? (?:he|she|they|his|her|I|Mr|Mrs|Ms|Miss)\b|[.;)]")
_OWN_DAY = late(r"\b(?:his|her|their|my|whose|'s|s'|reach(?:ed|es)? (?:the|a)) $")
_DAY_AFTER = late(r" ?[,.;:!?)\n]| (?:and|in|on|with|at|last|next|this|when|just|year)\b|$")


class _Age(NamedTuple):
    start: int
    end: int
    years: int
    strength: Strength


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of ages of 90 and over."""
    for age in chain(_great_ages(text), _decades(text)):
        if age.years >= OLD:
            reason = _DECADE if age.strength is Strength.LOOK else _GREAT
            yield Mark(age.start, age.end, Kind.AGE, age.strength, reason)


def find_younger(text: Prepared) -> Iterator[Mark]:
    """The marks of ages under 90, for a reader who may not see an exact age."""
    numbers = chain(at_numbers(text, _FIGURE), _WORD.finditer(text.small))
    for age in chain((_age_of(text, number) for number in numbers), _decades(text)):
        if age and age.years < OLD:
            yield Mark(age.start, age.end, Kind.AGE, age.strength, _EXACT)


def _great_ages(text: Prepared) -> Iterator[_Age]:
    for number in chain(at_numbers(text, _GREAT_FIGURE), _great_words(text.small)):
        if age := _age_of(text, number):
            yield age
            if pair := _PAIR.match(text.plain, age.end):
                yield age._replace(start=pair.start("n"), end=pair.end())


def _great_words(small: str) -> Iterator[re.Match[str]]:
    for at in places(small, ("ninet", "hundred")):
        article = _ARTICLE.search(small, max(0, at - 4), at)
        number = _GREAT_WORD.match(small, article.start()) if article else None
        if number := number or _GREAT_WORD.match(small, at):
            yield number


def _decades(text: Prepared) -> Iterator[_Age]:
    for at in places(text.small, _DECADE_ENDS):
        if found := around(text.small, at, _DECADES, (24, 18)):
            yield _Age(*found.span(), _decade(found["n"]), Strength.LOOK)


def _age_of(text: Prepared, number: re.Match[str]) -> _Age | None:
    """The age that a number says, as a count of years or as a birthday."""
    years = _years(number["n"])
    if years > _OLDEST:
        return None
    if not number["th"]:
        return _age(text, number, years)
    if _is_birthday(text.small, number, years):
        return _Age(*number.span(), years, Strength.CERTAIN)
    return None


def _age(text: Prepared, found: re.Match[str], years: int) -> _Age | None:
    """The age that a number is, or nothing when it counts something else."""
    small = text.small
    start, end = found.span()
    if old := _YEARS_OLD.match(small, end):
        return _Age(start, old.end(), 0 if old["part"] else years, Strength.CERTAIN)
    if years >= OLD and said_before(small, start, _HIS) and (own := _OWN_YEARS.match(small, end)):
        return _Age(start, own.end(), years, Strength.LIKELY)
    if said_after(small, end, _COUNT_AFTER):
        return None
    if said_before(small, start, _AGED):
        return _Age(start, end, years, Strength.CERTAIN)
    return None if said_before(small, start, _MEASURED, 28) else _told(text.plain, found, years)


def _told(plain: str, found: re.Match[str], years: int) -> _Age | None:
    """An age that only its sentence tells."""
    start, end = found.span()
    if sex := _sex(plain, found):
        return sex._replace(years=years)
    told = _is_somebodys(plain, start, end) or (years >= OLD and _is_noted(plain, start, end))
    return _Age(start, end, years, Strength.LIKELY) if told else None


def _sex(plain: str, found: re.Match[str]) -> _Age | None:
    """A number beside "F" or "M"."""
    start, end = found.span()
    if after := _SEX_AFTER.match(plain, end):
        return _Age(start, after.end(), 0, Strength.CERTAIN)
    if said_before(plain, start, _SEX_BEFORE) and said_after(plain, end, _APPOSED):
        return _Age(start, end, 0, Strength.CERTAIN)
    return None


def _is_somebodys(plain: str, start: int, end: int) -> bool:
    """Whether a number is said of somebody: "she is 93", "Ivy Marsh, 93,", "At 93 she"."""
    who = _WHO.search(plain, max(0, start - 48), start)
    if who:
        return not (who["name"] and _NOBODY.match(who["name"]))
    if said_before(plain, start, _WILL_BE):
        return said_after(plain, end, _NEXT)
    if said_before(plain, start, _AT):
        return said_after(plain, end, _AT_WHO)
    if not said_after(plain, end, _APPOSED):
        return False
    if plain[end : end + 1] == ")" and said_before(plain, start, _BRACKET):
        return True
    named = _NAMED.search(plain, max(0, start - 30), start)
    return bool(named and plain[start - 2] in ",(" and not _NOBODY.match(named["name"] or ""))


def _is_noted(plain: str, start: int, end: int) -> bool:
    """Whether a number is said of a job or in a list: "a miner of 94", "Dot 99 (room 1)"."""
    if said_before(plain, start, _WORKER):
        return True
    name = _NOTED.search(plain, max(0, start - 30), start)
    return bool(name and not _NOBODY.match(name["name"].title()) and _NOTED_AFTER.match(plain, end))


def _is_birthday(small: str, found: re.Match[str], years: int) -> bool:
    if found["day"]:
        return True
    own = said_before(small, found.start(), _OWN_DAY)
    return years >= OLD and own and said_after(small, found.end(), _DAY_AFTER)


def _years(said: str) -> int:
    """The number that is written in figures or words."""
    if digits := digits_of(said):
        return int(digits)
    total = 0
    for word in re.findall(r"[a-z]+", said.lower()):
        total += (
            100
            if word == "hundred"
            else _UNITS.get(word, 0) or _TENS.get(word, 0) or _ORDINALS.get(word, 0)
        )
    return total


def _decade(said: str | None) -> int:
    """The years at which a decade of life begins."""
    if not said or said.lower() == "nineties":
        return OLD
    return int(digits_of(said) or 0)
