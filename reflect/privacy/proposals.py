"""What could stand in place of what was found: more general, and true all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind
from reflect.privacy import dates
from reflect.privacy.late import late
from reflect.privacy.profiles import Also

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.privacy.mark import Mark
    from reflect.privacy.people import Part
    from reflect.privacy.profiles import Profile

# Not those of calendar, which follow the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = late(rf"\b({'|'.join(m[:3] for m in _MONTHS)})", re.I)
_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURES = late(r"(?<!\d)(\d{1,4})[./ -](\d{1,2})[./ -](\d{2,4})(?!\d)")
_NUMBER = late(r"\d+")

_ROLE_WORDS = {
    "patient": ("the patient",),
    "colleague": ("a colleague",),
    "relative": ("a relative",),
    "person": ("someone",),
}
_WORKPLACES = (
    (r"ward|bay", "the ward"),
    (r"hospice", "the hospice"),
    (r"surgery|practice|medical cent|health cent", "the practice"),
    (r"hospital|infirmary|general|royal", "the hospital"),
    (r"unit|suite|wing", "the unit"),
    (r"clinic", "the clinic"),
    (r"school|college|academy|primary|grammar|high|nursery|university", "the school"),
    (r"lodge|court|house|home|manor|grange|hall|villa", "the home"),
    (r"church|chapel|cathedral|mosque|masjid|temple|gurdwara|synagogue", "the place of worship"),
    (r"pharmacy|chemist", "the pharmacy"),
    (r"trust|board|foundation|council", "the organisation"),
    (r"club|fc|united|rovers", "the club"),
    (r" in | on | at ", "the shop"),
)


def proposals(plain: str, mark: Mark, known: Part, profile: Profile) -> tuple[str, ...]:
    """What could stand there, the best first; an empty text takes the detail out."""
    text = plain[mark.start : mark.end]
    if mark.kind is Kind.NAME:
        return (known.placeholder, *_ROLE_WORDS[known.role], "")
    if mark.kind is Kind.DATE:
        return _for_date(plain, mark, profile)
    if mark.kind is Kind.ORGANISATION:
        return (_workplace(plain, mark), known.placeholder, "")
    return _OTHERS[mark.kind](text, known)


def _for_date(plain: str, mark: Mark, profile: Profile) -> tuple[str, ...]:
    """The month, if this reader may see it; else the year, if they may; else recently."""
    if mark.reason == dates.BIRTH:
        return ("[date of birth removed]", "")
    text = plain[mark.start : mark.end]
    year, month = _year(text), _month(text)
    coarse = [f"{month} {year}"] if month and year and Also.MONTHS not in profile.also else []
    if year and Also.YEARS not in profile.also:
        coarse.append(year)
    after_on = plain[max(0, mark.start - 3) : mark.start].lower() == "on "
    wordings = [f"a day in {wording}" if after_on else wording for wording in coarse]
    return (*wordings, "one day" if after_on else "recently", "")


def _year(text: str) -> str:
    found = _YEAR.search(text)
    if found:
        return found[0]
    figures = _FIGURES.search(text)
    if figures is None or len(figures[3]) != 2:
        return ""
    short = int(figures[3])
    # Two figures of a year that has not come yet are of the last century.
    return f"{1900 + short if short > 40 else 2000 + short}"


def _month(text: str) -> str:
    word = _MONTH.search(text)
    if word:
        return next(m for m in _MONTHS if m.lower().startswith(word[1].lower()))
    figures = _FIGURES.search(text)
    number = int(figures[2]) if figures else 0
    return _MONTHS[number - 1] if 1 <= number <= 12 else ""


def _for_age(text: str, _known: Part) -> tuple[str, ...]:
    number = _NUMBER.search(text)
    years = int(number[0]) if number else 0
    if 18 <= years < 90:
        return (_life_stage(years), f"in their {_DECADES[years // 10]}", "")
    return (_life_stage(years), "")


_DECADES = (
    "",
    "late teens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
)


def _life_stage(years: int) -> str:
    """A word for a stage of life; a great age when the years are in words."""
    stages = (
        (1, "very old"),
        (13, "a child"),
        (18, "a teenager"),
        (40, "a younger adult"),
        (65, "an adult in middle life"),
        (90, "an older adult"),
    )
    return next((stage for limit, stage in stages if years < limit), "very old")


def _workplace(plain: str, mark: Mark) -> str:
    """The kind of workplace, with its article unless one stands there."""
    text = plain[mark.start : mark.end].lower()
    general = next((to for of, to in _WORKPLACES if re.search(of, text)), "the workplace")
    after_the = plain[max(0, mark.start - 4) : mark.start].lower() == "the "
    return general.removeprefix("the ") if after_the else general


def _constant(*wordings: str) -> Callable[[str, Part], tuple[str, ...]]:
    return lambda _text, _known: (*wordings, "")


_OTHERS: dict[Kind, Callable[[str, Part], tuple[str, ...]]] = {
    Kind.AGE: _for_age,
    Kind.ID: _constant("[number removed]"),
    Kind.PHONE: _constant("[phone number removed]"),
    Kind.EMAIL: _constant("[e-mail address removed]"),
    Kind.URL: _constant("[link removed]"),
    Kind.ADDRESS: _constant("[address removed]", "at home"),
    Kind.PLACE: lambda _text, known: ("a town nearby", known.placeholder, ""),
}
