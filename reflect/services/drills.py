"""The rehearsal: the newest backup is brought back to a scratch folder, and counted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reflect.domain.backup import Drill, Place, is_rehearsal_due
from reflect.errors import NotFound, Refused, StorageError
from reflect.services.backup_list import BackupList, checked
from reflect.services.turns import Turn, at_once
from reflect.storage.restoring import rehearsed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from reflect.services.backup_list import BackupRow
    from reflect.services.jobs import JobContext

    DrillSteps = Generator[Turn, None, Drill | None]
    """Says after each step where the next is to be done."""


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

        Raises `Refused` when there is none, `NotFound` when it goes away meanwhile, `Cancelled`, or
        a `StorageError` when the scratch folder cannot be written. What a backup lacks is in the
        result.
        """
        context.step(0, 1)
        row = self._newest()
        if row is None:
            what = "there is no backup to rehearse with yet. Make one first"
            raise Refused(what)
        drill = at_once(self._steps(row, partial(context.step, 0, 1)))
        context.step(1, 1)
        return drill

    def run_when_due(self) -> Drill | None:
        """The rehearsal of the month, as `steps`."""
        return at_once(self.steps(lambda: None))

    def steps(self, go_on: Callable[[], object]) -> DrillSteps:
        """The rehearsal of the month; None when it is not time, or the disk has no room for it.

        Nor is it one when the backup goes away meanwhile. Says after each step where the next is to
        be done; the first is the journal's. ``go_on`` is asked on any thread, and raises
        `Cancelled` when the work is to stop.
        """
        with suppress(StorageError, NotFound):
            if self.due() and (row := self._newest()):
                return (yield from self._steps(row, go_on))
        return None

    def _newest(self) -> BackupRow | None:
        return self._list.newest(*Place)

    def _steps(self, row: BackupRow, go_on: Callable[[], object]) -> Generator[Turn, None, Drill]:
        backup, now = self._list.backup(row), self._store.journal.clock()
        before, master = self._list.note(backup, row.place), self._store.master
        yield Turn.BESIDE
        note = checked(partial(rehearsed, self._store, backup, go_on), before, now)
        yield Turn.JOURNAL
        if self._store.master is not master:
            # All keys were changed meanwhile: what was found may be no more than that.
            kind = "backup with these keys"
            raise NotFound(kind, row.path.name)
        drill = Drill(
            at=now,
            made=row.made,
            entries=note.contents.entries if note.contents else None,
            fault=note.fault,
        )
        # One that was taken away meanwhile is missed by nobody.
        there = self._list.backup(row)
        self._list.keep(there, row.place, note, lambda notes: replace(notes, drill=drill))
        return drill
