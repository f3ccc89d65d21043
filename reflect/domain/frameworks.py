"""What a body expects, dated, and the layouts that a reader expects an account in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Measure(StrEnum):
    """What a requirement counts."""

    MINUTES = "minutes"
    """Of all that counts as CPD."""
    PARTICIPATORY_MINUTES = "participatory_minutes"
    """Of those, the ones shared with other people."""
    PRACTICE_MINUTES = "practice_minutes"
    ACTIVITIES = "activities"
    ENTRIES = "entries"
    ACCOUNTS = "accounts"
    FEEDBACK = "feedback"
    """Pieces of feedback received."""
    CONFIRMATIONS = "confirmations"
    """Discussions and confirmations by another person."""
    POINTS = "points"
    CATEGORIES = "categories"
    """Different categories among the activities: the mixture, not the amount."""
    STANDARDS = "standards"
    """Different standards of the framework that something of the writer's belongs to."""


class Takes(StrEnum):
    """What of an account goes into a section of a form."""

    ANSWERS = "answers"
    TITLE = "title"
    MONTH = "month"
    STANDARDS = "standards"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the data come from, and for when they hold."""

    body: str
    """Whose they are."""
    source: str
    """The document, in plain words."""
    checked: date
    """When somebody last compared the two."""
    valid_from: date | None = None
    valid_until: date | None = None
    """The last day."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One numbered expectation of a body."""

    id: str
    title: str
    part: str = ""
    """The heading that it stands under."""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of what is counted, as the body sorts it: "reviewing performance"."""

    id: str
    title: str
    help: str = ""
    points_each: int | None = None
    """What one activity of the kind is worth, for bodies that count points."""
    points_per_hour: int | None = None
    standards: tuple[str, ...] = ()
    """Numbers of those that it belongs to, unless the writer says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People of whom the body asks something else than of others: "dental nurses"."""

    id: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """A day that differs from person to person: "the day my registration expires"."""

    id: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """So much of something within so many months: "35 hours of CPD in three years".

    The months end today, unless ``date`` or ``ends`` says on which day they end.
    """

    id: str
    title: str
    measure: Measure
    months: int
    at_least: int | None = None
    at_most: int | None = None
    """No more than so much of it counts."""
    help: str = ""
    categories: tuple[str, ...] = ()
    """Ids of those that count; all do when there are none."""
    groups: tuple[str, ...] = ()
    """Ids of those of whom it is asked; of everybody when there are none."""
    part_of: str = ""
    """The requirement that this is a part of: of 35 hours, 20 together with others."""
    date: str = ""
    """The writer's own date that is the last of the months."""
    ends: str = ""
    """The day of each year that is the last of the months: ``11-30``."""
    every: int | None = None
    """Months from one such last day to the next; as many as are counted when it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A body's dated set of standards and requirements."""

    id: str
    title: str
    origin: Source
    standards: tuple[Standard, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    categories: tuple[Category, ...] = ()
    groups: tuple[Group, ...] = ()
    dates: tuple[OwnDate, ...] = ()
    keep_months: int | None = None
    """How long the body wants records kept after the time that they are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """One field of a form."""

    id: str
    heading: str
    takes: Takes
    help: str = ""
    prompts: tuple[str, ...] = ()
    """Whose answers go here: ``set/prompt`` in the form's own pack, else ``pack/set/prompt``."""
    max_words: int | None = None
    optional: bool = False
    together: bool = False
    """Filled once with what all accounts have for it, where others are filled for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The layout one reader expects. Never a body's official form."""

    id: str
    title: str
    origin: Source
    sections: tuple[FormSection, ...] = ()
    framework: str = ""
    """The framework whose standards and requirements it is for."""
    accounts_at_least: int | None = None
    accounts_at_most: int | None = None
