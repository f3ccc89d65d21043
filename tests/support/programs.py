"""A run of the program with fakes behind its window."""

from __future__ import annotations

import pytest

from reflect.ui.parts.notice import Notice
from reflect.ui.places import PlaceId
from reflect.ui.program import Program, Start
from reflect.ui.screens import Screens
from reflect.ui.view import Bound
from tests.support.journals import FakeReflect
from tests.support.views import FakeView

__all__ = ["begin", "journal", "program", "reflect", "relaunched", "screens"]


class FakeScreens:
    """An empty entrance, and one place behind it."""

    def __init__(self):
        self.threshold = None
        self.desk = None
        self.today = FakeView("today")
        self.done = []

    def entrance(self, threshold):
        self.threshold = threshold
        return FakeView("entrance")

    def place_views(self, desk):
        self.desk = desk
        return {PlaceId.TODAY: lambda: self.today}

    def global_commands(self, desk):
        return (Bound(id="search_all", run=lambda: self.done.append("search_all")),)


@pytest.fixture
def reflect(tmp_path):
    return FakeReflect(tmp_path)


@pytest.fixture
def screens(qapp):
    return FakeScreens()


@pytest.fixture
def relaunched():
    return []


@pytest.fixture
def begin(qapp, reflect, screens, relaunched, qtbot):
    """Begins a run of the program; it is ended after the test."""
    runs = []

    def begun(start=None):
        run = Program(
            qapp, reflect, start or Start(),
            screens=Screens(screens.entrance, lambda: screens),
            start_anew=lambda path, reason: relaunched.append((path, reason)),
        )  # fmt: skip
        runs.append(run)
        with qtbot.waitActive(run.window):
            run.show()
        return run

    yield begun
    for run in runs:
        run.window.let_close()
        if not run.jobs.closed:
            run.end()
        run.window.deleteLater()


@pytest.fixture
def program(begin):
    return begin()


@pytest.fixture
def journal(program, reflect, qtbot):
    """The journal that the program has open."""
    opened = []
    program.jobs.start(lambda _context: opened.append(reflect.open()), owner=program)
    qtbot.waitUntil(lambda: program.session is not None)
    return opened[0]


def said(program):
    return [bar.words() for bar in program.window.findChildren(Notice) if bar.isVisible()]
