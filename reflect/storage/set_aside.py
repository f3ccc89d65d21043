"""A copy of a journal as it lies there, before something is done that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.errors import JournalExists
from reflect.paths import SUFFIX
from reflect.storage.files import replace_file_by_parts, storage_errors
from reflect.storage.folder import being_made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reflect.storage.folder import JournalFolder

_AT_ONCE = 1 << 20


def set_aside(folder: JournalFolder) -> Path:
    """Copy all files of a closed journal to a new folder beside it, and return that.

    What is in folders inside it stays where it is. Raises a `StorageError`; nothing is left behind
    then.
    """
    number = 1
    while True:
        name = f"{folder.name}, as it was" if number == 1 else f"{folder.name}, as it was {number}"
        try:
            with being_made(folder.path.parent, name) as copy:
                _copy_files(folder.path, copy.path)
        except JournalExists:
            number += 1
        else:
            return folder.path.parent / f"{name}{SUFFIX}"


def _copy_files(there: Path, here: Path) -> None:
    with storage_errors():
        for path in sorted(there.iterdir()):
            if path.is_file() and not path.is_symlink():
                replace_file_by_parts(here / path.name, _parts(path))


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            yield part
