"""Each way in which a journal cannot be opened has an exit code of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.storage.key_file import decode, encode


@pytest.fixture
def folder(journal):
    return journal.places.journals / "Practice.reflect"


def test_a_damaged_key_file_ends_with_4(journal, folder):
    keys = folder / "journal.keys"
    keys.write_bytes(keys.read_bytes()[:-20])
    printed = journal("list")
    assert printed.code == 4
    assert printed.err.startswith("The key file of this journal is damaged")


def test_a_damaged_database_ends_with_4(journal, folder):
    database = folder / "journal.db"
    whole = database.read_bytes()
    database.write_bytes(whole[:200] + bytes(3000) + whole[3200:])
    printed = journal("list")
    assert printed.code == 4
    assert printed.err.startswith("Part of this journal cannot be read.")


def test_a_journal_that_is_open_ends_with_5(journal, folder):
    reflect = journal.reflect()
    passphrase = journal.passphrase_file.read_text().strip()
    held = reflect.journals.unlock(folder, passphrase=passphrase)
    printed = journal("list")
    held.close()
    assert printed.code == 5
    assert printed.err.startswith("This journal is open in another window or command.")


def test_a_newer_journal_ends_with_6(journal, folder):
    keys = folder / "journal.keys"
    newer = replace(decode(keys.read_bytes()), format=9, min_reader=9)
    keys.write_bytes(encode(newer))
    printed = journal("list")
    assert printed.code == 6
    assert printed.err.startswith("This journal was last written by a newer Reflect.")


def test_an_older_copy_ends_with_4(journal, folder):
    database = folder / "journal.db"
    before = database.read_bytes()
    journal.done("write", "--free", stdin="A line.")
    database.write_bytes(before)
    printed = journal("list")
    assert printed.code == 4
    # The writing, and the note on the backup that closing made of it.
    assert "2 changes made after" in printed.err


def test_after_a_command_the_journal_is_settled_and_closed(journal, folder):
    journal.done("write", "--free", stdin="A line.")
    assert not (folder / "journal.db-wal").exists()
