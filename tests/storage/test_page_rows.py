"""Rows are read from a page as SQLite reads them, or not at all."""

from __future__ import annotations

import pytest

from reflect.storage.page_file import PageFile
from reflect.storage.page_rows import Rows
from reflect.storage.pages import PageKeys
from tests.storage.test_checks import many, rich

__all__ = ["rich"]


def test_a_page_reads_as_sqlite_reads_it(rich) -> None:
    many(rich, 10)
    rich.settle()
    with rich.database() as database, rich.folder.database.open("rb") as file:
        count = database.raw.execute("SELECT count(*) FROM revision").fetchone()[0]
        pages = PageFile(file, None, rich.page_keys)
        rows = Rows(pages.page)
        cells = [cell for number in range(1, pages.pages + 1) for cell in rows.on(number)]
        chains = {row[0] for row in database.raw.execute("SELECT chain FROM revision")}
    found = [cell for cell in cells if len(cell.values) == 10]
    assert len(found) == count
    assert {cell.values[7] for cell in found} == chains
    assert rows.torn == []


@pytest.mark.parametrize(
    "page",
    [
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0x0F, 0xFF]) + bytes(4006),
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0, 20]) + bytes(10) + b"\x05\x01\x02\x0a" + bytes(3992),
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0, 20]) + bytes(10) + b"\x09\x01\x02\x07" + bytes(3992),
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0, 20])
        + bytes(10)
        + b"\x03\x01\x02\x0f"
        + b"\xff" * 3992,
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0, 20]) + bytes(10) + b"\xff" * 3996,
        bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0x0F, 0xAF]) + b"\xff" * 4006,
    ],
)
def test_a_row_that_cannot_be_is_not_read(page) -> None:
    rows = Rows(lambda _number: page)
    assert list(rows.on(2)) == []
    assert len(rows.torn) == 1


def test_the_keys_of_pages_do_not_show_themselves() -> None:
    assert repr(PageKeys(bytes(32), bytes(16))) == "PageKeys(hidden)"


@pytest.mark.parametrize("kind", [0x05, 0x00, 0x42])
def test_a_page_without_rows_has_none(kind) -> None:
    assert list(Rows(lambda _number: bytes([kind]) + bytes(4015)).on(2)) == []


LEAF = bytes([0x0D, 0, 0, 0, 1, 0, 0, 0, 0, 20]) + bytes(10)
INDEX = bytes([0x0A, 0, 0, 0, 1, 0, 0, 0, 0, 20]) + bytes(10)
BETWEEN = bytes([0x02, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9, 0, 20]) + bytes(6)


def rows_on(page):
    rows = Rows(lambda _number: page.ljust(4016, b"\0"))
    return rows, list(rows.on(2))


def test_a_row_that_is_longer_than_it_says_is_not_read() -> None:
    rows, found = rows_on(LEAF + b"\x05\x00\x02\x09")
    assert found == []
    assert rows.torn == [(int,)]


def test_a_part_of_an_index_that_cannot_be_read_is_no_lost_row() -> None:
    rows, found = rows_on(INDEX + b"\x05\x02\x09")
    assert found == rows.torn == []


def test_what_stands_between_the_pages_of_an_index_is_read_too() -> None:
    record = b"\x04\x4d\x01\x01" + b"a" * 32 + b"\x02\x07"
    _, found = rows_on(BETWEEN + b"\0\0\0\x09" + bytes([len(record)]) + record)
    assert [cell.values for cell in found] == [("a" * 32, 2, 7)]
