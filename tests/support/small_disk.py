"""Disks with little room."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def can_mount() -> bool:
    """Whether a disk of our own can be had here."""
    return sys.platform == "linux" and _mounted("true").returncode == 0


def run_module_on_small_disk(name: str, folder: Path, *given: object, size: str) -> Any:
    """What a program of ours, which prints JSON, has found where ``folder`` is such a disk."""
    words = [name, str(folder), *map(str, given)]
    code = (
        f"import runpy, sys; sys.argv = {words!r}; runpy.run_module({name!r}, run_name='__main__')"
    )
    return json.loads(run_python_on_small_disk(code, folder, size=size))


def run_python_on_small_disk(code: str, folder: Path, *, size: str) -> str:
    """What the code printed, run where ``folder`` is a disk of this size and empty."""
    command = f'mount -t tmpfs -o size={size} small "$1" && exec "$2" -c "$3"'
    done = _mounted(command, str(folder), sys.executable, code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _mounted(command: str, *given: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in a world of its own, where it may mount what it likes."""
    unshare = shutil.which("unshare") or "unshare"
    # The command is the test's own text.
    return subprocess.run(  # noqa: S603
        [unshare, "--user", "--map-root-user", "--mount", "sh", "-c", command, "sh", *given],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
