"""Entries: the writer's answers, as they are now, as they were, and as they are being typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NewType

from reflect.domain.answers import Answer, count_words, is_empty, searchable, shown
from reflect.domain.prompts import FREE, PromptSet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

EntryId = NewType("EntryId", str)
"""A UUIDv7 as 32 hexadecimal digits."""

DAYS_IN_BIN = 30
"""How long a deleted entry can be brought back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a writer typed or chose."""

    written: datetime
    """The entry's own date, with the writer's offset from UTC."""
    title: str = ""
    happened: date | None = None
    """When the encounter was. Private: no account ever holds it."""
    tags: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By prompt id; a prompt that was not answered is absent."""
    private: frozenset[str] = frozenset()
    """Prompts that the writer keeps out of accounts unless ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry while it is being written, new (``base`` 0) or on top of a revision."""

    id: EntryId
    prompts: PromptSet
    content: Content
    base: int = 0
    saved: datetime | None = None
    """When it was last made durable; None before the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A reflection at one revision. Private, always."""

    id: EntryId
    prompts: PromptSet
    """The wording that was answered, whatever became of the pack."""
    content: Content
    revision: int
    saved: datetime
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry as a list shows it."""

    id: EntryId
    title: str
    """What the writer called it; may be empty."""
    written: datetime
    prompt_set: str
    """The title of the set; empty for free writing."""
    set_id: str = ""
    """The id of the set; empty for free writing."""
    tags: tuple[str, ...]
    words: int
    beginning: str
    """The first words, in one line."""
    snippet: str = ""
    """Words around a search hit, hits between `HIT_START` and `HIT_END`; empty without a search."""
    has_account: bool = False
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """Unfinished writing as a list shows it."""

    id: EntryId
    title: str
    prompt_set: str
    words: int
    saved: datetime
    beginning: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One save of an entry."""

    number: int
    saved: datetime
    words: int
    clock_back: bool = False
    """Whether the clock showed an earlier time than at the save before. The numbers stay right."""


CLOCK_DRIFT = timedelta(minutes=2)
"""Clocks are put right by less than this all the time."""


def clock_went_back(before: datetime, now: datetime) -> bool:
    """Whether a clock that had shown ``before`` was set back until it showed ``now``.

    Another zone, or the end of summer time, is no such thing: both are moments.
    """
    return before - now > CLOCK_DRIFT


BEGINNING = 240
"""Characters of an entry's first words that a list keeps."""

TITLE = 60
"""Characters of a title that is made of an entry's first words."""

HIT_START, HIT_END = "\ue000", "\ue001"
"""Around a hit in a snippet: private-use characters, which are taken out of what is indexed."""


def words_in(prompts: PromptSet, content: Content) -> int:
    """Words that the writer wrote in answers, those out of sight left out."""
    return count_words(text_of(prompts, content))


def text_of(prompts: PromptSet, content: Content) -> str:
    """All answers that are shown, as plain text, one below the other."""
    parts = []
    for prompt in shown(prompts, content.answers):
        answer = content.answers.get(prompt.id)
        if answer is not None and not is_empty(answer):
            parts.append(searchable(prompt, answer))
    return "\n".join(part for part in parts if part)


_BEFORE_REST = " ,;:"
"""What a name that was cut does not end with."""


def title_or_beginning(title: str, prompt_set: str, beginning: str) -> str:
    """What to call an entry that its writer may have left without a name."""
    return title or _first_words(beginning) or prompt_set or FREE.title


def with_ellipsis(beginning: str) -> str:
    """The beginning that a list keeps, with an ellipsis after a whole word where it was cut."""
    if len(beginning) < BEGINNING:
        return beginning
    return (beginning.rpartition(" ")[0].rstrip(_BEFORE_REST) or beginning) + "…"


def _first_words(text: str) -> str:
    """As many whole words as a title may have; a longer first word is cut."""
    text = text.strip()
    if len(text) <= TITLE:
        return text
    return text[: TITLE + 1].rpartition(" ")[0].rstrip(_BEFORE_REST) or text[:TITLE]
