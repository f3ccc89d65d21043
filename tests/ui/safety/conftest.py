from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reflect.domain.prompts import FREE
from reflect.ui.safety.safety_view import SafetyView
from tests.support.builders import content
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]

NOW = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)
"""Later on the day of the journal's clock."""


@pytest.fixture
def written(desk, on_journal):
    """An entry, so that there is something to keep."""
    draft = desk.journal.entries.begin(FREE)
    return on_journal(
        lambda: desk.journal.entries.finish(replace(draft, content=content("A late list.")))
    )


@pytest.fixture
def view(desk, written, on_screen):
    return on_screen(SafetyView(desk, now=lambda: NOW))
