from __future__ import annotations

from pathlib import Path

import pytest

from reflect.paths import Places
from reflect.ui.preferences.preferences_view import PreferencesView
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]

PLACES = Places(
    journals=Path("journals"),
    config_file=Path("config/settings.json"),
    log_folder=Path("log"),
)


@pytest.fixture
def view(desk, on_screen):
    yield on_screen(PreferencesView(desk, places=PLACES))
    # What was changed is written a moment later.
    desk.preferences.save()
