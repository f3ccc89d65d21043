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
