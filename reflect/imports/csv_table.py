"""A table in a text file: commas, semicolons or tabs, quotes; UTF-8, or UTF-16 that says so."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.texts import LeftOut, decoded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = re.compile(r"sep=(.)[ \t]*\n")
_SEPARATORS = (",", ";", "\t")
_TRIED = 50
"""Rows that must agree on how many cells they have."""

_NO_TABLE = "It is no table with commas, semicolons or tabs between the cells."
_WIDE = f"The table has more than {limits.COLUMNS} columns. Take out those you do not need."
_TORN = "The table cannot be read: its quotation marks do not match. Save it again as CSV."
_ENCODING = "The file says it is UTF-16, but is not. Save it as CSV in UTF-8."


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and rows of as many cells each."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    """Of each row, as a spreadsheet counts them: the headings are the first."""


def read_table(data: bytes) -> Table:
    """The table; a row without any words is no row. Raises `ImportFailed`."""
    text = _text(data)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    numbered = enumerate(_rows(text, separator), 1)
    filled = [(number, row) for number, row in numbered if any(cell.strip() for cell in row)]
    rows = [row for _, row in filled]
    if len(rows) - 1 > limits.ENTRIES:
        why = f"The table has more than {limits.ENTRIES:,} rows. Take a part of it at a time."
        raise ImportFailed(ImportFault.TOO_LARGE, why)
    width = max(map(len, rows), default=0)
    if width < 2:
        raise ImportFailed(ImportFault.DAMAGED, _NO_TABLE)
    if width > limits.COLUMNS:
        raise ImportFailed(ImportFault.COLUMNS, _WIDE)
    full = [(*row, *[""] * (width - len(row))) for row in rows]
    numbers = tuple(number for number, _ in filled[1:])
    return Table(_headings(full[0]), tuple(full[1:]), numbers)


def is_table(text: str) -> bool:
    """Whether the beginning of a text has two columns or more."""
    return _SAID.match(text) is not None or any(_width(text, each) > 1 for each in _SEPARATORS)


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise ImportFailed(ImportFault.DAMAGED, _ENCODING) from None
    else:
        text = decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _headings(row: tuple[str, ...]) -> tuple[str, ...]:
    try:
        lines = [one_line(cell)[: limits.TITLE] for cell in row]
    except LeftOut:
        raise ImportFailed(ImportFault.DAMAGED, _NO_TABLE) from None
    return tuple(line or f"Column {number}" for number, line in enumerate(lines, 1))


def _separator(text: str) -> str:
    """The one between the most cells of rows that agree; a comma when none does."""
    return max(_SEPARATORS, key=lambda each: _width(text, each))


def _width(text: str, separator: str) -> int:
    """How many cells each of the first rows has; 0 when most of them differ."""
    # A cut in the middle of a row: its last one may be torn, so it is not counted.
    beginning = text[: 64 * 1024]
    try:
        rows = list(islice(_rows(beginning, separator, strict=False), _TRIED))
    except ImportFailed:
        return 0
    widths = [len(row) for row in rows[: -1 if len(beginning) < len(text) else None] if row]
    usual = max(set(widths), key=widths.count, default=0)
    return usual if usual > 1 and widths.count(usual) * 2 >= len(widths) else 0


def _rows(text: str, separator: str, strict: bool = True) -> Iterator[list[str]]:
    csv.field_size_limit(limits.ENTRY)
    try:
        yield from csv.reader(_lines(text), delimiter=separator, strict=strict)
    except csv.Error:
        raise ImportFailed(ImportFault.DAMAGED, _TORN) from None


def _lines(text: str) -> Iterator[str]:
    """Line by line, without a second copy of a text that may be large."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
