"""The folder of a journal: which files are in it, and how one is made or found."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.errors import JournalExists, NotAJournal
from reflect.paths import SUFFIX
from reflect.storage.files import storage_errors, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORBIDDEN = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class JournalFolder:
    """``NAME.reflect`` and the files in it."""

    path: Path

    @property
    def name(self) -> str:
        """What the writer calls the journal."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.path / "journal.keys"

    @property
    def last_good_keys(self) -> Path:
        """The key file before its last change."""
        return self.path / "journal.keys.1"

    @property
    def database(self) -> Path:
        """Everything else."""
        return self.path / "journal.db"

    @property
    def state(self) -> Path:
        """How far the journal had got."""
        return self.path / "journal.state"


def folder_at(path: Path) -> JournalFolder:
    """The journal at this path; raises `NotAJournal` when nothing there looks like one."""
    folder = JournalFolder(path)
    if not path.is_dir() or not (folder.keys.exists() or folder.database.exists()):
        raise NotAJournal(path)
    return folder


def clean_name(name: str) -> str:
    """The name as a folder can have it, on every platform."""
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in name)
    return " ".join(kept.split()).strip(".")[:80].strip()


@contextmanager
def being_made(place: Path, name: str) -> Iterator[JournalFolder]:
    """A folder for a new journal that appears under its name only once it is whole.

    Raises `JournalExists`, or `StorageError`; nothing is left behind then.
    """
    final = place / f"{name}{SUFFIX}"
    making = place / f".{name}{SUFFIX}.making-{os.getpid()}"
    with storage_errors():
        place.mkdir(parents=True, exist_ok=True)
        if final.exists():
            raise JournalExists(final)
        making.mkdir(mode=0o700)
    try:
        yield JournalFolder(making)
        with storage_errors():
            making.rename(final)
            sync_folder(place)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
