"""Backups on disk: made, read back, copied, found. Each is a whole journal in its own folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from reflect.domain.backup import BackupName, Contents, Fault, outdated, parsed_name
from reflect.errors import BackupUnreadable, JournalDamaged
from reflect.storage.backup_check import contents_in, contents_of, keys_in, refuse_other_keys
from reflect.storage.files import (
    copy_file,
    read_file,
    replace_file,
    storage_errors,
    sync_file,
    sync_folder,
)
from reflect.storage.folder import JournalFolder, appearing, disappear, make_private, sweep_all
from reflect.storage.key_file import LARGEST, decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from reflect.storage.journal import Journal
    from reflect.storage.master_key import MasterKey


@dataclass(frozen=True, slots=True)
class Backup:
    """A folder that is called as backups are."""

    folder: JournalFolder
    name: BackupName
    fault: Fault | None
    """What can be seen to be wrong without a key."""
    size: int
    """Bytes of its database."""
    journal: UUID | None
    """Whose it is; None if its key file cannot say."""


def backups_in(place: Path) -> tuple[Backup, ...]:
    """All backups in a folder, of whatever journal; the highest generation first.

    A place that is not there has none. Raises a `StorageError` for one that cannot be read.
    """
    with storage_errors():
        try:
            paths = sorted(place.iterdir())
        except FileNotFoundError:
            return ()
    found = [described(path, name) for path in paths if (name := parsed_name(path.name))]
    return tuple(sorted(found, key=lambda b: (b.name.generation, b.name.made), reverse=True))


def described(path: Path, name: BackupName) -> Backup:
    """The backup in this folder, as far as can be seen without a key."""
    bare = Backup(JournalFolder(path), name, None, 0, None)
    try:
        journal = keys_in(bare.folder.keys).journal
    except BackupUnreadable as error:
        return replace(bare, fault=Fault(error.fault))
    try:
        size = bare.folder.database.stat().st_size
    except OSError:
        return replace(bare, journal=journal, fault=Fault.MISSING)
    return replace(bare, journal=journal, size=size, fault=None if size else Fault.EMPTY)


class BackupStore:
    """The backups of a journal that is open."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @property
    def master(self) -> MasterKey:
        """The journal's own: it may change while the journal is open."""
        return self.journal.master

    @property
    def database_key(self) -> bytes:
        """The key of the journal's database, and of each backup of it."""
        return self.master.database_key(self.journal_id)

    @property
    def journal_id(self) -> UUID:
        """The id in the key file of each."""
        return self.journal.id

    @property
    def place(self) -> Path:
        """Where the backups are that stay with the journal."""
        return self.journal.folder.backups

    def found(self, place: Path) -> tuple[Backup, ...]:
        """This journal's backups in a folder, and those that cannot say whose they are."""
        ours = (self.journal_id, None)
        return tuple(backup for backup in backups_in(place) if backup.journal in ours)

    def make(self, place: Path) -> tuple[Backup, Contents]:
        """Copy the journal to a new folder there, read it back, and only then give it its name.

        Raises `BackupUnreadable`, `JournalDamaged`, `KeysDamaged` or a `StorageError`; nothing is
        left behind then.
        """
        return self._placed(place, self.next_name(place), self._write)

    def next_name(self, place: Path) -> BackupName:
        """The name of a backup that is made there now; settles, and has the place ready.

        Raises a `StorageError`.
        """
        self.journal.settle()
        if place == self.place:
            make_private(place)
            # Nobody else has the journal open, so nobody else makes anything here.
            sweep_all(place)
        now = self.journal.clock().astimezone(UTC).replace(microsecond=0)
        return BackupName(now, self.journal.generation())

    def copy(
        self, backup: Backup, place: Path, contents: Contents | None = None
    ) -> tuple[Backup, Contents]:
        """Copy a backup to another folder; raises and promises what `make` does.

        What it must have is read from it first unless it is given as ``contents``.
        """
        expected = contents or self.check(backup)

        def write(files: JournalFolder) -> Contents:
            copy_file(backup.folder.database, files.database)
            copy_file(backup.folder.keys, files.keys)
            return expected

        return self._placed(place, backup.name, write)

    def check(self, backup: Backup, go_on: Callable[[], object] = lambda: None) -> Contents:
        """What is in a backup, once every page of it was read; raises `BackupUnreadable`.

        Also raises what ``go_on`` raises, which is asked now and then.
        """
        files = backup.folder
        self.refuse_other_keys(files.keys)
        found = contents_of(files.database, self.database_key, go_on=go_on)
        if found.generation != backup.name.generation:
            raise BackupUnreadable(Fault.CONTENTS)
        return found

    def rotate(self, place: Path, good: int, bad: frozenset[Path]) -> None:
        """Take away the backups of this journal that are no longer needed.

        Raises a `StorageError`, or `JournalDamaged` when the journal itself is not whole: then
        nothing is taken away.
        """
        gone = self.outdated(place, good, bad)
        if gone:
            self._refuse_bad_pages()
        self.take_away(gone)

    def outdated(self, place: Path, good: int, bad: frozenset[Path]) -> tuple[Backup, ...]:
        """The backups of this journal that may go if it is whole; see `reflect.domain.backup`.

        Those that are known to be bad do not count, and stay.
        """
        backups = [b for b in self.found(place) if b.fault is None and b.folder.path not in bad]
        gone = outdated((backup.name for backup in backups), good=good)
        return tuple(backup for backup in backups if backup.name in gone)

    def take_away(self, backups: tuple[Backup, ...]) -> None:
        """Delete them, each wholly or not at all. Raises a `StorageError`."""
        for backup in backups:
            disappear(backup.folder.path)

    def _refuse_bad_pages(self) -> None:
        self.journal.settle()
        with self.journal.database() as database:
            bad = database.bad_pages()
        if bad:
            what = "some pages cannot be read"
            raise JournalDamaged(what, len(bad))

    def _placed(
        self, place: Path, name: BackupName, write: Callable[[JournalFolder], Contents]
    ) -> tuple[Backup, Contents]:
        """Write a backup, and let it appear under its name once it was read back."""
        free = free_name(place, name)
        with appearing(place / str(free)) as making:
            files = JournalFolder(making)
            contents = write(files)
            self._read_back(files, contents)
            with storage_errors():
                sync_folder(making)
        return described(place / str(free), free), contents

    def _write(self, files: JournalFolder) -> Contents:
        with storage_errors():
            files.database.touch(mode=0o600)
        with self.journal.database() as database:
            contents = contents_in(database.raw)
            database.copy_into(files.database)
        sync_file(files.database)
        replace_file(files.keys, self.own_keys())
        return contents

    def own_keys(self) -> bytes:
        """The journal's key file as it is now; one that opens nothing makes no backup.

        Raises `BackupUnreadable`, `KeysDamaged` or a `StorageError`.
        """
        data = read_file(self.journal.folder.keys, at_most=LARGEST)
        refuse_other_keys(decode(data), self.master, self.journal_id)
        return data

    def refuse_other_keys(self, path: Path) -> None:
        """Raise `BackupUnreadable` for a key file that is not of this journal as it is now."""
        refuse_other_keys(keys_in(path), self.master, self.journal_id)

    def _read_back(self, files: JournalFolder, contents: Contents) -> None:
        self.refuse_other_keys(files.keys)
        if contents_of(files.database, self.database_key) != contents:
            raise BackupUnreadable(Fault.CONTENTS)


def free_name(place: Path, name: BackupName) -> BackupName:
    """The name, or that of the next second in which there is no backup yet."""
    while os.path.lexists(place / str(name)):
        name = replace(name, made=name.made + timedelta(seconds=1))
    return name
