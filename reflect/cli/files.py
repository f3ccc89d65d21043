"""Files that a command reads or writes in the clear because a person named them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 16 * 1024 * 1024
"""A larger file is not an answer to a prompt."""


@contextmanager
def refusing_faults(path: Path) -> Iterator[None]:
    """Say which file it was when the disk does not do what is asked."""
    try:
        yield
    except OSError as error:
        what = f"the file {path} cannot be used: {error.strerror}. Look at its name and whose it is"
        raise Refused(what) from None


def read_text(source: str) -> str:
    """The whole text of a file, or of standard input for ``-``."""
    return _read(source, "utf-8-sig").replace("\r\n", "\n")


def read_as_it_is(source: str) -> str:
    """As `read_text`, with its byte order mark and its line ends, so that places can be counted."""
    return _read(source, "utf-8")


def _read(source: str, encoding: str) -> str:
    if source == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        with refusing_faults(Path(source)), Path(source).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        what = f"the text is larger than {MAX_BYTES // 1024 // 1024} MiB. Give it in parts"
        raise Refused(what)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        what = "the text is not UTF-8. Save the file in that encoding"
        raise Refused(what) from None


@contextmanager
def new_private_file(path: Path) -> Iterator[int]:
    """Make a file that only its owner can read; the block writes to the descriptor.

    Raises `Refused` when something is there already. The file is gone again if the block fails.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with refusing_faults(path):
        descriptor = os.open(path, flags, 0o600)
    whole = False
    try:
        yield descriptor
        whole = True
    finally:
        os.close(descriptor)
        if not whole:
            path.unlink(missing_ok=True)


def write_durably(descriptor: int, text: str) -> None:
    """Write all of it, and return when the disk has it; raises `OSError`."""
    left = memoryview(text.encode())
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def write_private(path: Path, text: str) -> None:
    """Write a new file that only its owner can read; raises `Refused` if there is one already."""
    with refusing_faults(path), new_private_file(path) as descriptor:
        write_durably(descriptor, text)
