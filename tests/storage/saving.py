"""Saves what can be read of a journal, and opens what was made."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.domain.prompts import FREE
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.rescue import Rescue
from tests.storage.test_checks import full
from tests.support.builders import JOURNAL_ID, MASTER
from tests.support.fakes import FakeClock


class FakePages:
    """A file without pages."""

    pages = 0
    bad = frozenset[int]()

    def page(self, _number):
        """None is there."""


class Saved:
    """A new journal, and what was said of it."""

    def __init__(self, folder, result, **how: Any) -> None:
        self.result = result
        self.journal = Journal.open(folder, how.pop("master"), how.pop("id"), clock=FakeClock())

    def __enter__(self):
        assert full(self.journal).findings == ()
        return self

    def __exit__(self, *_error) -> None:
        self.journal.close()


@pytest.fixture
def save(tmp_path):
    """Saves what can be read of a folder, each time into a new one."""
    made: list[JournalFolder] = []

    def saved(folder, wordings=(FREE,), master=MASTER, journal_id=JOURNAL_ID):
        new = JournalFolder(tmp_path / f"new {len(made)}.reflect")
        new.path.mkdir()
        made.append(new)
        how = {"clock": FakeClock(), "wordings": wordings, "step": lambda _done, _total: None}
        result = Rescue(master, journal_id, **how).from_folder(folder, new)
        return Saved(new, result, master=master, id=journal_id)

    return saved
