"""Which windows are named to the system, and when; what it makes of it is not tried here."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from reflect.ui.guard.screenshots import Screenshots, can_keep_out


@pytest.mark.parametrize(("platform", "can"), [("win32", True), ("darwin", True), ("linux", False)])
def test_only_some_systems_can(platform, can):
    assert can_keep_out(platform) is can


@pytest.fixture
def window(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told():
    return []


@pytest.fixture
def keep(told):
    return lambda number, *, wanted: told.append((number, wanted))


def test_the_window_is_kept_out_when_that_is_wanted(qapp, window, told, keep):
    Screenshots(qapp, window, wanted=True, keep=keep)
    assert told == [(window.winId(), True)]


def test_it_is_not_when_it_is_not(qapp, window, told, keep, qtbot):
    shots = Screenshots(qapp, window, wanted=False, keep=keep)
    with qtbot.waitActive(window):
        window.show()
    assert told == []
    shots.want(wanted=True)
    shots.want(wanted=True)
    shots.want(wanted=False)
    assert told == [(window.winId(), True), (window.winId(), False)]


def test_a_window_that_comes_to_the_front_is_kept_out_too(qapp, window, told, keep, qtbot):
    shots = Screenshots(qapp, window, wanted=True, keep=keep)
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    qtbot.waitUntil(lambda: told[-1] == (other.winId(), True))
    shots.want(wanted=False)
