"""A desk with a real journal on it, for the tests of screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from reflect.settings import SettingsFile
from reflect.ui.commands import Commands
from reflect.ui.desk import Desk
from reflect.ui.handed_in import HandedIn
from reflect.ui.preferences_store import PreferencesStore
from reflect.ui.room import Room
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.view import View

__all__ = ["desk", "on_journal", "on_screen", "window"]

TODAY = date(2026, 11, 20)


class Changed(QObject):
    """Brings the changes of the journal's thread home."""

    happened = Signal(object)


@dataclass
class Gone:
    """Where the writer was sent, instead of doors and places."""

    doors: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)

    def open(self, view: Any) -> None:
        """Remember a door."""
        self.doors.append(view)

    def close(self, closed: Callable[[], object] | None = None) -> None:
        """Close the door on top."""
        self.doors.pop()
        if closed:
            closed()


@pytest.fixture
def on_journal(jobs, qapp, qtbot):
    """Runs work on the journal's thread, waits, and gives what it returned."""

    def run(work: Callable[[], Any]) -> Any:
        ended: list[Any] = []
        failed: list[Exception] = []
        jobs.start(lambda _context: work(), owner=qapp, done=ended.append, failed=failed.append)
        qtbot.waitUntil(lambda: bool(ended or failed))
        if failed:
            raise failed[0]
        return ended[0]

    return run


@pytest.fixture
def window(qtbot):
    """An empty window of the usual size."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    return made


@pytest.fixture
def on_screen(window, qtbot):
    """Shows a view as the frame does, and lets it arrive."""

    def show(view: View) -> Any:
        window.setCentralWidget(view)
        with qtbot.waitActive(window):
            window.show()
        view.arrive()
        return view

    return show


@pytest.fixture
def desk(tmp_path, look, jobs, messages, on_journal, window):
    """A desk whose journal is open on its own thread."""
    changed, gone = Changed(), Gone()
    clock = FakeClock()
    made = on_journal(lambda: cheap_journals(clock).make(tmp_path / "j", "Practice", PASSPHRASE))
    made.journal.announcer.listen(changed.happened.emit)
    settings = SettingsFile(tmp_path / "settings.json")
    built = Desk(
        reflect=None,  # type: ignore[arg-type]  # no screen asks for it
        journal=made.journal,
        look=look,
        room=Room(window, look),
        jobs=jobs,
        messages=messages,
        preferences=PreferencesStore(settings, messages),
        commands=Commands(window),
        changed=changed.happened,
        doors=gone,  # type: ignore[arg-type]  # stands in for the frame's
        go=gone.places.append,
        place=lambda: None,
        handed_in=HandedIn(),
    )
    yield built
    on_journal(made.journal.close)
    changed.deleteLater()
