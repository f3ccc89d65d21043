"""The boxes that a HEIC file is made of, and where in it each item has its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 100_000
OTHERWISE = "not built as HEIC is"


class Box(NamedTuple):
    """A box: its sort, and where it and its body begin and end."""

    sort: bytes
    start: int
    body: int
    end: int


class Item(NamedTuple):
    """Something that the file holds: a picture, a tile of one, or what is said of it."""

    id: int
    sort: bytes
    parts: tuple[tuple[int, int], ...]
    """Where its bytes are."""


def boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes that stand one after another; ValueError unless they fill the room."""
    while at < end:
        size, sort = _number(data, at, 4), data[at + 4 : at + 8]
        body = at + 8
        if size == 1:
            size, body = _number(data, at + 8, 8), at + 16
        ends = end if size == 0 else at + size
        if not body <= ends <= end:
            raise ValueError(OTHERWISE)
        yield Box(sort, at, body, ends)
        at = ends


def items(data: bytes, inner: dict[bytes, Box]) -> tuple[Item, ...]:
    """All items that the boxes within ``meta`` tell of; ValueError if they tell nonsense."""
    try:
        sorts = dict(_sorts(data, inner[b"iinf"]))
        places = dict(_places(data, inner))
    except (KeyError, IndexError) as error:
        raise ValueError(OTHERWISE) from error
    if not places.keys() <= sorts.keys():
        raise ValueError(OTHERWISE)
    return tuple(Item(id, sort, places.get(id, ())) for id, sort in sorts.items())


def _number(data: bytes, at: int, size: int) -> int:
    if at + size > len(data):
        raise ValueError(OTHERWISE)
    return int.from_bytes(data[at : at + size], "big")


def _sorts(data: bytes, iinf: Box) -> Iterator[tuple[int, bytes]]:
    """The sort of each item."""
    at = iinf.body + (6 if data[iinf.body] == 0 else 8)
    for box in boxes(data, at, iinf.end):
        version = data[box.body]
        if box.sort != b"infe" or version not in (2, 3):
            raise ValueError(OTHERWISE)
        wide = 2 if version == 2 else 4
        number = box.body + 4
        yield _number(data, number, wide), data[number + wide + 2 : number + wide + 6]


class _Reader:
    """Reads one number after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def next(self, size: int) -> int:
        number = _number(self._data, self._at, size)
        self._at += size
        return number


def _places(
    data: bytes, inner: dict[bytes, Box]
) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """Where the bytes of each item are."""
    iloc = inner[b"iloc"]
    version = data[iloc.body]
    if version > 2:
        raise ValueError(OTHERWISE)
    reader = _Reader(data, iloc.body + 4)
    sizes = reader.next(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(min(reader.next(wide), _MOST)):
        id = reader.next(wide)
        how = reader.next(2) & 15 if version else 0
        elsewhere = reader.next(2)
        first = reader.next(base) + _origin(how, inner)
        parts = []
        for _ in range(min(reader.next(2), _MOST)):
            reader.next(index if version else 0)
            start = first + reader.next(offset)
            parts.append((start, start + reader.next(length)))
        if elsewhere or any(end > len(data) for _, end in parts):
            raise ValueError(OTHERWISE)
        yield id, tuple(parts)


def _origin(how: int, inner: dict[bytes, Box]) -> int:
    """From where places are counted: the file, or the box that holds small items."""
    if how > 1:
        raise ValueError(OTHERWISE)
    return inner[b"idat"].body if how else 0
