from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reflect.paths import Places
from reflect.ui.preferences.preferences_view import PreferencesView
from reflect.ui.preferences.way_doors import way_door
from reflect.ui.preferences.ways_in import WayWish
from tests.support.builders import PASSPHRASE
from tests.support.desks import TODAY, desk, on_journal, on_screen, window
from tests.ui.preferences.doors import press, type_in

__all__ = ["desk", "on_journal", "on_screen", "window"]

PLACES = Places(
    journals=Path("journals"),
    config_file=Path("config/settings.json"),
    log_folder=Path("log"),
)


@pytest.fixture
def view(desk, on_screen):
    yield on_screen(PreferencesView(desk, places=PLACES, today=lambda: TODAY))
    # What was changed is written a moment later.
    desk.preferences.save()


@pytest.fixture
def ways(desk, on_journal):
    """What opens the journal now."""
    return lambda: on_journal(desk.journal.keys.ways)


@pytest.fixture
def door_of(desk, on_screen, ways):
    """A door, about the first way in."""
    return lambda change: on_screen(way_door(desk, WayWish(change, ways()[0]), back="Preferences"))


@pytest.fixture
def shown(door_of):
    """Shows a door with the passphrase typed, as if for the first time."""

    def show(change, passphrase=PASSPHRASE):
        door = door_of(change)
        type_in(door.asking.passphrase, passphrase)
        press(Qt.Key.Key_Return)
        return door

    return show


@pytest.fixture
def through(shown, qtbot):
    """Goes through a door that has nothing behind the passphrase."""

    def going(change):
        door = shown(change)
        with qtbot.waitSignals([door.done, door.back_wanted]):
            pass
        return door

    return going


@pytest.fixture
def passed(shown, qtbot):
    """Goes through a door as far as the passphrase leads."""

    def passing(change):
        door = shown(change)
        qtbot.waitUntil(lambda: door.page is not None)
        return door

    return passing
