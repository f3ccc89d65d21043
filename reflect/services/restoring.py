"""Bringing a backup back as a journal of its own: works while the journal itself does not open."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from reflect.domain.backup import Fault, Note, Place, parsed_name
from reflect.errors import (
    BackupUnreadable,
    RecoveryCodeSlip,
    Refused,
    WrongPassphrase,
    WrongRecoveryCode,
)
from reflect.paths import SUFFIX
from reflect.services.backup_list import FOLDER_SUFFIX, BackupRow, row_of
from reflect.storage.backup_check import contents_of, keys_in, refuse_unless_open
from reflect.storage.backups import backups_in
from reflect.storage.files import replace_file, storage_errors, sync_folder
from reflect.storage.folder import JournalFolder, appearing
from reflect.storage.key_file import encode
from reflect.storage.restoring import bring_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal
    from reflect.storage.journal import Clock
    from reflect.storage.key_file import KeyFile
    from reflect.storage.master_key import MasterKey

    OpenKeys = Callable[[KeyFile], MasterKey]
    """Opens a key file with what the person has given, or raises that it does not fit."""

_T = TypeVar("_T")

_RESTORED = re.compile(r" restored \d{1,2} \w+ \d{4}( \d+)?$")
"""What a journal that came back is called after its name: once is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup that came back as a journal, unlocked."""

    journal: OpenJournal
    made: datetime | None
    """When the backup was made; None if its folder no longer says."""
    entries: int
    """Outside the bin."""
    passed_over: tuple[BackupRow, ...] = ()
    """Newer backups that could not be read."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A journal on disk that came out of a backup, and its keys."""

    key_file: KeyFile
    master: MasterKey
    entries: int


def backups_at(path: Path, *elsewhere: Path) -> tuple[BackupRow, ...]:
    """The backups in a journal's folder or in any other, newest first, without a key.

    Those ``elsewhere`` are among them: a folder of backups, or one that was chosen as a second
    place. What is wrong inside of a database is not seen, and nothing is known of entries.
    """
    places = {_backups_in(path): Place.JOURNAL}
    for folder in elsewhere:
        chosen = folder / f"{path.stem}{FOLDER_SUFFIX}"
        places.setdefault(chosen if os.path.isdir(chosen) else _backups_in(folder), Place.FOLDER)
    rows = [
        row_of(backup, place, Note(), path)
        for folder, place in places.items()
        for backup in backups_in(folder)
    ]
    return tuple(sorted(rows, key=lambda row: (row.generation, row.made), reverse=True))


def by_passphrase_or_code(typed: str, act: Callable[[str, str], _T]) -> tuple[_T, bool]:
    """What ``act`` gives with this as the passphrase or else as the recovery code.

    And whether it was the code. Raises `WrongPassphrase` if it is neither.
    """
    try:
        return act(typed, ""), False
    except WrongPassphrase:
        with suppress(RecoveryCodeSlip, WrongRecoveryCode):
            return act("", typed), True
        raise


def restored_path(backup: Path, today: date, otherwise: Path) -> Path:
    """A free path for what a backup becomes: beside its journal, or else in ``otherwise``."""
    holder = backup.absolute().parent
    if holder.parent.suffix == SUFFIX:
        place, name = holder.parent.parent, holder.parent.stem
    else:
        place, name = otherwise, holder.name.removesuffix(FOLDER_SUFFIX)
    called = f"{_RESTORED.sub('', name)} restored {today.day} {today:%B %Y}"
    path, number = place / f"{called}{SUFFIX}", 2
    while os.path.lexists(path):
        path, number = place / f"{called} {number}{SUFFIX}", number + 1
    return path


def brought_back(
    backup: Path, final: Path, open_keys: OpenKeys, *, clock: Clock, context: JobContext
) -> BroughtBack:
    """Bring a backup back as the journal ``final``; all of it, or nothing is there.

    Raises `BackupUnreadable`, `JournalExists`, `Refused`, a `StorageError`, what ``open_keys``
    raises, or what opening a journal raises.
    """
    _refuse_place(final)
    context.step(0, 3)
    files = JournalFolder(backup)
    key_file = keys_in(files.keys)
    master = open_keys(key_file)
    with appearing(final) as making:
        contents = contents_of(files.database, master.database_key(key_file.journal))
        name = parsed_name(backup.name)
        if name and name.generation != contents.generation:
            raise BackupUnreadable(Fault.CONTENTS)
        context.step(1, 3)
        target = JournalFolder(making)
        bring_back(files, target, master, key_file.journal, contents=contents, clock=clock)
        with storage_errors():
            sync_folder(making)
        context.step(2, 3)
    return BroughtBack(key_file, master, contents.entries)


def put_keys_back(backup: Path, folder: JournalFolder, open_keys: OpenKeys) -> None:
    """Put a backup's key file in the place of one that is damaged; that one is kept.

    Raises `BackupUnreadable` where it does not open the journal's entries, and what ``open_keys``
    raises. Nothing is changed then.
    """
    key_file = keys_in(JournalFolder(backup).keys)
    master = open_keys(key_file)
    refuse_unless_open(folder.database, master.database_key(key_file.journal))
    replace_file(folder.keys, encode(key_file), keep=folder.damaged_keys)


def refuse_backup(path: Path) -> None:
    """Raise `Refused` for the folder of a backup: opened as a journal it would be changed."""
    if parsed_name(path.name):
        what = (
            "this is a backup, and stays as it was made. "
            "Bring it back as a journal of its own, and open that"
        )
        raise Refused(what)


def _backups_in(path: Path) -> Path:
    """A journal has its backups in a folder of its own; another folder may hold some itself."""
    inside = JournalFolder(path).backups
    return inside if os.path.isdir(inside) else path


def _refuse_place(final: Path) -> None:
    if final.suffix != SUFFIX:
        what = f"the folder of a journal ends in {SUFFIX}: {final.name}{SUFFIX}"
        raise Refused(what)
    if any(above.suffix == SUFFIX for above in final.resolve().parents):
        what = "a journal is not put inside another. Choose another place"
        raise Refused(what)
