"""A table is read whatever separates its cells, and no column is lost."""

from __future__ import annotations

import pytest

from reflect.domain.csv_columns import CsvColumns
from reflect.domain.imported import Source
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import csv_log, limits
from reflect.imports.csv_log import guess
from reflect.imports.csv_table import read_table
from reflect.imports.detection import opened
from reflect.imports.reading import Reading
from tests.support.imports import nothing, plain_entry, read_here


@pytest.fixture
def table(tmp_path):
    def make(text, encoding="utf-8"):
        path = tmp_path / "log.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return make


def answers(path, **given):
    return [plain_entry(entry).get("answers", {}) for entry in read_here(path, **given).entries]


def refused(data):
    with pytest.raises(ImportFailed) as caught:
        read_table(data)
    return caught.value.what


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_the_same_however_it_is_saved(separator, encoding, end):
    rows = [["date", "notes"], ["2026-11-24", f"“a{separator} b”"], ["2026-11-25", "é"]]
    text = end.join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding.endswith("le-sig") else None
    read = read_table(data or text.encode(encoding))
    assert [list(read.headings), *map(list, read.rows)] == rows


def test_a_spreadsheet_may_say_its_separator():
    assert read_table(b"sep=|\ndate|notes\n2026-11-24|a, b").rows == (("2026-11-24", "a, b"),)


@pytest.mark.parametrize(
    "data", [b"a,b\n\xff,1", b"\xff\xfea\0,", b"", b"one column\nof words", b'a,b\n"x" y,"z\n']
)
def test_what_is_no_table_is_refused(data):
    assert refused(data) is ImportFault.DAMAGED


def test_a_table_too_wide_or_too_long_is_refused(monkeypatch):
    assert refused(b"," * limits.COLUMNS + b"x") is ImportFault.COLUMNS
    monkeypatch.setattr(limits, "ENTRIES", 2)
    assert refused(b"a,b\n" * 4) is ImportFault.TOO_LARGE
    assert len(read_table(b"a,b\n" * 3).rows) == 2


def test_a_cell_under_no_heading_is_not_lost(table):
    path = table("date,notes\n2026-11-24,a,extra\n")
    assert answers(path) == [{"text": "a", "column-3": "extra"}]
    (entry,) = read_here(path).entries
    assert entry.prompts.prompts[1].heading == "Column 3"


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("Notes", "When"), {"date": 1, "text": 0}),
        (("Start date", "End date", "Title:"), {"date": 0, "title": 2}),
        (("Activity date", "Activity", "CPD hours"), {"date": 0, "title": 1, "minutes": 2}),
        (("DATE", "Your reflection", "Tags"), {"date": 0, "text": 1, "tags": 2}),
    ],
)
def test_columns_are_known_by_common_words(headings, found):
    assert guess(headings) == CsvColumns(**found)


def test_a_table_without_a_date_asks_for_the_column(table):
    path = table("A,B\n2026-11-24,x\n")
    with pytest.raises(ImportFailed) as caught:
        read_here(path)
    assert caught.value.what is ImportFault.COLUMNS
    assert answers(path, columns=CsvColumns(date=0)) == [{"column-2": "x"}]


@pytest.mark.parametrize("columns", [{"date": 2}, {"date": -1}, {"date": 0, "title": 0}])
def test_columns_that_are_not_there_are_refused(table, columns):
    with pytest.raises(ImportFailed) as caught:
        read_here(table("A,B\n2026-11-24,x\n"), columns=CsvColumns(**columns))
    assert caught.value.what is ImportFault.COLUMNS


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_an_answer_to_the_question_settles_the_dates(table, day_first, month):
    path = table("When,What\n03/04/2026,Round\n")
    assert read_here(path).entries == ()
    read = read_here(path, columns=CsvColumns(date=0, title=1, day_first=day_first))
    assert read.entries[0].content.written.month == month


def test_dates_that_contradict_each_other_are_said(table):
    read = read_here(table("When,What\n24/11/2026,a\n11/24/2026,b\n"))
    assert read.entries == ()
    assert "“When” begin with the day and others with the month" in read.problems[0]


def preview(path, columns=None):
    with opened(path) as place:
        return csv_log.preview(place, Reading(step=nothing, columns=columns))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("When,What\n03/04/2026,a\n", "does 03/04/2026 begin with the day"),
        ("A,B\n1,2\n", "No column of the table is called a date."),
        ("date,B\n2026-11-24,2\n", ""),
    ],
)
def test_a_preview_asks_what_only_the_writer_knows(table, text, question):
    seen = preview(table(text))
    assert question in seen.question
    assert bool(question) == bool(seen.question)


def test_a_preview_shows_a_few_rows_each_cell_in_one_line(table):
    seen = preview(table("date,notes\n" + '2026-11-24,"a\nb"\n' * 9))
    assert seen.rows == (("2026-11-24", "a b"),) * csv_log.SHOWN
    assert seen.total == 9


def test_a_title_too_long_for_one_stays_in_the_text(table):
    long = "word " * 60
    path = table(f"date,title,place\n2026-11-24,{long},Ward 4\n")
    assert answers(path) == [{"text": long.strip(), "column-3": "Ward 4"}]


def test_a_row_with_nothing_but_a_date_is_said(table):
    read = read_here(table("date,notes\n2026-11-24,x\n2026-11-25,\n\n,lost\n"))
    assert len(read.entries) == 1
    assert read.problems == (
        "Row 3 has nothing but a date, so it was left out.",
        "Row 5 has no date that can be read, so it was left out.",
    )


def test_a_row_longer_than_an_entry_is_said(table):
    read = read_here(table(f"date,notes,more\n2026-11-24,x,y\n2026-11-25,{'é' * limits.MIB},z\n"))
    assert read.source is Source.CSV
    assert read.problems == ("Row 3 is longer than an entry can be, so it was left out.",)
