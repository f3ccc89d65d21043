from __future__ import annotations

import pytest

from reflect.ui.write.write_view import WriteView
from tests.support.builders import EVERY_KIND
from tests.support.desks import TODAY, desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]


@pytest.fixture
def draft(desk):
    """A new entry with one prompt of each kind."""
    return desk.journal.entries.begin(EVERY_KIND)


@pytest.fixture
def view(desk, draft, on_screen):
    """The page for it, on screen."""
    return on_screen(WriteView(desk, draft, back="Today", today=lambda: TODAY))
