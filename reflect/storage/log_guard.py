"""Tells whether a write-ahead log belongs to the database that it lies beside.

SQLite checks a log against itself only. It would replay the log of another journal, and write its
pages over ours when it closes the file, even after it could not read one of them.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reflect.storage.files import storage_errors
from reflect.storage.pages import PAGE, PageKeys

if TYPE_CHECKING:
    from pathlib import Path

# https://www.sqlite.org/fileformat2.html#the_write_ahead_log
_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_LITTLE, _BIG = 0x377F0682, 0x377F0683


def log_of(database: Path) -> Path:
    """Where SQLite keeps the write-ahead log of a database."""
    return database.with_name(f"{database.name}-wal")


def is_log_empty(database: Path) -> bool:
    """Whether all that was written is in the database itself."""
    try:
        return log_of(database).stat().st_size == 0
    except OSError:
        return True


def is_of_another_journal(log: Path, *, key: bytes, salt: bytes) -> bool:
    """Whether SQLite would replay this log although its first page was not written with our key.

    A log that is not there, or that SQLite will leave alone because it was cut or torn, is no
    danger. Raises a `StorageError`.
    """
    with storage_errors():
        try:
            with log.open("rb") as file:
                data = file.read(_HEADER.size + _FRAME.size + PAGE)
        except FileNotFoundError:
            return False
    return _would_be_replayed(data) and not _is_ours(data, key, salt)


def _would_be_replayed(data: bytes) -> bool:
    """Whether SQLite's own checks of the header and the first frame hold."""
    if len(data) < _HEADER.size:
        return False
    magic, _, page, _, *salts, first, second = _HEADER.unpack_from(data)
    if magic not in (_LITTLE, _BIG):
        return False
    order = "<" if magic == _LITTLE else ">"
    sums = _summed(data[: _HEADER.size - 8], order, (0, 0))
    if page != PAGE:
        # Not a log of ours, whatever follows in it.
        return sums == (first, second)
    if len(data) < _HEADER.size + _FRAME.size + PAGE or sums != (first, second):
        return False
    frame = data[_HEADER.size :]
    *_, salt_1, salt_2, first, second = _FRAME.unpack_from(frame)
    sums = _summed(frame[:8] + frame[_FRAME.size :], order, sums)
    return [salt_1, salt_2] == salts and sums == (first, second)


def _summed(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """The checksum of the file format, carried on from the part before."""
    first, second = sums
    for a, b in struct.iter_unpack(f"{order}2I", data):
        first = (first + a + second) & 0xFFFFFFFF
        second = (second + b + first) & 0xFFFFFFFF
    return first, second


def _is_ours(data: bytes, key: bytes, salt: bytes) -> bool:
    """Whether the page in the first frame carries a HMAC that this key makes."""
    if len(data) < _HEADER.size + _FRAME.size + PAGE:
        return False
    number = _FRAME.unpack_from(data, _HEADER.size)[0]
    page = data[_HEADER.size + _FRAME.size :]
    return PageKeys(key, salt).is_whole(number, page)
