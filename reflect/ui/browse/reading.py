"""An entry as it is read: its words, its hits, and what else is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflect.domain.answers import Promise, is_empty, plain, shown
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import text_of, title_or_beginning, words_in
from reflect.domain.prompts import FREE, TEXT_KINDS
from reflect.domain.search import Hits
from reflect.ui.browse.row_words import long_day, words_words

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import Entry, EntryId
    from reflect.domain.evidence import Evidence
    from reflect.domain.prompts import Prompt
    from reflect.domain.search import Span
    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal

translate = QCoreApplication.translate

_BEGINNING = 200
_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the page shows of an entry."""

    entry: Entry
    text: str
    """What was looked for."""
    hits: Hits
    revisions: int
    promises: dict[str, Commitment]
    """By prompt id."""
    may_come_back: bool
    """Whether "on this day" may show it."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One prompt with its answer, in the words of the page."""

    heading: str
    text: str
    hits: tuple[Span, ...]
    private: bool
    note: str
    """What is to be said beside the heading, as when a commitment comes back."""
    written: bool
    """Whether the words are the writer's own, not chosen among the prompt's."""


def read_entry(journal: OpenJournal, entry_id: EntryId, text: str, _context: JobContext) -> Reading:
    """Read an entry and where ``text`` hits in it; raises `NotFound`."""
    entry = journal.entries.entry(entry_id)
    hits = journal.finder.hits(entry, text) if text else Hits(answers={})
    promised = any(isinstance(answer, Promise) for answer in entry.content.answers.values())
    every = journal.commitments.every() if promised else ()
    return Reading(
        entry=entry,
        text=text,
        hits=hits,
        revisions=len(journal.entries.history(entry_id)),
        promises={c.prompt_id: c for c in every if c.entry_id == entry_id},
        may_come_back=entry_id not in journal.wishes.never_again(),
        evidence=journal.evidence.of_entry(entry_id),
    )


def title_of(entry: Entry) -> str:
    """What the page calls the entry."""
    content = entry.content
    if content.title:
        return content.title
    beginning = " ".join(text_of(entry.prompts, content)[:_BEGINNING].split())
    return title_or_beginning("", entry.prompts.title, beginning)


def meta_of(entry: Entry) -> str:
    """Thursday 19 November 2026. After a case-based session. 118 words."""
    words = words_words(words_in(entry.prompts, entry.content))
    title = entry.prompts.title or FREE.title
    ended = title if title.endswith(_ENDS) else f"{title}."
    return f"{long_day(entry.content.written.date())}. {ended} {words}."


def answered(reading: Reading, today: date) -> tuple[Answered, ...]:
    """The prompts that were answered, in order."""
    entry = reading.entry
    content = entry.content
    return tuple(
        _answered(reading, prompt, today)
        for prompt in shown(entry.prompts, content.answers)
        if not is_empty(content.answers.get(prompt.id))
    )


def heading_of(prompt: Prompt) -> str:
    """What stands over an answer; prompts of a group say which."""
    return f"{prompt.group}: {prompt.heading}" if prompt.group else prompt.heading


def note_of(commitment: Commitment | None, today: date) -> str:
    """What became of a commitment, or when it comes back."""
    if commitment is None:
        return ""
    settled = {
        CommitmentState.KEPT: translate("browse", "Kept"),
        CommitmentState.CHANGED: translate("browse", "Changed"),
        CommitmentState.DROPPED: translate("browse", "Dropped"),
    }
    due = commitment.due
    if commitment.state in settled:
        return settled[commitment.state]
    if due is None:
        return ""
    if due == today:
        return translate("browse", "Comes back today")
    words = translate("browse", "Comes back on {day}")
    if due < today:
        words = translate("browse", "Came back on {day}")
    return words.format(day=day_of_year(due, today))


def day_of_year(day: date, today: date) -> str:
    """3 December, and the year if it is another."""
    how = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), how)


def _answered(reading: Reading, prompt: Prompt, today: date) -> Answered:
    content = reading.entry.content
    return Answered(
        heading=heading_of(prompt),
        text=plain(prompt, content.answers[prompt.id]),
        hits=reading.hits.answers.get(prompt.id, ()),
        private=prompt.id in content.private,
        note=note_of(reading.promises.get(prompt.id), today),
        written=prompt.kind in TEXT_KINDS,
    )
