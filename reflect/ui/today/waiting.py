"""What waits for the writer today, read on the journal's thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.domain.commitment import CommitmentState
from reflect.domain.prompts import FREE
from reflect.errors import NotFound

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import DraftRow, EntryRow
    from reflect.domain.prompts import PromptSet
    from reflect.services.open_journal import OpenJournal

QUICKEST = "two-minute-catch"
"""The prompt set that is offered unless the writer used another last."""
LONGEST = 10
"""Minutes; a set that takes longer is not offered as the one obvious thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All that the page shows."""

    day: date
    entries: int = 0
    """How many there are in the journal."""
    drafts: tuple[DraftRow, ...] = ()
    """Unfinished entries, the newest first."""
    commitments: tuple[Commitment, ...] = ()
    """All of them, the earliest due first."""
    memories: tuple[EntryRow, ...] = ()
    """Entries of this day in earlier years that may be shown, the newest first."""
    offered: PromptSet = FREE
    """What to write when nothing else waits."""

    @property
    def open(self) -> tuple[Commitment, ...]:
        """Commitments not settled yet, the earliest due first, those without a day last."""
        return tuple(c for c in self.commitments if c.state is CommitmentState.OPEN)

    @property
    def due(self) -> tuple[Commitment, ...]:
        """Open commitments whose day is today or has passed."""
        return tuple(c for c in self.open if is_due(c, self.day))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.entries and not self.drafts


def is_due(commitment: Commitment, today: date) -> bool:
    """Whether a commitment has come back."""
    return commitment.due is not None and commitment.due <= today


def read_waiting(journal: OpenJournal, today: date, *, memories: bool) -> Waiting:
    """Read what waits; without ``memories`` nothing of earlier years."""
    never = journal.wishes.never_again() if memories else frozenset()
    found = journal.finder.on_this_day(today) if memories else ()
    waiting = Waiting(
        day=today,
        entries=journal.finder.count(),
        drafts=journal.entries.drafts(),
        commitments=journal.commitments.every(),
        memories=tuple(row for row in found if row.id not in never),
    )
    if waiting.drafts or waiting.due:
        # Reading the packs takes longer than all of the rest.
        return waiting
    return replace(waiting, offered=_offered(journal))


def _offered(journal: OpenJournal) -> PromptSet:
    last = journal.wishes.last_used()
    for name in (QUICKEST,) if last is None else (last, QUICKEST):
        # The pack may have been taken away since.
        with suppress(NotFound):
            found = journal.prompts.set_called(name)
            if found.minutes <= LONGEST:
                return found
    return FREE
