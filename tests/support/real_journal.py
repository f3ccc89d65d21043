"""The fixtures of tests that open a journal. Imported by their conftest, and by no other."""

from __future__ import annotations

import os

import pytest

from tests.support.builders import made_journal, new_journal
from tests.support.fakes import FakeClock

__all__ = ["clock", "journal", "umask", "unlocked"]


@pytest.fixture
def clock():
    """A clock that a test can set."""
    return FakeClock()


@pytest.fixture
def journal(tmp_path, clock):
    """An open journal, as storage sees it."""
    opened = new_journal(tmp_path / "journals", clock)
    yield opened
    opened.close()


@pytest.fixture
def unlocked(tmp_path, clock):
    """An open journal, as the window and the command line see it."""
    opened = made_journal(tmp_path / "journals", clock).journal
    yield opened
    opened.close()


@pytest.fixture
def umask():
    """Sets what new files may not be, until the test ends."""
    before = os.umask(0o077)
    os.umask(before)
    yield os.umask
    os.umask(before)
