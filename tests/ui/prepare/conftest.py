from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.builders import EVERY_ANSWER, EVERY_KIND
from tests.support.desks import desk, on_journal, on_screen, window
from tests.support.locked import locked

__all__ = ["desk", "on_journal", "on_screen", "window"]


@pytest.fixture
def entry(desk, on_journal):
    """An entry with every kind of answer; the one called name is private."""
    draft = desk.journal.entries.begin(EVERY_KIND)
    content = replace(draft.content, title="A late list", answers=EVERY_ANSWER)
    return on_journal(lambda: desk.journal.entries.finish(replace(draft, content=content)))


@pytest.fixture
def account(desk, entry, on_journal):
    """A locked account of it."""
    accounts = desk.journal.accounts
    return on_journal(lambda: locked(accounts, entry.id))
