"""The rehearsal: the newest backup is brought back to a scratch folder, and counted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reflect.domain.backup import Drill, Place, is_rehearsal_due
from reflect.errors import Refused, StorageError
from reflect.services.backup_list import BackupList, checked
from reflect.services.jobs import JobContext
from reflect.storage.restoring import rehearsed

if TYPE_CHECKING:
    from reflect.services.backup_list import BackupRow


class Drills:
    """For the thread that opened the journal."""

    def __init__(self, backups: BackupList) -> None:
        self._list = backups
        self._store = backups.store

    def last(self) -> Drill | None:
        """How the last one went."""
        return self._list.notes().drill

    def due(self) -> bool:
        """Whether it is time for one, and there is something to rehearse with."""
        last = self.last()
        now = self._store.journal.clock()
        return is_rehearsal_due(last.at if last else None, now) and self._newest() is not None

    def run(self, context: JobContext) -> Drill:
        """Bring the newest backup back, open it, and compare it with what was noted of it.

        Raises `Refused` when there is none, or a `StorageError` when the scratch folder cannot be
        written. What a backup lacks is in the result.
        """
        context.step(0, 1)
        row = self._newest()
        if row is None:
            what = "there is no backup to rehearse with yet. Make one first"
            raise Refused(what)
        drill = self._run(row)
        context.step(1, 1)
        return drill

    def run_when_due(self) -> Drill | None:
        """The rehearsal of the month; None when it is not time, or the disk has no room for it."""
        with suppress(StorageError):
            if self.due():
                return self.run(JobContext())
        return None

    def _newest(self) -> BackupRow | None:
        return self._list.newest(*Place)

    def _run(self, row: BackupRow) -> Drill:
        backup, now = self._list.backup(row), self._store.journal.clock()
        before = self._list.note(backup, row.place)
        note = checked(partial(rehearsed, self._store, backup), before, now)
        drill = Drill(
            at=now,
            made=row.made,
            entries=note.contents.entries if note.contents else None,
            fault=note.fault,
        )
        self._list.keep(backup, row.place, note, lambda notes: replace(notes, drill=drill))
        return drill
