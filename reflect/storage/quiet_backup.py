"""A backup that holds nobody up: a piece of the one file at a time, while the journal is used."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reflect.domain.backup import Contents, Fault
from reflect.errors import BackupUnreadable, JournalDamaged, ReflectError
from reflect.storage.backup_check import contents_of
from reflect.storage.backups import Backup, BackupStore, described, free_name
from reflect.storage.files import (
    PieceFile,
    copy_file,
    pieces_of,
    replace_file,
    storage_errors,
    sync_file,
    sync_folder,
)
from reflect.storage.folder import JournalFolder, appearing
from reflect.storage.pages import LOCKED_BY_SYSTEMS, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from reflect.storage.journal import Stand

    GoOn = Callable[[], object]
    """Raises `Cancelled` once the work is to stop; asked now and then, on any thread."""
    Steps = Generator["Turn", None, tuple[Backup, Contents]]
    """Says after each step where the next is to be done."""

PIECE = 1 << 20
"""Bytes that are read from the journal at a time: a millisecond or two."""
LOCKED_AT = (LOCKED_BY_SYSTEMS - 1) * PAGE


class Turn(Enum):
    """Where the next step is to be done."""

    JOURNAL = "journal"
    """On the thread that opened the journal."""
    BESIDE = "beside"
    """On any other: it takes its time, and does not touch the journal."""


class Disturbed(Exception):
    """The journal has gone on, or somebody has swept away what was begun. Nothing is left."""


@dataclass(frozen=True, slots=True)
class QuietBackups:
    """Makes backups of a journal that is open, in steps; one backup at a time."""

    store: BackupStore
    go_on: GoOn

    def made(self) -> Steps:
        """Make what `BackupStore.make` makes, and say after each step where the next is to be done.

        The first is the journal's. Raises `Disturbed` when something was written before all of the
        file was copied, `Cancelled`, and what `BackupStore.make` raises.
        """
        store = self.store
        name, master = free_name(store.place, store.next_name(store.place)), store.master
        stand = store.journal.stand()
        with appearing(store.place / str(name)) as making, self._watched(making):
            files = JournalFolder(making)
            digest = yield from self._copied(files.database, stand)
            keys = store.own_keys()
            yield Turn.BESIDE
            replace_file(files.keys, keys)
            store.refuse_other_keys(files.keys)
            contents = self._proved(files.database, digest)
            if contents.generation != stand.generation:
                raise BackupUnreadable(Fault.CONTENTS)
            with storage_errors():
                sync_folder(making)
            yield Turn.JOURNAL
            if store.master is not master:
                # All keys were changed meanwhile, and this one has those before.
                raise Disturbed
        return described(store.place / str(name), name), contents

    def copied(self, backup: Backup, place: Path, known: Contents | None) -> Steps:
        """Copy a backup to another folder, as `BackupStore.copy` does; the first step is anybody's.

        What it has is read from it first unless it is ``known``. Raises `Cancelled`, and what
        `BackupStore.copy` raises.
        """
        contents = known or self._contents(backup.folder.database)
        name = free_name(place, backup.name)
        with appearing(place / str(name)) as making, self._watched(making):
            files = JournalFolder(making)
            with PieceFile(files.database) as target:
                for piece in pieces_of(backup.folder.database, PIECE):
                    self.go_on()
                    target.add(piece)
            copy_file(backup.folder.keys, files.keys)
            self.store.refuse_other_keys(files.keys)
            sync_file(files.database)
            if self._contents(files.database) != contents:
                raise BackupUnreadable(Fault.CONTENTS)
            with storage_errors():
                sync_folder(making)
        yield Turn.JOURNAL
        return described(place / str(name), name), contents

    def _copied(self, target: Path, stand: Stand) -> Generator[Turn, None, bytes]:
        """Copy the one file as it is at this stand; the digest of what was read of it."""
        with PieceFile(target) as file:
            at = 0
            while piece := self._piece(at, stand):
                yield Turn.BESIDE
                self.go_on()
                file.add(piece)
                at += len(piece)
                yield Turn.JOURNAL
            return file.digest

    def _piece(self, at: int, stand: Stand) -> bytes:
        journal = self.store.journal
        if journal.stand() is not stand:
            raise Disturbed
        with journal.database() as database, storage_errors():
            return _read(database.file, at)

    def _proved(self, database: Path, digest: bytes) -> Contents:
        """What is in the copy, once it is known to be what was read, and that to be whole."""
        sync_file(database)
        read = hashlib.sha256()
        for piece in pieces_of(database, PIECE):
            self.go_on()
            read.update(piece)
        if read.digest() != digest:
            raise BackupUnreadable(Fault.PAGES)
        try:
            return self._contents(database)
        except BackupUnreadable as error:
            if error.fault != Fault.PAGES:
                raise
            # The copy is as the journal's own file is.
            what = "some pages cannot be read"
            raise JournalDamaged(what) from None

    def _contents(self, database: Path) -> Contents:
        return contents_of(database, self.store.database_key, go_on=self.go_on)

    @contextmanager
    def _watched(self, making: Path) -> Iterator[None]:
        """What fails because it was to stop, or its folder was swept away, is no failure."""
        try:
            yield
        except ReflectError:
            self.go_on()
            if not making.exists():
                raise Disturbed from None
            raise


def _read(file: BinaryIO, at: int) -> bytes:
    """The bytes from there on; those that systems lock, nobody may read on Windows."""
    gap = PAGE if at == LOCKED_AT else 0
    file.seek(at + gap)
    rest = file.read(PIECE - gap)
    return bytes(gap) + rest if rest else b""
