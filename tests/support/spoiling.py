"""What a disk that lies may have made of a file that it said it had written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _swapped(data: bytes) -> bytes:
    first, second = data[PAGE : 2 * PAGE], data[2 * PAGE : 3 * PAGE]
    return data[:PAGE] + second + first + data[3 * PAGE :]


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "last byte flipped": lambda data: _flipped(data, len(data) - 1),
    "first byte flipped": lambda data: _flipped(data, 0),
    "a byte in the middle flipped": lambda data: _flipped(data, len(data) // 2),
    "last byte missing": lambda data: data[:-1],
    "last page missing": lambda data: data[:-PAGE],
    "half missing": lambda data: data[: len(data) // 2],
    "all but the first page missing": lambda data: data[:PAGE],
    "nothing written": lambda _: b"",
    "zeros written": lambda data: bytes(len(data)),
    "one page of zeros": lambda data: data[:PAGE] + bytes(PAGE) + data[2 * PAGE :],
    "two pages swapped": _swapped,
    "another file written": lambda _: b"SQLite format 3\0" + bytes(PAGE - 16),
}
"""By what happened: the bytes that are read, out of those that were written."""


def spoil(path: Path, how: str) -> None:
    """Let this have happened to a file."""
    path.write_bytes(SPOILED[how](path.read_bytes()))


def lying(write: Callable[..., object], how: str) -> Callable[..., None]:
    """As this function, which writes a file; and then this happens to the file."""

    def lie(path: Path, *rest: object) -> None:
        write(path, *rest)
        spoil(path, how)

    return lie
