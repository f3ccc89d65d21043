"""All keys of a journal anew: the whole journal is written again, beside the one there is.

A kill at any moment leaves a journal that opens wholly with the old keys or wholly with the new.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from reflect.errors import StorageError, StorageFailed
from reflect.paths import SUFFIX
from reflect.storage.aside import MARK, new_keys_of, old_keys_of
from reflect.storage.exchange import exchange
from reflect.storage.files import read_file, replace_file, storage_errors, sync_folder
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.key_file import encode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.storage.key_file import KeyFile
    from reflect.storage.master_key import MasterKey

_OWN = ("journal.", ".journal.")
"""How the name of every file begins that is written anew; whatever else is there is moved."""


class OldFolder(StrEnum):
    """What becomes of the folder with the old keys."""

    REMOVED = "removed"
    KEPT = "kept"
    """As a journal of its own, which opens with the old keys."""


def change_keys(
    journal: Journal,
    key_file: KeyFile,
    master: MasterKey,
    *,
    old: OldFolder = OldFolder.REMOVED,
    swap: Callable[[Path, Path], None] = exchange,
) -> None:
    """Write the journal anew under other keys, read it back, and put it in the place of the old.

    The open journal goes on with the new keys. Raises a `StorageError` or `JournalDamaged`, and
    then it goes on with the old ones.
    """
    folder = journal.folder
    beside = JournalFolder(new_keys_of(folder.path))
    finish_change(folder)
    try:
        with storage_errors():
            beside.path.mkdir(mode=0o700)
        replace_file(beside.path / MARK, old.value.encode())
        replace_file(beside.keys, encode(key_file))
        _copy(journal, beside, master)
        with storage_errors():
            sync_folder(beside.path)
            sync_folder(folder.path.parent)
        journal.move_over(master, lambda: swap(folder.path, beside.path))
    except BaseException:
        with suppress(OSError):
            if _is_unfinished(beside.path):
                _throw_away(beside.path)
        raise
    # All that was asked for is done; what the disk does not allow now is done at the next opening.
    with suppress(StorageError):
        finish_change(folder)


def finish_change(folder: JournalFolder) -> None:
    """See to what a change of all keys has left beside a journal. To be called while it is open.

    Raises a `StorageError`; nothing is lost then, and it can be called again.
    """
    mark = folder.path / MARK
    with storage_errors():
        for aside in (new_keys_of(folder.path), old_keys_of(folder.path)):
            if mark.exists() and aside.is_dir():
                _see_to_old(folder, aside, _meant(mark))
            elif _is_unfinished(aside):
                _throw_away(aside)
        if mark.exists():
            mark.unlink()
            sync_folder(folder.path)


def _meant(mark: Path) -> OldFolder:
    """What is to become of the old folder; one whose mark is damaged is not thrown away."""
    try:
        return OldFolder(read_file(mark, at_most=16).decode("ascii"))
    except ValueError:
        return OldFolder.KEPT


def _copy(journal: Journal, beside: JournalFolder, master: MasterKey) -> None:
    """Write the database anew and read it back; raises `StorageFailed` if it is not the same."""
    with storage_errors():
        # Made first and by us, so that it has our mode.
        beside.database.touch(mode=0o600)
    journal.export(beside.database, master)
    # Its state file is written with the new keys as it settles.
    copy = Journal.open(beside, master, journal.id, clock=journal.clock)
    try:
        if copy.damage() or copy.inventory() != journal.inventory():
            what = "the copy is not the same"
            raise StorageFailed(what)
    finally:
        copy.close()


def _see_to_old(folder: JournalFolder, aside: Path, old: OldFolder) -> None:
    _move_window(JournalFolder(aside), folder)
    others = [left.name for left in aside.iterdir() if not left.name.startswith(_OWN)]
    if old is OldFolder.KEPT or any((folder.path / name).exists() for name in others):
        aside.rename(_free_name(folder))
    else:
        for name in others:
            (aside / name).rename(folder.path / name)
        sync_folder(folder.path)
        shutil.rmtree(aside)
    sync_folder(folder.path.parent)


def _move_window(old: JournalFolder, folder: JournalFolder) -> None:
    """Who had the journal in a window has it still; nobody has the old one."""
    if old.window.exists() and not folder.window.exists():
        old.window.rename(folder.window)
    old.window.unlink(missing_ok=True)


def _is_unfinished(aside: Path) -> bool:
    """Whether it is a folder that was being made: nothing else is ever thrown away."""
    marked = (aside / MARK).exists()
    return aside.is_dir() and (marked or not JournalFolder(aside).database.exists())


def _throw_away(aside: Path) -> None:
    """Take away an unfinished folder, its mark last: a kill meanwhile leaves it unfinished."""
    for path in aside.iterdir():
        if path.name != MARK:
            path.unlink()
    shutil.rmtree(aside)


def _free_name(folder: JournalFolder) -> Path:
    number, tail = 1, "old keys"
    while (path := folder.path.with_name(f"{folder.name} ({tail}){SUFFIX}")).exists():
        number += 1
        tail = f"old keys {number}"
    return path
