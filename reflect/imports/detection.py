"""Tells which program a file or folder comes from, by what is in it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from reflect.domain.imported import Source
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import day_one, jrnl, jrnl_encrypted, limits, red_notebook
from reflect.imports.archive import Archive
from reflect.imports.csv_table import is_table
from reflect.imports.markdown_folder import is_note
from reflect.imports.places import GONE, Folder, OneFile, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

UNKNOWN = (
    "It is none of the journals that can be read: an export of Day One (its .zip or JSON), a "
    "journal of jrnl, an export of Mini Diary or Mini Diarium as JSON, a folder of Markdown notes "
    "(Obsidian, Joplin, RedNotebook, Reflect), or a table saved as CSV."
)
_BEGINNING = 64 * 1024
_TRIED = 20
_TABLES = (".csv", ".tsv")
# A quotation mark within a text in JSON has a backslash before it: these are names of fields.
_FIELDS = (
    (b'"creationDate"', Source.DAY_ONE),
    (b'"body"', Source.JRNL),
    (b'"text"', Source.MINI_DIARY),
)


@contextmanager
def opened(path: Path) -> Iterator[Place]:
    """The place that a path leads to; the person chose it, so it may be a link itself."""
    try:
        there = path.resolve(strict=True)
        is_folder, is_file = there.is_dir(), there.is_file()
    except (OSError, ValueError, RuntimeError):
        raise ImportFailed(ImportFault.UNREADABLE, GONE) from None
    if is_folder:
        yield Folder(there)
    elif is_file and OneFile(there).begins_with(b"PK\x03\x04"):
        archive = Archive(there)
        try:
            yield archive
        finally:
            archive.close()
    elif is_file:
        yield OneFile(there)
    else:
        raise ImportFailed(ImportFault.UNREADABLE, GONE)


def source_of(place: Place) -> Source:
    """Which program it is from; raises `ImportFailed` with all that can be read."""
    many = isinstance(place, Folder | Archive)
    found = _of_many(place) if many else _of_one(place, place.names[0])
    if found is None:
        raise ImportFailed(ImportFault.UNKNOWN, UNKNOWN)
    return found


def _of_many(place: Place) -> Source | None:
    books = filter(day_one.is_book, place.names)
    if any(_of_one(place, name) is Source.DAY_ONE for name in islice(books, _TRIED)):
        return Source.DAY_ONE
    rules: tuple[tuple[Callable[[str], bool], Source], ...] = (
        (is_note, Source.MARKDOWN),
        (red_notebook.is_month, Source.MARKDOWN),
        (jrnl.is_day, Source.JRNL),
    )
    return next((source for rule, source in rules if any(map(rule, place.names))), None)


def _of_one(place: Place, name: str) -> Source | None:
    data = place.read(name, limits.WORDS)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return next((source for field, source in _FIELDS if field in data), None)
    if jrnl_encrypted.is_encrypted(data):
        return Source.JRNL
    if is_note(name) or red_notebook.is_month(name):
        return Source.MARKDOWN
    return _of_text(data[:_BEGINNING], is_csv=name.lower().endswith(_TABLES))


def _of_text(beginning: bytes, *, is_csv: bool) -> Source | None:
    if is_csv and beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Source.CSV
    text = beginning.decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")
    if jrnl.STAMP.search(text):
        return Source.JRNL
    if re.match(r"---[ \t]*\n", text):
        return Source.MARKDOWN
    # A letter has commas too: only the name tells that it is meant for a table.
    return Source.CSV if is_csv and "\0" not in text and is_table(text) else None
