"""The fixtures of tests that make a window. Imported by their conftest, and by no other."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox

from reflect.ui.jobs import Jobs
from reflect.ui.look.theme import Look
from reflect.ui.messages import Messages
from tests.support.recorder import Recorder

__all__ = ["jobs", "look", "messages", "recorder", "window_rules"]

MODAL = (
    (QDialog, ("exec",)),
    (QMenu, ("exec",)),
    (QMessageBox, ("exec", "about", "critical", "information", "question", "warning")),
    (QFileDialog, ("getOpenFileName", "getOpenFileNames", "getSaveFileName")),
    (QFileDialog, ("getExistingDirectory",)),
)

MANY = 20_000
"""So many objects are worth a collection, which takes longer than most tests."""


@pytest.fixture(autouse=True)
def window_rules(qapp, monkeypatch):
    """No dialog that waits; no window and no timer left."""
    for kind, names in MODAL:
        for name in names:
            monkeypatch.setattr(kind, name, _refuse)
    timers = set(_timers(qapp))
    # A ring of widgets must not be taken apart by the thread of a job: see reflect.ui.garbage.
    gc.disable()
    yield
    if gc.get_count()[0] > MANY:
        gc.collect()
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
        window.deleteLater()
    assert not left, f"windows left: {left}"
    ticking = [timer for timer in _timers(qapp) if timer not in timers]
    assert not ticking, f"timers left: {ticking}"


def _refuse(*_args, **_kwargs):
    message = "a dialog that waits was opened"
    raise AssertionError(message)


def _timers(app: QObject) -> list[QTimer]:
    return [timer for timer in app.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def recorder():
    """A board that keeps what the writer would have been told."""
    return Recorder()


@pytest.fixture
def messages(recorder):
    """The messages of the program, told to the recorder."""
    return Messages(recorder, recorder.report)


@pytest.fixture
def look(qapp):
    """The look of the program, light and at the usual size."""
    made = Look(qapp, theme="light")
    yield made
    made.deleteLater()


@pytest.fixture
def jobs(qapp, messages):
    """The jobs of the program, ended after the test."""
    running = Jobs(unheard=messages.failed)
    yield running
    running.shut_down()
