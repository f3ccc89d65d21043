from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from reflect.ui.idle_watch import ASLEEP, LONGEST, TICK, IdleWatch, LockReason, seconds


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fired():
    return []


@pytest.fixture
def watch(qapp, clock, fired):
    made = IdleWatch(qapp, lambda: 5, clock)
    made.fired.connect(fired.append)
    made.watch()
    yield made
    made.rest()
    made.deleteLater()


@pytest.fixture
def field(qtbot, watch):
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def wait(watch, clock, wanted):
    """Let time go by with its usual looks at the clock."""
    for _ in range(int(wanted // TICK)):
        clock.now += TICK
        watch.look()


def test_it_fires_after_the_minutes_without_a_sign_of_life(watch, clock, fired):
    wait(watch, clock, 5 * 60 - TICK)
    assert fired == []
    wait(watch, clock, TICK)
    assert fired == [LockReason.IDLE]


@pytest.mark.parametrize(
    "live",
    [
        lambda window: QTest.keyClick(window, Qt.Key.Key_A),
        lambda window: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
    ],
)
def test_keys_and_mouse_are_signs_of_life(watch, clock, fired, field, live, qtbot):
    wait(watch, clock, 4 * 60)
    live(field.windowHandle())
    qtbot.waitUntil(lambda: watch._seen == clock.now)
    wait(watch, clock, 4 * 60)
    assert fired == []


def test_a_long_pause_between_two_looks_means_sleep(watch, clock, fired):
    clock.now += ASLEEP + 1
    watch.look()
    assert fired == [LockReason.ASLEEP]


def test_the_first_key_after_sleep_locks(watch, clock, fired, field):
    clock.now += ASLEEP + 1
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert fired == [LockReason.ASLEEP]


def test_painting_after_sleep_locks_first(watch, clock, fired, field, qtbot):
    watch.follow(field)
    painted = []
    field.paintEvent = lambda _event: painted.append(list(fired))
    clock.now += ASLEEP + 1
    field.update()
    qtbot.waitUntil(lambda: painted != [])
    assert painted[0] == [LockReason.ASLEEP]


def test_a_journal_is_never_open_longer_than_half_a_day(watch, clock, fired):
    for _ in range(int(LONGEST // TICK) + 1):
        clock.now += TICK
        watch.touch()
        watch.look()
    assert fired == [LockReason.LONG]


def test_it_fires_once_and_begins_to_count_again(watch, clock, fired):
    wait(watch, clock, 9 * 60)
    assert fired == [LockReason.IDLE]


def test_at_rest_it_never_fires(watch, clock, fired):
    watch.rest()
    clock.now += LONGEST
    assert watch.look() is False
    assert fired == []


def test_the_real_clock_only_goes_forward():
    assert seconds() <= seconds()
