from __future__ import annotations

import pytest

from tests.cli.console import Console


@pytest.fixture
def console(tmp_path, capsys, monkeypatch):
    """The command line in a home of its own."""
    return Console(tmp_path, capsys, monkeypatch)


@pytest.fixture
def journal(console):
    """The command line with one empty journal in its usual place."""
    console.done("new", "--name", "Practice")
    return console


@pytest.fixture
def entry(journal):
    """The id of an entry that answers the shortest set."""
    form = '[answers]\nwhat-stayed = "A quiet handover."\nwhy-it-caught-me = "Nobody hurried."'
    return journal.done(
        "write", "two-minute-catch", "--answers", "-", "--title", "Handover", stdin=form
    ).id
