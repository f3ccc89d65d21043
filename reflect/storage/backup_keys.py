"""The key files of backups: which still open with what was given up, and what can be done.

A backup is a folder with a ``journal.keys`` and a ``journal.db`` of its own.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.errors import KeysDamaged, NewerFormat, StorageError
from reflect.storage.files import read_file, replace_file, storage_errors, sync_folder
from reflect.storage.folder import JournalFolder
from reflect.storage.key_file import LARGEST, KeyFile, decode, encode
from reflect.storage.keys import is_sealed_with
from reflect.storage.slots import ForeignSlot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reflect.storage.master_key import MasterKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBackup:
    """A backup that opens with something that no longer opens the journal."""

    path: Path
    same_master_key: bool
    """Whether its key file can be exchanged for today's. It cannot after a change of all keys."""


def old_backups(root: Path, today: KeyFile, master: MasterKey) -> tuple[OldBackup, ...]:
    """Those below a folder, as far as they can be read; by name."""
    return tuple(
        OldBackup(path=path, same_master_key=is_sealed_with(found, master))
        for path, found in _backups_of(root, today)
        if _opens_with_more(found, today)
    )


def rewrap(backup: OldBackup, today: KeyFile) -> None:
    """Let it open with what opens the journal, and with nothing else. Raises a `StorageError`."""
    folder = JournalFolder(backup.path)
    replace_file(folder.keys, encode(today))
    _forget_spares(folder)


def forget_keys(backup: OldBackup) -> None:
    """Take its keys away: it opens only with a key file that somebody has kept elsewhere."""
    folder = JournalFolder(backup.path)
    with storage_errors():
        folder.keys.unlink(missing_ok=True)
    _forget_spares(folder)


def delete(backup: OldBackup) -> None:
    """Delete all of it, the keys first."""
    forget_keys(backup)
    with storage_errors():
        shutil.rmtree(backup.path)
        sync_folder(backup.path.parent)


def _backups_of(root: Path, today: KeyFile) -> Iterator[tuple[Path, KeyFile]]:
    """A second place may hold the backups of several journals, each in a folder of its own."""
    for path in sorted({*root.glob("*/journal.keys"), *root.glob("*/*/journal.keys")}):
        try:
            found = decode(read_file(path, at_most=LARGEST))
        except (KeysDamaged, NewerFormat, StorageError):
            continue
        if found.journal == today.journal:
            yield path.parent, found


def _opens_with_more(found: KeyFile, today: KeyFile) -> bool:
    return any(slot not in today.slots for slot in found.slots if not isinstance(slot, ForeignSlot))


def _forget_spares(folder: JournalFolder) -> None:
    with storage_errors():
        for spare in (folder.last_good_keys, folder.damaged_keys):
            spare.unlink(missing_ok=True)
        sync_folder(folder.path)
