"""``reflect import``: looked at, brought in, listed, taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.domain.csv_columns import CsvColumns, CsvPreview
from reflect.domain.imported import Source
from reflect.services.other_journals import OtherJournals
from tests.cli.console import Console, Terminal
from tests.support.imported import imported_entry, picture, reader
from tests.support.imports import PASSWORD

VECTORS = Path(__file__).parent.parent / "vectors" / "imports"


class Asked:
    """Remembers what the reader was asked for."""

    def __init__(self, read):
        self.read = read
        self.by = {}

    def __call__(self, path, **how):
        self.by = {"path": path, **how}
        return self.read(path, **how)


@pytest.fixture
def asked():
    """A reader of a journal with two entries and a photograph."""
    return Asked(
        reader(
            imported_entry(0, "A quiet night.", tags=("ward",), files=(picture(),)),
            imported_entry(1, "A loud night.", left_out=("A film was left out.",)),
        )
    )


@pytest.fixture
def other(journal, asked, monkeypatch):
    """The command line of a program with that reader, and a file to read."""
    table = CsvPreview(
        headings=("Datum", "Titel", "Minuten"),
        rows=(),
        total=2,
        columns=CsvColumns(date=0, title=1),
    )
    plain = Console.reflect

    def with_reader(console):
        reflect = plain(console)
        reflect.other_journals = OtherJournals(read=asked, preview_csv=lambda _path, **_how: table)
        return reflect

    monkeypatch.setattr(Console, "reflect", with_reader)
    journal.file("other.zip", "x")
    return journal


@pytest.fixture
def file(other):
    return other.home / "other.zip"


def test_an_import_says_what_it_did(other, file) -> None:
    printed = other.done("import", file, "--yes")
    assert "Brought in 2 entries." in printed.out
    assert "1 file is kept with them." in printed.out
    assert "reflect import --undo" in printed.out
    assert len(other.done("list", "--json").value) == 2


def test_a_dry_run_brings_nothing_in(other, file) -> None:
    printed = other.done("import", file, "--dry-run")
    assert printed.out == (
        "2 entries would come in (dayone).\nFrom 4 May 2019 to 5 May 2019.\nTags: #ward\n"
        "1 file comes along as evidence.\nThis cannot come in:\n  A film was left out.\n"
    )
    value = other.done("import", file, "--dry-run", "--json").value
    assert (value["entries"], value["first"], value["duplicates"]) == (2, "2019-05-04", [])
    assert other.done("list").out == ""


def test_what_is_here_already_stays_outside_unless_chosen(other, file) -> None:
    other.done("import", file, "--yes")
    looked_at = other.done("import", file, "--dry-run").out
    assert "0 entries would come in" in looked_at
    assert "  4 May 2019  A quiet night.  (brought in before)" in looked_at
    assert "nothing to bring in" in other.done("import", file, "--yes").out
    given = ("import", file, "--yes", "--duplicates", "bring-in", "--json")
    assert other.done(*given).value["entries"] == 2


@pytest.mark.parametrize(("answer", "code", "entries"), [("y\n", 0, 2), ("n\n", 1, 0)])
def test_a_terminal_is_shown_what_would_come_in_and_asked(
    other, file, answer, code, entries
) -> None:
    given = ("import", file, "--passphrase-file", other.passphrase_file)
    printed = other.bare(*given, stdin=Terminal(answer))
    assert printed.code == code
    assert "2 entries would come in (dayone)." in printed.err
    assert "Bring in 2 entries?" in printed.err
    assert len(other.done("list", "--json").value) == entries


def test_without_a_terminal_it_must_be_said(other, file, asked) -> None:
    printed = other("import", file)
    assert printed.code == 2
    assert "--dry-run" in printed.err
    assert asked.by == {}


@pytest.mark.parametrize(
    "given", [(), ("x", "--list"), ("--undo", "abcd", "--list"), ("x", "--undo", "abcd")]
)
def test_it_does_one_thing(other, given) -> None:
    assert other("import", *given).code == 2


def test_imports_are_listed_and_undone(other, file) -> None:
    name = other.done("import", file, "--yes", "--json").value["id"]
    (row,) = other.done("import", "--list", "--json").value
    assert (row["id"], row["entries"], row["undone_at"]) == (name, 2, None)
    assert name in other.done("import", "--list").out
    first = other.done("list", "--json").value[-1]["id"]
    other.done("edit", first, "--title", "Mine now")
    undone = other.done("import", "--undo", name[:16]).out
    assert "1 entry is in the bin" in undone
    assert first in undone
    assert "(undone)" in other.done("import", "--list").out
    again = other("import", "--undo", name)
    assert (again.code, again.err) == (
        1,
        "This import was undone before. Nothing has been changed.\n",
    )


def test_undone_as_json(other, file) -> None:
    name = other.done("import", file, "--yes", "--json").value["id"]
    other.done("delete", other.done("list", "--json").value[0]["id"])
    value = other.done("import", "--undo", name, "--json").value
    assert (len(value["in_bin"]), value["kept"], value["gone"]) == (1, [], 1)


def test_what_was_never_brought_in_is_told(other) -> None:
    printed = other("import", "--undo", "abcdef")
    assert (printed.code, "reflect import --list" in printed.err) == (1, True)


def test_the_reader_is_told_what_was_said(other, file, asked) -> None:
    password = other.file("password", "open sesame\nmore\n")
    other.done("import", file, "--yes", "--from", "jrnl", "--password-file", password)
    assert (asked.by["source"], asked.by["password"]) == (Source.JRNL, "open sesame")
    assert (asked.by["path"], asked.by["columns"]) == (file, None)


def test_columns_are_named_by_their_headings(other, file, asked) -> None:
    columns = ("--column", "date=Datum", "--column", "minutes=Minuten", "--day-first")
    other.done("import", file, "--yes", "--from", "csv", *columns)
    assert asked.by["columns"] == CsvColumns(date=0, title=1, minutes=2, day_first=True)


def test_a_column_that_is_named_is_nothing_else(other, file, asked) -> None:
    other.done("import", file, "--yes", "--column", "text=Titel", "--month-first")
    assert asked.by["columns"] == CsvColumns(date=0, text=1, day_first=False)


@pytest.mark.parametrize("said", ["date=Nothing", "mood=Titel", "Titel", "title=Datum"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(other, file, said) -> None:
    printed = other("import", file, "--yes", "--column", said)
    assert printed.code == 2
    assert "Datum" in printed.err


def test_a_whole_journal_of_reflect_comes_in(other, entry) -> None:
    out = other.home / "out.json"
    secret = other.passphrase_file.read_text()
    other.passphrase_file.write_text(secret * 2)
    other.done("edit", entry, "--tag", "kept")
    whole = ("export", "--whole-journal", "--output", out)
    assert other.bare(*whole, "--passphrase-file", other.passphrase_file).code == 0
    looked_at = other.done("import", out, "--dry-run").out
    assert looked_at.splitlines() == [
        "0 entries would come in (reflect).",
        "1 entry is here to the last letter.",
    ]
    other.done("edit", entry, "--title", "Another name")
    value = other.done("import", out, "--dry-run", "--json").value
    assert [each["why"] for each in value["duplicates"]] == ["different"]
    brought = other.done("import", out, "--yes", "--duplicates", "bring-in")
    assert "Brought in 1 entry." in brought.out
    titles = {each["title"] for each in other.done("list", "--json").value}
    assert titles == {"Handover", "Another name"}


def test_progress_is_on_standard_error(other, file, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    printed = other("import", file, "--yes")
    assert "2 of 2" in printed.err
    assert "of 2" not in printed.out


def test_the_passphrase_and_the_password_are_two_lines_of_two_things(other, file) -> None:
    given = ("import", file, "--yes", "--password-file", "-", "--passphrase-file", "-")
    assert other.bare(*given, stdin="x\ny\n").code == 2


@pytest.mark.parametrize(
    "name", ["dayone/export", "jrnl/24-hours.txt", "markdown/obsidian", "minidiary/mini-diary.json"]
)
def test_what_another_program_wrote_comes_in_and_goes_again(journal, name) -> None:
    brought = journal("import", VECTORS / name, "--yes", "--json").value
    assert len(journal("list", "--json").value) == brought["entries"] > 0
    assert journal("import", "--undo", brought["id"]).code == 0
    assert journal("list", "--json").value == []


class TestALockedJournal:
    """One that jrnl has encrypted; its password is another than the journal's."""

    LOCKED = VECTORS / "jrnl" / "locked-3.txt"

    def test_its_password_is_asked_for_on_a_terminal(self, journal, monkeypatch) -> None:
        given = iter([PASSWORD])
        monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: next(given))
        how = ("--passphrase-file", journal.passphrase_file, "--yes", "--json")
        brought = journal.bare("import", self.LOCKED, *how, stdin=Terminal())
        assert brought.value["entries"] > 0
        assert "password of the other journal" not in brought.out

    def test_a_wrong_one_brings_nothing_in(self, journal, monkeypatch) -> None:
        monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: "other words")
        how = ("--passphrase-file", journal.passphrase_file, "--yes")
        printed = journal.bare("import", self.LOCKED, *how, stdin=Terminal())
        assert (printed.code, "That password does not open it." in printed.err) == (1, True)
        assert journal.done("list", "--json").value == []

    def test_it_is_read_from_a_file(self, journal) -> None:
        file = journal.file("password", f"{PASSWORD}\n")
        how = ("--yes", "--json", "--password-file", file)
        assert journal.done("import", self.LOCKED, *how).value["entries"] > 0

    def test_without_a_terminal_it_is_said_how_to_give_it(self, journal) -> None:
        printed = journal("import", self.LOCKED, "--yes")
        assert printed.code == 1
        assert "--password-file" in printed.err
        assert journal.done("list", "--json").value == []


@pytest.mark.parametrize("what", ["gone", "."])
def test_a_path_that_leads_nowhere_good_is_told(journal, what) -> None:
    assert journal("import", journal.home / what, "--yes").code == 1
