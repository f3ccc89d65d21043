from __future__ import annotations

import pytest

from reflect.packs.built_in import built_in_packs
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.occasion.occasion_view import OccasionView
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]


@pytest.fixture(scope="session")
def library():
    """The built-in packs, read once."""
    return PromptLibrary(built_in_packs)


@pytest.fixture
def wishes(desk, library):
    """What the writer likes; the packs are there."""
    desk.journal.prompts = library
    return desk.journal.wishes


@pytest.fixture
def opened(desk, wishes, on_screen, qtbot):
    """Opens the view and waits until the sets are shown."""

    def show():
        view = on_screen(OccasionView(desk))
        qtbot.waitUntil(lambda: view.chooser.list.current() is not None)
        return view

    return show
