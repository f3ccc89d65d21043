"""The sentences of the page: how many, since when, due when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.commitment import CommitmentState
from reflect.ui import dates
from reflect.ui.numbers import capitalised, number

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import DraftRow
    from reflect.ui.today.waiting import Waiting

translate = QCoreApplication.translate


def counts(waiting: Waiting) -> str:
    """What waits, in a sentence or two."""
    today = sum(1 for commitment in waiting.due if commitment.due == waiting.day)
    said = (
        _unfinished(len(waiting.drafts)),
        _due_today(today),
        _due_earlier(len(waiting.due) - today),
    )
    if any(said):
        return " ".join(sentence for sentence in said if sentence)
    if waiting.is_empty:
        return translate("today", "Nothing here yet, and nobody else here.")
    return translate("today", "Nothing is waiting.")


def _unfinished(count: int) -> str:
    if count == 1:
        return translate("today", "One entry is unfinished.")
    words = translate("today", "{number} entries are unfinished.")
    return words.format(number=capitalised(number(count))) if count else ""


def _due_today(count: int) -> str:
    if count == 1:
        return translate("today", "One commitment is due today.")
    words = translate("today", "{number} commitments are due today.")
    return words.format(number=capitalised(number(count))) if count else ""


def _due_earlier(count: int) -> str:
    if count == 1:
        return translate("today", "One commitment was due before today.")
    words = translate("today", "{number} commitments were due before today.")
    return words.format(number=capitalised(number(count))) if count else ""


def due(commitment: Commitment, today: date) -> str:
    """Due today; Due Monday 23 November; Was due Thursday 12 November; No day set."""
    when = commitment.due
    if when is None:
        return translate("today", "No day set")
    near = {
        -1: translate("today", "Was due yesterday"),
        0: translate("today", "Due today"),
        1: translate("today", "Due tomorrow"),
    }
    away = (when - today).days
    if away in near:
        return near[away]
    words = translate("today", "Due {day}") if away > 0 else translate("today", "Was due {day}")
    return words.format(day=dates.full_day(when, today))


def became(state: CommitmentState) -> str:
    """What became of a commitment, in a word."""
    return {
        CommitmentState.OPEN: translate("today", "Open"),
        CommitmentState.KEPT: translate("today", "Kept"),
        CommitmentState.CHANGED: translate("today", "Changed"),
        CommitmentState.DROPPED: translate("today", "Dropped"),
    }[state]


def spoken(commitment: Commitment, today: date) -> str:
    """A commitment as a screen reader says it."""
    words = translate("today", "Commitment, {due}: {text} From {title}")
    when = due(commitment, today)
    return words.format(
        due=when[:1].lower() + when[1:],
        text=_ended(commitment.text),
        title=commitment.entry_title,
    )


def _ended(text: str) -> str:
    """One line that ends as a sentence does."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{line}."


def written(commitment: Commitment, today: date) -> str:
    """The day of the entry that a commitment is from."""
    return dates.day(commitment.entry_written.date(), today)


def words(count: int) -> str:
    """1 word; 212 words."""
    if count == 1:
        return translate("today", "1 word")
    return translate("today", "{count} words").format(count=count)


def since(row: DraftRow, today: date) -> str:
    """Since when an entry is unfinished."""
    day = row.saved.date()
    when = dates.clock(row.saved) if day == today else dates.day(day, today)
    return translate("today", "Unfinished since {when}").format(when=when)
