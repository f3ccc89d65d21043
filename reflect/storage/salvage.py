"""Finds every row of a damaged journal that is on a page that can be read.

Nothing leads from page to page here, so a bad page costs the rows on it and no others, wherever it
is: what each row is can be seen from the row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, LargeBinary, Table

from reflect.storage import tables
from reflect.storage.page_rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reflect.storage.page_file import PageFile
    from reflect.storage.page_rows import Cell, Value

_ID = re.compile(r"[0-9a-f]{32}")
_AT_ONCE = 200
_JOURNAL = 4
"""Columns of `journal` that every format has."""

# By what two copies of one row are known to be that.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "entry": ("id",),
    "revision": ("entry_id", "number"),
    "draft": ("entry_id",),
    "commitment": ("entry_id", "prompt_id"),
    "account": ("id",),
    "account_draft": ("entry_id",),
    "evidence": ("id",),
    "departure": ("id",),
    "wish": ("name",),
    "pack": ("id",),
    "signer": ("public_key",),
}
_WITH_FILES = frozenset({"evidence", "pack"})
"""Tables whose rows hold a file in their last column."""

Row = dict[str, Any]


@dataclass(slots=True)
class Found:
    """Every row that could be read: of two copies of one, the newer."""

    rows: dict[str, dict[tuple[Any, ...], Row]] = field(
        default_factory=lambda: {name: {} for name in _KEYS}
    )
    wordings: dict[str, str] = field(default_factory=dict)
    known: set[tuple[str, int]] = field(default_factory=set)
    """Entry and number of each revision of which an index speaks."""
    journal: Row | None = None
    bad_pages: int = 0
    lost_rows: int = 0

    def every(self, table: str) -> Iterator[Row]:
        """The rows of a table."""
        yield from self.rows[table].values()

    @property
    def generation(self) -> int:
        """The newest of which any row knows."""
        stamped = (row["generation"] for name in self.rows for row in self.every(name))
        first: int = self.journal["generation"] if self.journal else 0
        return int(max([first, *stamped]))

    @property
    def device(self) -> str:
        """The device that wrote the journal."""
        if self.journal:
            return str(self.journal["device"])
        stamped = Counter(row["device"] for name in self.rows for row in self.every(name))
        return stamped.most_common(1)[0][0] if stamped else ""


class Finder:
    """Looks through all pages of a journal."""

    def __init__(self, file: PageFile) -> None:
        self._file = file
        self._rows = Rows(file.page)
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        self._shapes = {name: _shape(tables.metadata.tables[name]) for name in _KEYS}

    def find(self, step: Callable[[int, int], object]) -> Found:
        """All that can be read; ``step`` is told how many pages are done, of how many."""
        found = Found()
        for number in range(1, self._file.pages + 1):
            for index, cell in enumerate(self._rows.on(number)):
                self._keep(found, cell, (number, index))
            if number % _AT_ONCE == 0:
                step(number, self._file.pages)
        found.bad_pages = len(self._file.bad)
        found.lost_rows = sum(map(self._is_ours, self._rows.torn))
        return found

    def _is_ours(self, kinds: tuple[type, ...]) -> bool:
        """Whether a row that is not all there was one that nothing else knows of.

        Of revisions the index knows, and the search index is made anew.
        """
        shapes = (shape for name, shape in self._shapes.items() if name != "revision")
        return any(_fits_kinds(shape, kinds) for shape in shapes)

    def file_of(self, table: str, name: str) -> bytes:
        """The file in a row that was found. It may be large, so it is not kept."""
        number, index = self._places[table, name]
        cell = next(cell for at, cell in enumerate(self._rows.on(number)) if at == index)
        content = cell.values[-1]
        return content if isinstance(content, bytes) else b""

    def _keep(self, found: Found, cell: Cell, place: tuple[int, int]) -> None:
        if not cell.is_table:
            _keep_known(found, cell.values)
            return
        name = next((n for n, shape in self._shapes.items() if _fits(shape, cell.values)), None)
        if name is None:
            _keep_other(found, cell.values)
            return
        row = _named(name, cell)
        key = tuple(row[column] for column in _KEYS[name])
        before = found.rows[name].get(key)
        if before is None or before["generation"] < row["generation"]:
            if name in _WITH_FILES:
                row["content"] = b""
                self._places[name, row["id"]] = place
            found.rows[name][key] = row


def _keep_known(found: Found, values: tuple[Value, ...]) -> None:
    match values:
        case (str(entry_id), int(number), int()) if _ID.fullmatch(entry_id):
            found.known.add((entry_id, number))


def _keep_other(found: Found, values: tuple[Value, ...]) -> None:
    match values:
        case (str(digest), str(content)) if sha256(content.encode()).hexdigest() == digest:
            found.wordings[digest] = content
        case (str(name), str(device), int(generation), int(changed_at), *_) if _ID.fullmatch(
            name
        ) and len(values) in {_JOURNAL, _JOURNAL + 1}:
            found.journal = {
                "device": device,
                "generation": generation,
                "changed_at": changed_at,
            }


def _shape(table: Table) -> tuple[tuple[type, bool], ...]:
    """Of which type each column is, and whether it may be null."""
    return tuple(
        # SQLite keeps a whole-number key beside the row, and null in it.
        (type(None), True)
        if column.primary_key and isinstance(column.type, Integer) and len(table.primary_key) == 1
        else (_kind(column.type), bool(column.nullable))
        for column in table.columns
    )


def _kind(column_type: object) -> type:
    if isinstance(column_type, Integer):
        return int
    return bytes if isinstance(column_type, LargeBinary) else str


def _fits(shape: tuple[tuple[type, bool], ...], values: tuple[Value, ...]) -> bool:
    return _fits_kinds(shape, tuple(map(type, values)))


def _fits_kinds(shape: tuple[tuple[type, bool], ...], kinds: tuple[type, ...]) -> bool:
    return len(shape) == len(kinds) and all(
        kind is wanted or (kind is type(None) and nullable)
        for (wanted, nullable), kind in zip(shape, kinds, strict=True)
    )


def _named(table: str, cell: Cell) -> Row:
    names = (column.name for column in tables.metadata.tables[table].columns)
    row = dict(zip(names, cell.values, strict=True))
    if row.get("position", 0) is None:
        row["position"] = cell.rowid
    return row
