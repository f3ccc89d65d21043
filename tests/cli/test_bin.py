"""The bin empties itself, whichever command is used."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reflect.app import local_now


@pytest.fixture
def deleted(journal, entry):
    """The id of an entry that was deleted a month ago; a command of yesterday has seen that."""
    journal.done("delete", entry)
    journal.clock = later(31)
    journal.done("list")
    journal.clock = later(32)
    return entry


def later(days):
    """The clock so many days from now."""
    return lambda: local_now() + timedelta(days=days)


@pytest.mark.parametrize("command", [("list",), ("ledger",), ("write", "--free", "--answers", "-")])
def test_what_was_in_the_bin_for_a_month_is_gone_after_any_command(journal, deleted, command):
    journal.done(*command, stdin="Another day.")
    assert journal.done("list", "--bin", "--json").value == []
    assert journal("show", deleted).code == 1


def test_what_is_in_the_bin_for_less_stays(journal, entry):
    journal.done("delete", entry)
    journal.done("list")
    assert [row["id"] for row in journal.done("list", "--bin", "--json").value] == [entry]


def test_the_command_itself_comes_first(journal, deleted):
    journal.done("undelete", deleted)
    assert [row["id"] for row in journal.done("list", "--json").value] == [deleted]


def binned(journal):
    return [row["id"] for row in journal.done("list", "--bin", "--json").value]


def test_an_entry_is_deleted_for_good_from_the_bin_or_from_the_list(journal, entry):
    journal.done("delete", entry)
    other = journal.done("write", "--free", "--answers", "-", "--json", stdin="A day.").value["id"]
    for each in (entry, other):
        done = journal.done("delete", each, "--for-good", "--yes", "--json")
        assert done.value == {"deleted": [each], "kept": []}
        assert journal("show", each).code == 1
    assert binned(journal) == []


def test_all_that_is_in_the_bin_goes_at_once(journal, entry):
    journal.done("delete", entry)
    said = journal.done("delete", "--for-good", "--bin", "--yes").out
    assert said.startswith("Deleted for good: 1. Backups made before keep them")
    assert journal.done("delete", "--for-good", "--bin").out == "The bin is empty.\n"


def test_without_a_yes_nothing_goes(journal, entry):
    refused = journal("delete", entry, "--for-good")
    assert refused.code == 1
    assert "Say --yes to go on" in refused.err
    assert journal.done("show", entry)


@pytest.mark.parametrize("words", [(), ("--bin",), ("x", "--for-good", "--bin")])
def test_what_is_to_go_is_said_in_one_way(journal, words):
    assert journal("delete", *words).code == 2


def test_what_an_account_was_made_from_stays_in_the_bin(journal, entry):
    journal.done("account", entry, "--accept")
    other = journal.done("write", "--free", "--answers", "-", "--json", stdin="A day.").value["id"]
    refused = journal("delete", entry, "--for-good", "--yes")
    assert refused.code == 1
    assert "n account was made from it" in refused.err
    journal.done("delete", other)
    done = journal("delete", "--for-good", "--bin", "--yes", "--json")
    assert done.value == {"deleted": [other], "kept": [entry]}
    assert "because an account was made from them: 1." in done.err
