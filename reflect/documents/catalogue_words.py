"""What a catalogue calls the things in it; plain British English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.domain.frameworks import Measure, Takes
from reflect.domain.languages import language_name
from reflect.domain.prompts import AUDIENCES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from reflect.documents.catalogue import Shown
    from reflect.domain.frameworks import Requirement, Source

WITHOUT_SETS = "Standards and forms"
"""Where packs stand that have no prompt set, and so no audience."""

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LONG_TEXT: "Long text",
        Kind.SHORT_TEXT: "Short text",
        Kind.SCALE: "Scale",
        Kind.CHOICE: "One choice",
        Kind.CHOICES: "Several choices",
        Kind.CHECKLIST: "Checklist",
        Kind.DATE: "Date",
        Kind.MINUTES: "Minutes",
        Kind.YES_NO: "Yes or no",
        Kind.COMMITMENT: "Commitment",
    }
)
TAKES: Mapping[Takes, str] = MappingProxyType(
    {
        Takes.ANSWERS: "answers",
        Takes.TITLE: "the title",
        Takes.MONTH: "the month",
        Takes.STANDARDS: "standards",
        Takes.ACTIVITIES: "activities",
    }
)
_MEASURES: Mapping[Measure, str] = MappingProxyType(
    {
        Measure.MINUTES: "minutes of learning",
        Measure.PARTICIPATORY_MINUTES: "minutes of learning with others",
        Measure.PRACTICE_MINUTES: "minutes of practice",
        Measure.ACTIVITIES: "activities",
        Measure.ENTRIES: "entries",
        Measure.ACCOUNTS: "accounts",
        Measure.FEEDBACK: "pieces of feedback",
        Measure.CONFIRMATIONS: "confirmations",
        Measure.POINTS: "points",
        Measure.CATEGORIES: "different categories",
        Measure.STANDARDS: "different standards",
    }
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def audience_name(audience: str) -> str:
    """The heading over packs for these people."""
    return audience.capitalize()


def for_whom(shown: Shown) -> str:
    """For nurses and doctors; empty for a pack without prompt sets."""
    names = [name for name in AUDIENCES if name in shown.audiences]
    return f"For {listed(names)}" if names else ""


def minutes(shown: Shown) -> str:
    """2 to 8 minutes; empty for a pack without prompt sets."""
    if shown.minutes is None:
        return ""
    least, most = shown.minutes
    return counted(most, "minute") if least == most else f"{least} to {most} minutes"


def holds(shown: Shown) -> str:
    """2 prompt sets, 1 form."""
    own = shown.own
    parts = ((own.prompt_sets, "prompt set"), (own.frameworks, "framework"), (own.forms, "form"))
    return ", ".join(counted(len(each), what) for each, what in parts if each)


def languages(shown: Shown) -> str:
    """English (GB), Welsh."""
    return ", ".join(language_name(each.language) for each in shown.editions)


def size(count: int) -> str:
    """How large a file is: "12 kB"."""
    return f"{max(1, round(count / 1000))} kB"


def required(requirement: Requirement) -> str:
    """At least 600 minutes of learning in 12 months."""
    least, most = requirement.at_least, requirement.at_most
    bounds = (f"at least {least}" if least else "", f"at most {most}" if most else "")
    what = f"{' and '.join(filter(None, bounds))} {_MEASURES[requirement.measure]}".strip()
    return f"{what[:1].upper()}{what[1:]} in {counted(requirement.months, 'month')}"


def day_of_year(day: str) -> str:
    """30 November, for 11-30."""
    month, _, number = day.partition("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]}"


def holding(source: Source) -> str:
    """When somebody compared it with the body's document, and when it holds."""
    words = f"Compared with that on {day(source.checked)}."
    begins = f" from {day(source.valid_from)}" if source.valid_from else ""
    ends = f" until {day(source.valid_until)}" if source.valid_until else ""
    return f"{words} Holds{begins}{ends}." if begins or ends else words


def day(when: date) -> str:
    """1 November 2026."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def counted(count: int, what: str) -> str:
    """1 form, 2 forms."""
    return f"{count} {what}{'s' * (count != 1)}"


def listed(words: Sequence[str]) -> str:
    """One; one and two; one, two and three."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def sentence(parts: Iterable[str]) -> str:
    """The parts that are not empty, each with a full stop."""
    return " ".join(f"{part.removesuffix('.')}." for part in parts if part)
