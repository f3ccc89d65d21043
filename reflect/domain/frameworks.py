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
class Requirement:
    """So much of something within so many months: "35 hours of CPD in three years"."""

    id: str
    title: str
    measure: Measure
    at_least: int
    months: int
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A body's dated set of standards and requirements."""

    id: str
    title: str
    origin: Source
    standards: tuple[Standard, ...] = ()
    requirements: tuple[Requirement, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The layout one reader expects. Never a body's official form."""

    id: str
    title: str
    origin: Source
    sections: tuple[FormSection, ...] = ()
