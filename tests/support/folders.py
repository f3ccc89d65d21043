"""What is in a folder, to compare before and after."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where the system has one: for what opens a journal a thousand times."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def contents(folder: Path) -> dict[str, str]:
    """Every file below the folder and a digest of what is in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(p.relative_to(folder)): sha256(p.read_bytes()).hexdigest() for p in files}


def modes(folder: Path) -> dict[str, str]:
    """The folder and all below it, and who may do what with each: ``0o600``."""
    paths = (folder, *sorted(folder.rglob("*")))
    return {str(p.relative_to(folder)): oct(stat.S_IMODE(p.stat().st_mode)) for p in paths}
