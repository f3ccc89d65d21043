from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflect.domain.pack_draft import Place
from reflect.services.studio.open_draft import OpenDraft
from reflect.ui.studio.studio_door import StudioDoor
from tests.support.desks import TODAY, desk, on_journal, on_screen, window
from tests.support.studio import ward_teaching

__all__ = ["desk", "on_journal", "on_screen", "window"]

NOW = datetime(2026, 11, 20, 11, 6, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """The source of a pack of two sets, with a translation that is not whole."""
    return ward_teaching(tmp_path)


@pytest.fixture
def draft(folder):
    return OpenDraft(folder)


@pytest.fixture
def door(desk, draft, on_screen):
    """The studio with the pack in it."""
    made = StudioDoor(desk, draft, back="Packs", now=lambda: NOW, today=lambda: TODAY)
    return on_screen(made)


@pytest.fixture
def at(draft):
    """The place of a set by its number, or of a prompt in it."""

    def place(number, prompt=None):
        found = draft.draft.sets[number]
        key = "" if prompt is None else found.prompts[prompt].key
        return Place(set_key=found.key, prompt_key=key)

    return place


@pytest.fixture
def saved(door, qtbot):
    """Waits until all is in the folder."""

    def wait():
        door.autosave.save()
        qtbot.waitUntil(lambda: not door.autosave.dirty)

    return wait
