"""Backups of an open journal: made, listed, read again, rehearsed."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.backup import Drill, FailedBackup, Note, Place, Reason, is_due
from reflect.errors import BackupUnreadable, JournalDamaged, ReflectError, Refused
from reflect.paths import SUFFIX
from reflect.services.backup_list import (
    FOLDER_SUFFIX,
    BackupList,
    BackupRow,
    checked,
    mended,
    row_of,
)
from reflect.services.changes import Announcer, Changes
from reflect.services.drills import Drills
from reflect.services.jobs import JobContext
from reflect.services.quiet_backup import QuietBackup
from reflect.storage.files import storage_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.backup import Contents
    from reflect.storage.backups import Backup, BackupStore

__all__ = ["FOLDER_SUFFIX", "BackupRow", "Backups"]


class Backups:
    """For the thread that opened the journal."""

    def __init__(self, store: BackupStore, announcer: Announcer) -> None:
        self._store = store
        self._list = BackupList(store)
        self._announcer = announcer
        self.drills = Drills(self._list)
        self.quiet = QuietBackup(self._list, self.due, announcer)
        """The same backup as closing makes, without holding anybody up."""

    def rows(self) -> tuple[BackupRow, ...]:
        """Every backup that is within reach, the newest first."""
        return self._list.rows()

    def newest(self) -> BackupRow | None:
        """The newest that counts, wherever it is."""
        return self._list.newest(*Place)

    def folder(self) -> Path | None:
        """The folder that was chosen for backups besides, whether or not it is there now."""
        return self._list.folder()

    def folder_is_there(self) -> bool:
        """Whether the chosen folder can be reached now: a stick is not always there."""
        return self._list.place(Place.FOLDER) is not None

    def choose_folder(self, folder: Path | None) -> None:
        """Make backups there as well from now on, or no longer. Those that are there stay.

        Raises `Refused` for a place that cannot take them, or a `StorageError`.
        """
        chosen = os.path.abspath(folder) if folder else ""
        if chosen:
            _refuse_place(Path(chosen), self._store.journal.folder.name)
        self._list.change(lambda notes: replace(mended(notes, Place.FOLDER), folder=chosen))
        self._announcer.tell(Changes(settings=True))

    def failed(self) -> tuple[FailedBackup, ...]:
        """What could not be made, and was not made up for since; at most one for each place."""
        return self._list.notes().failed

    def due(self) -> bool:
        """Whether closing the journal makes a backup: something has changed, and it is time."""
        newest = self._list.newest(Place.JOURNAL)
        if not self._changed_since(newest):
            return False
        return newest is None or is_due(newest.made, self._store.journal.clock())

    def make(self, context: JobContext) -> BackupRow:
        """Make a backup now, as `back_up` does."""
        return self.back_up(Reason.BY_HAND, context)

    def back_up(self, reason: Reason, context: JobContext | None = None) -> BackupRow:
        """Make a backup beside the journal, and one in the chosen folder if that is there.

        It is listed once it was read back. A place that fails is remembered in `failed`; an error
        is raised only when there is no new backup in any place. The earlier ones stay then.
        """
        made = self._back_up(reason, context or JobContext())
        self._announcer.tell(Changes(settings=True))
        return made

    def back_up_when_due(self) -> None:
        """What closing does: make the backup that is due, or catch up where a disk was away.

        No failure keeps a journal open: it is remembered, and tried again the next time.
        """
        # Nobody is told of it: whoever looked again now would find the journal closed.
        with suppress(ReflectError):
            if self.due():
                self._back_up(Reason.CLOSING, JobContext())
            else:
                self._catch_up()

    def verify(self, row: BackupRow, context: JobContext) -> BackupRow:
        """Read a backup from end to end once more; the row as it is known then.

        Raises `NotFound` when it is no longer there.
        """
        context.step(0, 1)
        backup = self._list.backup(row)
        note = checked(
            partial(self._store.check, backup),
            self._list.note(backup, row.place),
            self._store.journal.clock(),
        )
        self._list.keep(backup, row.place, note)
        context.step(1, 1)
        self._announcer.tell(Changes(settings=True))
        return self._row(backup, row.place, note)

    def drill(self, context: JobContext) -> Drill:
        """Rehearse bringing the newest backup back; see `Drills.run`."""
        return self.drills.run(context)

    def _back_up(self, reason: Reason, context: JobContext) -> BackupRow:
        context.step(0, 2)
        here = self._attempt(Place.JOURNAL, reason, lambda: self._store.make(self._store.place))
        context.step(1, 2)
        there = self._also_there(here, reason)
        context.step(2, 2)
        if isinstance(here, BackupRow):
            return here
        if isinstance(there, BackupRow):
            return there
        raise self._told(here)

    def _changed_since(self, newest: BackupRow | None) -> bool:
        generation = self._store.journal.generation()
        if newest is None:
            return generation > 0
        notes = self._list.notes()
        through = notes.through if notes.backup == newest.generation else newest.generation
        return generation > through

    def _also_there(
        self, here: BackupRow | ReflectError, reason: Reason
    ) -> BackupRow | ReflectError | None:
        """The backup in the chosen folder; None when there is none, or it is away."""
        place = self._list.place(Place.FOLDER)
        if place is None:
            return None
        if isinstance(here, BackupRow):
            backup = self._list.backup(here)
            known = self._list.note(backup, Place.JOURNAL).contents
            copy = partial(self._store.copy, backup, place, known)
            return self._attempt(Place.FOLDER, reason, copy)
        # With no room beside the journal a stick may still have some.
        return self._attempt(Place.FOLDER, reason, lambda: self._store.make(place))

    def _catch_up(self) -> None:
        here, there = self._list.newest(Place.JOURNAL), self._list.newest(Place.FOLDER)
        if here and (there is None or there.generation < here.generation):
            self._also_there(here, here.reason or Reason.CLOSING)

    def _attempt(
        self, place: Place, reason: Reason, make: Callable[[], tuple[Backup, Contents]]
    ) -> BackupRow | ReflectError:
        """Make a backup in one place; whether it worked or not is remembered."""
        try:
            backup, contents = make()
        except ReflectError as error:
            self._list.note_failure(place, error)
            return error
        note = Note(contents=contents, verified=self._store.journal.clock(), reason=reason)
        # Made and read back: a note that finds no room takes nothing from it.
        with suppress(ReflectError):
            self._list.keep_made(backup, place, note)
            self._rotate(place)
        return self._row(backup, place, note)

    def _rotate(self, place: Place) -> None:
        where, bad = self._list.countable(place)
        try:
            self._store.rotate(where, self._store.journal.generation(), bad)
        except JournalDamaged as error:
            # The new backup is good, and all earlier ones are kept: they may have what is lost.
            self._list.note_failure(place, error)

    def _told(self, error: ReflectError) -> ReflectError:
        newest = self.newest()
        if isinstance(error, BackupUnreadable) and newest:
            return BackupUnreadable(error.fault, before=newest.made)
        return error

    def _row(self, backup: Backup, place: Place, note: Note) -> BackupRow:
        return row_of(backup, place, note, self._store.journal.folder.path)


def _refuse_place(folder: Path, name: str) -> None:
    if not os.path.isdir(folder):
        what = f"there is no folder {folder}. Connect the disk, or make the folder first"
        raise Refused(what)
    if any(above.suffix == SUFFIX for above in (folder, *folder.resolve().parents)):
        what = "the folder of a journal keeps its own backups. Choose a place outside of it"
        raise Refused(what)
    with storage_errors():
        (folder / f"{name}{FOLDER_SUFFIX}").mkdir(mode=0o700, exist_ok=True)
