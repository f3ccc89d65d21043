"""The rows on a page, without the tree that leads to it (https://www.sqlite.org/fileformat2.html)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.storage.pages import PAGE, RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value = int | str | bytes | None

_USABLE = PAGE - RESERVED
_LEAST = (_USABLE - 12) * 32 // 255 - 23
_MOST_TABLE, _MOST_INDEX = _USABLE - 35, (_USABLE - 12) * 64 // 255 - 23
_OVERFLOW = _USABLE - 4
_LONGEST = 64 << 20
"""More than the largest file that a journal takes."""
_FILE_HEADER = 100
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS: dict[int, Value] = {0: None, 8: 0, 9: 1}
_NOT_READABLE = (IndexError, ValueError)


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a table, or of an index (whose rowid is 0)."""

    rowid: int
    values: tuple[Value, ...]
    is_table: bool


class Rows:
    """Reads pages, and what of a long row lies on others."""

    def __init__(self, page: Callable[[int], bytes | None]) -> None:
        self._page = page
        self.torn: list[tuple[type, ...]] = []
        """Of each row of a table that is not all there, of which kind its columns are."""

    def on(self, number: int) -> Iterator[Cell]:
        """Every row of a table or an index that can be read whole on this page."""
        page = self._page(number)
        if page is None:
            return
        start = _FILE_HEADER if number == 1 else 0
        kind = page[start]
        if kind not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
            return
        count = int.from_bytes(page[start + 3 : start + 5])
        pointers = start + (12 if kind == _INDEX_INTERIOR else 8)
        for index in range(count):
            at = int.from_bytes(page[pointers + 2 * index : pointers + 2 * index + 2])
            try:
                yield self._cell(page, at, kind)
            except _NOT_READABLE:
                if kind == _TABLE_LEAF:
                    self.torn.append(_kinds(page, at))

    def _cell(self, page: bytes, at: int, kind: int) -> Cell:
        if kind == _INDEX_INTERIOR:
            at += 4
        size, at = _varint(page, at)
        rowid = 0
        if kind == _TABLE_LEAF:
            rowid, at = _varint(page, at)
        most = _MOST_TABLE if kind == _TABLE_LEAF else _MOST_INDEX
        payload = self._payload(page, at, size, most)
        return Cell(_signed(rowid), tuple(_values(payload)), kind == _TABLE_LEAF)

    def _payload(self, page: bytes, at: int, size: int, most: int) -> bytes:
        if size > _LONGEST:
            what = "it is longer than any row"
            raise ValueError(what)
        if size <= most:
            return page[at : at + size]
        here = _LEAST + (size - _LEAST) % _OVERFLOW
        here = here if here <= most else _LEAST
        parts, left = [page[at : at + here]], size - here
        number = int.from_bytes(page[at + here : at + here + 4])
        while left > 0:
            more = self._page(number)
            if more is None:
                what = "a part of it is on a page that cannot be read"
                raise ValueError(what)
            parts.append(more[4 : 4 + min(left, _OVERFLOW)])
            left -= _OVERFLOW
            number = int.from_bytes(more[:4])
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for length in range(8):
        byte = data[at + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _kinds(page: bytes, at: int) -> tuple[type, ...]:
    """Of which kind the columns of a row are, from what is always on the page it begins on."""
    try:
        _, at = _varint(page, at)
        _, at = _varint(page, at)
        return tuple(type(_value(kind, b"", 0)[0]) for kind in _serial(page[at:]))
    except _NOT_READABLE:
        return ()


def _serial(payload: bytes) -> list[int]:
    """What the beginning of a row says of each of its columns."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    return kinds


def _values(payload: bytes) -> Iterator[Value]:
    place, _ = _varint(payload, 0)
    for kind in _serial(payload):
        value, length = _value(kind, payload, place)
        place += length
        yield value
    if place != len(payload):
        what = "it is longer or shorter than it says"
        raise ValueError(what)


def _value(kind: int, payload: bytes, at: int) -> tuple[Value, int]:
    if kind in _INTEGERS:
        length = _INTEGERS[kind]
        return int.from_bytes(payload[at : at + length], signed=True), length
    if kind >= 12:
        length = (kind - 12) // 2
        data = payload[at : at + length]
        return (data.decode() if kind % 2 else data), length
    if kind not in _CONSTANTS:
        what = "no table of a journal has such a column"
        raise ValueError(what)
    return _CONSTANTS[kind], 0
