"""Judges journals and backups as they are found, and remembers by their bytes what was found.

Most states of a scene differ from others in few files: what has the same bytes as in a state before
was judged then.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from reflect.storage.backup_check import contents_of, keys_in, refuse_other_keys
from reflect.storage.backups import backups_in
from reflect.storage.files import read_file
from reflect.storage.journal import Journal
from reflect.storage.key_file import LARGEST, decode
from reflect.storage.keys import open_with_recovery
from reflect.storage.recovery_code import parsed
from tests.support.fakes import FakeClock
from tests.support.kill_cycles import faults_of
from tests.support.power_cut.scene import require

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reflect.domain.backup import Contents
    from reflect.storage.backups import Backup
    from reflect.storage.folder import JournalFolder


class Judge:
    """Of journals that one recovery code opens."""

    def __init__(self, code: str, ask: Callable[[Any], object]) -> None:
        self._code = parsed(code)
        self._ask = ask
        self._found: dict[bytes, tuple[bool, Any]] = {}
        self._read_back: dict[bytes, Contents] = {}

    def look(self, folder: JournalFolder) -> tuple[bool, Any]:
        """Open a journal as the program does: whether it was of today's format, and what it holds.

        What it holds is told by what this judge asks its database. Raises `LostError` for one that
        is not there, or not whole.
        """
        require(so=folder.path.is_dir(), what=f"{folder.path.name} is not there")
        mark = content_of(folder.path)
        if mark not in self._found:
            self._found[mark] = self._opened(folder)
        return self._found[mark]

    def backups(self, place: Path) -> list[Backup]:
        """All that are listed there, each read from end to end; raises what is wrong with one."""
        listed = backups_in(place)
        for backup in listed:
            require(so=not backup.fault, what=f"{backup.name} is listed, and {backup.fault}")
            mark = content_of(backup.folder.path)
            if mark not in self._read_back:
                self._read_back[mark] = self._read(backup.folder)
            as_named = self._read_back[mark].generation == backup.name.generation
            require(so=as_named, what=f"{backup.name} holds another generation")
        return list(listed)

    def _opened(self, folder: JournalFolder) -> tuple[bool, Any]:
        key_file = decode(read_file(folder.keys, at_most=LARGEST))
        master = open_with_recovery(key_file, self._code)
        steps: list[Journal] = []
        opened = Journal.open(
            folder, master, key_file.journal, clock=FakeClock(), before_step=steps.append
        )
        try:
            found = self._ask(opened._opened().raw)
            faults = faults_of(opened)
            require(so=not faults, what=f"{folder.path.name}: {faults[:2]}")
        finally:
            opened._drop()
        return not steps, found

    def _read(self, files: JournalFolder) -> Contents:
        key_file = keys_in(files.keys)
        master = open_with_recovery(key_file, self._code)
        refuse_other_keys(key_file, master, key_file.journal)
        return contents_of(files.database, master.database_key(key_file.journal))


def content_of(folder: Path) -> bytes:
    """A digest of the names and contents of the files right in this folder."""
    return _digest(folder, folder.iterdir())


def content_below(folder: Path) -> bytes:
    """A digest of all files below this folder, with their paths."""
    return _digest(folder, folder.rglob("*"))


def _digest(folder: Path, paths: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.relative_to(folder)} {len(data)} ".encode() + data)
    return digest.digest()
