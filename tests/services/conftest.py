"""Tests of what lies on a journal."""

from __future__ import annotations

import pytest

from tests.support.builders import made_journal
from tests.support.fakes import FakeClock
from tests.support.real_journal import clock, journal, umask, unlocked
from tests.support.whole_elements import read_here
from tests.support.whole_journals import written_out

__all__ = ["clock", "journal", "umask", "unlocked"]


@pytest.fixture
def other(tmp_path):
    """A second journal, to bring things into."""
    journal = made_journal(tmp_path / "other", FakeClock()).journal
    yield journal
    journal.close()


@pytest.fixture
def file(unlocked, tmp_path):
    """Writes the first journal out, and returns where."""

    def write():
        written_out(unlocked, tmp_path / "out.json")
        return tmp_path / "out.json"

    return write


@pytest.fixture
def read_in_this_process(monkeypatch):
    """Whole files are read here, not in a child: step by step, and a hundred in a second."""
    monkeypatch.setattr("reflect.services.whole_file.read_whole", read_here)
