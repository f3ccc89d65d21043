"""The program made careless in one way each: a test that does not notice it is blind."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from reflect.storage import connection, files, folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@contextmanager
def database_half_synced() -> Iterator[None]:
    """The database is opened with ``synchronous = NORMAL``."""
    careless = ("synchronous", "NORMAL", 1)
    profile = [careless if row[0] == "synchronous" else row for row in connection.PROFILE]
    with patch.object(connection, "PROFILE", tuple(profile)):
        yield


@contextmanager
def files_unsynced() -> Iterator[None]:
    """A file gets its name without having been synced."""
    flush = files._flush

    def flush_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            flush(descriptor)

    with patch.object(files, "_flush", flush_folders):
        yield


@contextmanager
def folders_unsynced() -> Iterator[None]:
    """A file gets its name, and nobody syncs the folder."""

    def leave(_folder: object) -> None:
        """Do nothing."""

    with patch.object(files, "sync_folder", leave), patch.object(folder, "sync_folder", leave):
        yield


CONTROLS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "synchronous-normal": database_half_synced,
    "no-file-sync": files_unsynced,
    "no-folder-sync": folders_unsynced,
}

MUST_FAIL = (
    ("save", "synchronous-normal"),
    ("keys", "no-file-sync"),
    ("keys", "no-folder-sync"),
    ("backup", "no-folder-sync"),
    ("quiet", "no-folder-sync"),
    ("all-keys", "no-folder-sync"),
    ("restore", "no-folder-sync"),
    ("migration", "synchronous-normal"),
    ("import", "synchronous-normal"),
)
"""Scenes, and what makes each of them lose something."""

ALSO_MUST_FAIL = (
    ("state", "no-file-sync"),
    ("state", "no-folder-sync"),
    ("make", "no-file-sync"),
    ("make", "no-folder-sync"),
    ("backup", "no-file-sync"),
    ("quiet", "no-file-sync"),
    ("all-keys", "no-file-sync"),
    ("restore", "no-file-sync"),
    ("restore", "synchronous-normal"),
    ("migration", "no-file-sync"),
    ("migration", "no-folder-sync"),
    ("import", "no-file-sync"),
    ("import", "no-folder-sync"),
)
"""As well, in the long run."""
