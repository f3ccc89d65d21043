"""A folder that is there with all that belongs in it, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reflect.errors import Refused
from reflect.storage.files import storage_errors, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which stands at ``path`` once it is filled and nothing was raised.

    Raises `Refused` when something is there already, or a `StorageError`.
    """
    making = path.with_name(f".{path.name}.making-{os.getpid()}")
    with storage_errors():
        if path.exists():
            what = f"{path.name} is there already; choose another name for the folder"
            raise Refused(what)
        making.mkdir(mode=0o700)
    try:
        yield making
        with storage_errors():
            making.rename(path)
            sync_folder(path.parent)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
