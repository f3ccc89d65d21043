"""The folder of a journal: which files are in it, and how one is made or found."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import JournalExists, NotAJournal
from reflect.paths import SUFFIX
from reflect.storage.aside import put_back
from reflect.storage.files import storage_errors, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORBIDDEN = frozenset('<>:"/\\|?*')
_MAKING = ".making-"
_HOUR = 3600
_LONGEST, _LONGEST_BYTES = 80, 200
# Names of devices, which Windows opens in place of a file however the name goes on after a dot.
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


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
        """The key file before its last change, until the next opening."""
        return self.path / "journal.keys.1"

    @property
    def damaged_keys(self) -> Path:
        """A key file that could not be read, set aside."""
        return self.path / "journal.keys.damaged"

    @property
    def database(self) -> Path:
        """Everything else."""
        return self.path / "journal.db"

    @property
    def backups(self) -> Path:
        """Where the backups are that stay with the journal."""
        return self.path / "backups"

    @property
    def window(self) -> Path:
        """Who has it in a window, as that writes it."""
        return self.path / "journal.lock"

    @property
    def state(self) -> Path:
        """How far the journal had got."""
        return self.path / "journal.state"


def folder_at(path: Path) -> JournalFolder:
    """The journal at this path; raises `NotAJournal` when nothing there looks like one."""
    folder = JournalFolder(path)
    put_back(path)
    with storage_errors():
        if not path.is_dir() or not (folder.keys.exists() or folder.database.exists()):
            raise NotAJournal(path)
    return folder


def clean_name(name: str) -> str:
    """The name as a folder can have it, on every platform."""
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in name)
    tidy = " ".join(kept.split()).strip(". ")[:_LONGEST]
    # Names are as long as their bytes: a letter of another script counts two, three or four.
    tidy = tidy.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip()
    return f"{tidy} journal" if _RESERVED.fullmatch(tidy) else tidy


@contextmanager
def being_made(place: Path, name: str) -> Iterator[JournalFolder]:
    """A folder for a new journal that appears under its name only once it is whole.

    Raises `JournalExists`, or `StorageError`; nothing is left behind then.
    """
    with appearing(place / f"{name}{SUFFIX}") as making:
        yield JournalFolder(making)


@contextmanager
def appearing(final: Path) -> Iterator[Path]:
    """A new folder that appears under its name only once the block has filled it.

    Raises as `being_made` does.
    """
    place = final.parent
    with storage_errors():
        _make_place(place)
        making = Path(tempfile.mkdtemp(prefix=f".{final.name}{_MAKING}", dir=place))
    try:
        with storage_errors():
            _sweep(place, f".*{final.suffix}{_MAKING}*", newest=making)
        if os.path.lexists(final):
            raise JournalExists(final)
        yield making
        with storage_errors():
            making.rename(final)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    try:
        with storage_errors():
            sync_folder(place)
    except BaseException:
        shutil.rmtree(final, ignore_errors=True)
        raise


def disappear(folder: Path) -> None:
    """Take a folder away: whole under its name, or not there. Raises a `StorageError`."""
    going = folder.with_name(f".{folder.name}{_MAKING}gone")
    with storage_errors():
        folder.rename(going)
    # What cannot be deleted now is swept away later, like what a killed making has left.
    shutil.rmtree(going, ignore_errors=True)


def sweep_all(place: Path) -> None:
    """Take away what killed makings have left, in a place where nobody else makes anything.

    Raises a `StorageError` when the place cannot be read.
    """
    with storage_errors():
        for left in place.glob(f".*{_MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)


def _make_place(place: Path) -> None:
    """Make the folder and those above it that are missing, each with a name that lasts."""
    missing = [each for each in (place, *place.parents) if not each.exists()]
    place.mkdir(parents=True, exist_ok=True)
    for each in missing:
        sync_folder(each.parent)


def _sweep(place: Path, pattern: str, *, newest: Path) -> None:
    """Take away what a making that was killed has left: nobody ever had a key to it."""
    now = newest.stat().st_mtime
    for left in place.glob(pattern):
        # By the clock of the disk, which made both; an hour old is nobody's work in progress.
        if now - left.stat().st_mtime > _HOUR:
            shutil.rmtree(left, ignore_errors=True)
