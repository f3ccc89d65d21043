"""Reads two wordings of an entry, and compares them beside the journal's thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.ui.browse.comparison import compared

if TYPE_CHECKING:
    from reflect.domain.entry import Entry, EntryId, RevisionRow
    from reflect.services.jobs import JobContext
    from reflect.ui.browse.comparison import Compared
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job


@dataclass(frozen=True, slots=True)
class Saves:
    """An entry as it is now, and every save of it, the newest first."""

    now: Entry
    rows: tuple[RevisionRow, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """An earlier wording and what changed since; the number is that of its save."""

    number: int
    compared: tuple[Compared, ...]


class WordingLoader(QObject):
    """Only what was asked for last is answered."""

    saves_read = Signal(object)
    wordings_read = Signal(object)

    def __init__(self, owner: QObject, desk: Desk, entry_id: EntryId) -> None:
        super().__init__(owner)
        self._desk = desk
        self._entry_id = entry_id
        self._job: Job | None = None

    def read_saves(self) -> None:
        """Read the entry and its saves."""
        entries, entry_id = self._desk.journal.entries, self._entry_id
        self._desk.jobs.start(
            lambda _context: Saves(entries.entry(entry_id), entries.history(entry_id)),
            owner=self,
            done=self.saves_read.emit,
            failed=self._desk.messages.failed,
        )

    def compare(self, number: int, now: Entry) -> None:
        """Compare the save with this number with how the entry is now."""
        self._cancel()
        entries, entry_id = self._desk.journal.entries, self._entry_id
        self._job = self._desk.jobs.start(
            lambda _context: entries.revision(entry_id, number),
            owner=self,
            done=lambda old: self._compare(old, now),
            failed=self._desk.messages.failed,
        )

    def _compare(self, old: Entry, now: Entry) -> None:
        # Long texts take a while to compare, and the journal must not wait for it.
        self._job = self._desk.jobs.start(
            partial(_work, old, now),
            owner=self,
            journal=False,
            done=self.wordings_read.emit,
            failed=self._desk.messages.failed,
        )

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()


def _work(old: Entry, now: Entry, context: JobContext) -> Wordings:
    return Wordings(old.revision, compared(old, now, context))
