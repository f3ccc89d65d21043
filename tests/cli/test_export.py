"""``reflect export``: what leaves, leaves as one file and is noted."""

from __future__ import annotations

import hashlib
import json
import sys

import pytest

from tests.cli.console import SIX_WORDS, Terminal
from tests.support.pictures import NAME, picture

BEGINS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "md": b"---\n",
    "json": b"{",
}


@pytest.fixture
def account(journal, entry):
    """The id of a locked account."""
    return journal.done("account", entry, "--accept").id


def export(journal, *arguments):
    printed = journal("export", *arguments, "--json")
    assert printed.code == 0, printed
    assert printed.err == "Nothing was sent. What was saved is noted in the ledger.\n"
    return printed.value


@pytest.mark.parametrize("kind", BEGINS)
def test_an_account_is_saved_in_each_format(journal, account, kind):
    path = journal.home / f"account.{kind}"
    saved = export(journal, account, "--to", kind, "--output", path)
    data = path.read_bytes()
    assert data.lower().startswith(BEGINS[kind].lower())
    assert saved == {"path": str(path), "sha256": hashlib.sha256(data).hexdigest()}
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_ending_says_the_format(journal, account):
    path = journal.home / "account.MD"
    export(journal, account[:14], "--output", path, "--name", "A. Nurse", "--form", "plain")
    text = path.read_text()
    assert "A quiet handover." in text
    assert "A. Nurse" in text


def test_an_account_saved_in_a_folder_has_a_name_that_says_nothing(journal, account):
    saved = export(journal, account, "--to", "json", "--output", journal.home)
    assert saved["path"].startswith(str(journal.home / "account-20"))


def test_the_ledger_says_what_left_and_for_whom(journal, account):
    path = journal.home / "account.md"
    saved = export(journal, account, "--output", path, "--for-whom", "My appraiser")
    (row,) = journal.done("ledger", "--json").value
    assert row | {"id": "", "when": ""} == {
        "id": "",
        "when": "",
        "what": "Handover",
        "form": "plain",
        "format": "md",
        "for_whom": "My appraiser",
        "file": "account.md",
        "sha256": saved["sha256"],
        "accounts": [account],
    }
    assert journal.done("ledger").out.endswith("  Handover  (account.md, for My appraiser)\n")


def test_what_was_saved_is_printed_for_a_person(journal, account):
    path = journal.home / "account.md"
    assert journal("export", account, "--output", path).out == f"Saved {path}\n"
    assert journal.done("ledger").out.endswith("  Handover  (account.md)\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--output", "x.md"), 2, "name one account or more, or say --whole-journal"),
        (("ACCOUNT", "--whole-journal", "--output", "x.md"), 2, "name one account or more"),
        (("ACCOUNT", "--output", "x.odt"), 2, "say with --to what to make: pdf, docx, html,"),
        (("ACCOUNT", "--output", "x.csv", "--to", "csv"), 2, "'csv' is not one of"),
        (("--whole-journal", "--output", "x.pdf"), 2, "say with --to what to make: json, md"),
        (("ACCOUNT",), 2, "Missing option '--output'"),
        (("ACCOUNT", "--output", "no/such/folder.md"), 1, "Not saved: the disk or folder is not"),
        (("0123456789", "--output", "x.md"), 1, "There is no account 0123456789, or several"),
        (("ACCOUNT", "--output", "x.md", "--form", "nmc"), 1, "There is no form called nmc"),
    ],
)
def test_what_cannot_be_saved_is_told_and_not_noted(
    journal, account, monkeypatch, arguments, code, words
):
    monkeypatch.chdir(journal.home)
    printed = journal("export", *(account if word == "ACCOUNT" else word for word in arguments))
    assert (printed.code, printed.out) == (code, "")
    assert words in printed.err
    assert journal.done("ledger", "--json").value == []


def test_nothing_is_saved_among_the_files_of_a_journal(journal, account):
    database = journal.places.journals / "Practice.reflect" / "journal.db"
    before = database.read_bytes()
    printed = journal("export", account, "--to", "md", "--output", database)
    assert printed.code == 1
    assert printed.err.startswith("What leaves a journal is not saved inside one.")
    assert database.read_bytes() == before


def whole(journal, given, *arguments):
    """Export the whole journal with these lines as the passphrase file."""
    path = journal.home / "whole.json"
    printed = journal.bare(
        *("export", "--whole-journal", "--output", path, "--passphrase-file", "-", *arguments),
        stdin=given,
    )
    return printed, path


def test_a_whole_journal_asks_for_the_passphrase_a_second_time(journal, entry):
    printed, path = whole(journal, f"{SIX_WORDS}\n{SIX_WORDS}\n")
    assert printed.code == 0
    assert "A quiet handover." in path.read_text()
    assert json.loads(path.read_text())


def test_the_second_line_of_a_file_counts_as_the_second_time(journal, entry):
    journal.passphrase_file.write_text(f"{SIX_WORDS}\n{SIX_WORDS}\n")
    assert export(journal, "--whole-journal", "--output", journal.home / "w.json")


def test_a_passphrase_that_was_given_once_is_not_enough(journal, entry):
    printed, path = whole(journal, f"{SIX_WORDS}\n")
    assert printed.code == 1
    assert printed.err.startswith("The passphrase is asked for once more before a whole journal")
    assert not path.exists()
    assert journal.done("ledger", "--json").value == []


def test_a_wrong_second_passphrase_lets_nothing_out(journal, entry):
    printed, path = whole(journal, f"{SIX_WORDS}\nsomething else\n")
    assert printed.code == 3
    assert not path.exists()


def test_a_terminal_is_asked_twice(journal, entry, monkeypatch):
    asked = []

    def answer(question, *_args, **_more):
        asked.append(question)
        return SIX_WORDS

    monkeypatch.setattr("getpass.getpass", answer)
    path = journal.home / "whole"
    printed = journal.bare(
        *("export", "--whole-journal", "--to", "md", "--output", path), stdin=Terminal()
    )
    assert (printed.code, len(asked)) == (0, 2)
    assert len(list(path.glob("*.md"))) == 1


def test_progress_is_shown_to_a_person_alone(journal, entry, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    printed, _ = whole(journal, f"{SIX_WORDS}\n{SIX_WORDS}\n")
    assert "\r1 of 1 \n" in printed.err


def test_evidence_is_saved_in_a_folder_beside_the_account(journal, entry):
    file = journal.home / "photograph.jpg"
    file.write_bytes(picture("photograph.jpg"))
    (added,) = journal.done("evidence", "add", entry, file, "--json").value
    account = journal.done("account", entry, "--evidence", added["id"], "--accept").id
    path = journal.home / "mine.md"
    saved = export(journal, account, "--output", path)
    folder = journal.home / "mine evidence"
    assert saved["evidence"] == str(folder)
    assert NAME not in (folder / "photograph.jpg").read_bytes()
    assert "- photograph.jpg" in path.read_text()
    assert "with one file of evidence" in journal.done("ledger").out
    again = journal("export", account, "--output", journal.home / "other.md")
    assert (
        again.out == f"Saved {journal.home / 'other.md'}\nSaved {journal.home / 'other evidence'}\n"
    )
