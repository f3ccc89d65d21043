"""The backups of an open journal, and what is remembered of each."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.backup import (
    BackupNotes,
    FailedBackup,
    Fault,
    Hindrance,
    Note,
    Place,
    Reason,
)
from reflect.errors import (
    BackupUnreadable,
    DiskFull,
    JournalDamaged,
    KeysDamaged,
    NotFound,
    ReadOnly,
    ReflectError,
    StorageError,
    StorageFailed,
    Vanished,
)
from reflect.storage.backup_notes import NoteStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from reflect.domain.backup import Contents
    from reflect.storage.backups import Backup, BackupStore

FOLDER_SUFFIX = " backups"
"""How the folder ends in which a journal's backups are at the place that was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup as lists show it."""

    path: Path
    made: datetime
    """UTC."""
    generation: int
    place: Place
    size: int
    """Bytes."""
    same_disk: bool
    """Whether it would be lost with the disk that the journal is on."""
    fault: Fault | None
    """Why it does not count, as far as is known."""
    entries: int | None = None
    """Outside the bin; None as long as nobody has looked."""
    verified: datetime | None = None
    """When it was last read from end to end and found whole."""
    reason: Reason | None = None

    @property
    def readable(self) -> bool:
        """Whether it counts."""
        return self.fault is None


def row_of(backup: Backup, place: Place, note: Note, journal: Path) -> BackupRow:
    """The row of a backup of the journal in this folder."""
    return BackupRow(
        path=backup.folder.path,
        made=backup.name.made,
        generation=backup.name.generation,
        place=place,
        size=backup.size,
        same_disk=_on_one_disk(backup.folder.path, journal),
        fault=backup.fault or note.fault,
        entries=note.contents.entries if note.contents else None,
        verified=note.verified,
        reason=note.reason,
    )


_HINDRANCES: tuple[tuple[type[ReflectError], Hindrance], ...] = (
    (DiskFull, Hindrance.DISK_FULL),
    (ReadOnly, Hindrance.READ_ONLY),
    (Vanished, Hindrance.VANISHED),
    (StorageFailed, Hindrance.DISK_FAILED),
    (BackupUnreadable, Hindrance.NOT_READ_BACK),
    (JournalDamaged, Hindrance.JOURNAL_DAMAGED),
    (KeysDamaged, Hindrance.JOURNAL_DAMAGED),
)


class BackupList:
    """Looks at the places; reads and writes the notes."""

    def __init__(self, store: BackupStore) -> None:
        self.store = store
        self._notes = NoteStore(store.journal)

    def rows(self) -> tuple[BackupRow, ...]:
        """Every backup that is within reach, the newest first."""
        notes, journal = self.notes(), self.store.journal.folder.path
        rows = [
            row_of(backup, place, notes.of.get(_key(place, backup), Note()), journal)
            for place in Place
            for backup in self.found(place)
        ]
        return tuple(sorted(rows, key=lambda row: (row.generation, row.made), reverse=True))

    def newest(self, *places: Place) -> BackupRow | None:
        """The newest that counts, in one of these places."""
        counting = (row for row in self.rows() if row.readable and row.place in places)
        return next(counting, None)

    def folder(self) -> Path | None:
        """The folder that was chosen."""
        chosen = self.notes().folder
        return Path(chosen) if chosen else None

    def place(self, place: Place) -> Path | None:
        """Where backups go; None where there is no such place now."""
        if place is Place.JOURNAL:
            return self.store.place
        folder = self.folder()
        # Not its own `is_dir`, which lets some errors of a disk pass.
        if folder is None or not os.path.isdir(folder):
            return None
        return folder / f"{self.store.journal.folder.name}{FOLDER_SUFFIX}"

    def found(self, place: Place) -> tuple[Backup, ...]:
        """The backups in a place; none where it cannot be reached."""
        path = self.place(place)
        with suppress(StorageError):
            if path:
                return self.store.found(path)
        return ()

    def backup(self, row: BackupRow) -> Backup:
        """What is there now; raises `NotFound`."""
        for backup in self.found(row.place):
            if backup.folder.path == row.path:
                return backup
        kind = "backup"
        raise NotFound(kind, row.path.name)

    def notes(self) -> BackupNotes:
        """All that is remembered."""
        return self._notes.read()

    def note(self, backup: Backup, place: Place) -> Note:
        """What is remembered of one backup."""
        return self.notes().of.get(_key(place, backup), Note())

    def keep(
        self,
        backup: Backup,
        place: Place,
        note: Note,
        also: Callable[[BackupNotes], BackupNotes] = lambda notes: notes,
    ) -> None:
        """Remember this of a backup, and forget what is known of those that are gone."""
        there = {_key(each, other) for each in Place for other in self.found(each)}
        # A disk that is away comes back, and what is known of its backups still holds then.
        away = self.place(Place.FOLDER) is None

        def kept(notes: BackupNotes) -> BackupNotes:
            of = {
                key: value
                for key, value in notes.of.items()
                if key in there or (away and key.startswith(Place.FOLDER))
            }
            return also(replace(notes, of={**of, _key(place, backup): note}))

        self.change(kept)

    def keep_made(self, backup: Backup, place: Place, note: Note) -> None:
        """Remember a backup that was just made; it makes up for those that failed there."""
        self.keep(backup, place, note, partial(_made, place=place, backup=backup))

    def note_failure(self, place: Place, error: ReflectError) -> None:
        """Remember that none could be made there, and why."""
        failed = FailedBackup(at=self.store.journal.clock(), place=place, why=_why(error))
        # Where nothing can be written, this cannot either.
        with suppress(ReflectError):
            self.change(lambda notes: _failing(notes, failed))

    def countable(self, place: Place) -> tuple[Path, frozenset[Path]]:
        """The folder of a place that has backups, and those in it that are known to be bad."""
        rows = [row for row in self.rows() if row.place is place]
        return rows[0].path.parent, frozenset(row.path for row in rows if not row.readable)

    def change(self, changed: Callable[[BackupNotes], BackupNotes]) -> None:
        """Remember something else."""
        self._notes.change(changed)


def checked(found: Callable[[], Contents], note: Note, now: datetime) -> Note:
    """The note after a backup was read from end to end; ``found`` does so."""
    try:
        contents = found()
        if note.contents not in (None, contents):
            raise BackupUnreadable(Fault.CONTENTS)
    except BackupUnreadable as error:
        return replace(note, fault=Fault(error.fault))
    return replace(note, contents=contents, verified=now, fault=None)


def _key(place: Place, backup: Backup) -> str:
    return f"{place}/{backup.name}"


def _on_one_disk(path: Path, other: Path) -> bool:
    try:
        return path.stat().st_dev == other.stat().st_dev
    except OSError:
        # Nobody can say; better to look for another disk in vain than to trust this one.
        return True


def mended(notes: BackupNotes, place: Place) -> BackupNotes:
    """The notes without what had failed in a place."""
    return replace(notes, failed=tuple(each for each in notes.failed if each.place != place))


def _why(error: ReflectError) -> Hindrance:
    return next((why for kind, why in _HINDRANCES if isinstance(error, kind)), Hindrance.OTHER)


def _failing(notes: BackupNotes, failed: FailedBackup) -> BackupNotes:
    return replace(notes, failed=(*mended(notes, failed.place).failed, failed))


def _made(notes: BackupNotes, place: Place, backup: Backup) -> BackupNotes:
    better = mended(notes, place)
    if place is Place.FOLDER:
        return better
    return replace(better, backup=backup.name.generation, through=backup.name.generation)
