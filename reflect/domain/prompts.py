"""Prompts, and prompt sets: ordered lists of them for one occasion."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a prompt is answered."""

    LONG_TEXT = "long_text"
    SHORT_TEXT = "short_text"
    SCALE = "scale"
    CHOICE = "choice"
    CHOICES = "choices"
    CHECKLIST = "checklist"
    DATE = "date"
    MINUTES = "minutes"
    YES_NO = "yes_no"
    COMMITMENT = "commitment"


TEXT_KINDS = frozenset({Kind.LONG_TEXT, Kind.SHORT_TEXT, Kind.COMMITMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice, several choices or a checklist; the id is what is kept."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Whole numbers from ``lowest`` to ``highest``; each row is rated apart ("Before", "Now")."""

    lowest: int = 1
    highest: int = 5
    low_label: str = ""
    high_label: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWhen:
    """A prompt is shown only when ``prompt`` was answered with one of ``answers``.

    Answers are option ids, ``yes`` or ``no``.
    """

    prompt: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question."""

    id: str
    heading: str
    kind: Kind
    help: str = ""
    example: str = ""
    """An invented answer, shown beside the help."""
    group: str = ""
    """Neighbours with one group are asked together, side by side, under its name."""
    optional: bool = False
    private: bool = False
    """Private by default: starts unticked when an account is made."""
    max_words: int | None = None
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    shown_when: ShownWhen | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSet:
    """An ordered list of prompts for one occasion."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]
    summary: str = ""
    """One line that says what it asks."""
    occasion: str = ""
    """The heading it stands under in the library: "After a session"."""
    audience: tuple[str, ...] = ()
    """From `AUDIENCES`."""
    for_whom: str = ""
    """One sentence: "For people who took part in an online case discussion."."""
    minutes: int = 0
    preface: str = ""
    """What to know first, where the subject may hurt or facts belong elsewhere."""
    based_on: tuple[str, ...] = ()
    follow_up_days: tuple[int, ...] = ()
    pack: PackName = field(default_factory=lambda: PackName(id="", version="", title=""))

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt with this id, if the set has one."""
        return next((p for p in self.prompts if p.id == prompt_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackName:
    """The pack a set came from, as an entry remembers it."""

    id: str
    version: str
    title: str


AUDIENCES = ("anyone", "nurses", "doctors", "learners", "educators", "facilitators", "teams")

FREE = PromptSet(
    id="",
    title="Free writing",
    prompts=(Prompt(id="text", heading="", kind=Kind.LONG_TEXT),),
)
"""Writing without prompts: one answer, no heading."""
