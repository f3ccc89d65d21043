"""Reads the entry for the page on the journal's thread; only the newest is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.errors import NotFound
from reflect.ui.browse.reading import read_entry

if TYPE_CHECKING:
    from reflect.domain.entry import EntryId
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job


class EntryReader(QObject):
    """Turns entries into `Reading` values, one at a time."""

    entry_read = Signal(object)

    def __init__(self, owner: QObject, desk: Desk) -> None:
        super().__init__(owner)
        self._desk = desk
        self._job: Job | None = None

    def read(self, entry_id: EntryId, text: str) -> None:
        """Read an entry and where words hit in it; `entry_read` follows unless another is asked."""
        self.stop()
        self._job = self._desk.jobs.start(
            partial(read_entry, self._desk.journal, entry_id, text),
            owner=self,
            done=self.entry_read.emit,
            failed=self._on_failed,
        )

    def stop(self) -> None:
        """Read nothing."""
        if self._job:
            self._job.cancel()

    def _on_failed(self, error: Exception) -> None:
        # Deleted since the list was read; the list is being read again.
        if not isinstance(error, NotFound):
            self._desk.messages.failed(error)
