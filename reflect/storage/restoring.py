"""Brings a backup back as a journal of its own, somewhere else."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.backup import Contents, Fault
from reflect.errors import BackupUnreadable, VaultError
from reflect.storage.backup_check import contents_of
from reflect.storage.files import copy_file, storage_errors
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from reflect.storage.backups import Backup, BackupStore
    from reflect.storage.journal import Clock
    from reflect.storage.master_key import MasterKey

    GoOn = Callable[[], object]

_SCRATCH = ".rehearsal-"


def bring_back(
    backup: JournalFolder,
    target: JournalFolder,
    master: MasterKey,
    journal_id: UUID,
    *,
    contents: Contents,
    clock: Clock,
) -> None:
    """Fill an empty folder with a journal that has these contents of a backup, and was opened once.

    The backup is only read. Raises `BackupUnreadable`, or what opening a journal raises; what is in
    the folder then is no journal.
    """
    _copy(backup, target)
    if contents_of(target.database, master.database_key(journal_id)) != contents:
        raise BackupUnreadable(Fault.CONTENTS)
    _open_once(target, master, journal_id, clock)


def _copy(backup: JournalFolder, target: JournalFolder) -> None:
    copy_file(backup.database, target.database)
    copy_file(backup.keys, target.keys)


def _open_once(target: JournalFolder, master: MasterKey, journal_id: UUID, clock: Clock) -> None:
    journal = Journal.open(target, master, journal_id, clock=clock)
    try:
        # Writes journal.state: from now on an older copy in its place is noticed.
        journal.settle()
    finally:
        journal.close()


def rehearsed(store: BackupStore, backup: Backup, go_on: GoOn = lambda: None) -> Contents:
    """Bring a backup back to a scratch folder inside the journal's own, and take that away again.

    Raises `BackupUnreadable`, a `StorageError` when the scratch folder cannot be written, or what
    ``go_on`` raises, which is asked now and then. The open journal is not touched: any thread may.
    """
    place = store.journal.folder.path
    with storage_errors():
        for left in place.glob(f"{_SCRATCH}*"):
            # Nobody else has the journal open: a rehearsal that was killed has left it.
            shutil.rmtree(left, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=place))
    try:
        contents = store.check(backup, go_on)
        go_on()
        back = JournalFolder(scratch)
        _copy(backup.folder, back)
        if contents_of(back.database, store.database_key, go_on=go_on) != contents:
            raise BackupUnreadable(Fault.CONTENTS)
        _open_once(back, store.master, store.journal_id, store.journal.clock)
        return contents
    except VaultError:
        raise BackupUnreadable(Fault.PAGES) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
