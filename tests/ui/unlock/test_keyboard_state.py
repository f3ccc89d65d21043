from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from reflect.ui.parts.field import SecretEdit
from reflect.ui.unlock.keyboard_state import KeyboardState, layout_name

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def edit(qtbot):
    made = SecretEdit()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("letter", "modifier", "on"),
    [("w", NONE, False), ("W", SHIFT, False), ("W", NONE, True), ("w", SHIFT, True)],
)
def test_a_letter_against_its_shift_key_shows_caps_lock(edit, letter, modifier, on):
    state = KeyboardState(edit)
    QTest.keyClicks(edit, "x")
    press_letter(edit, letter, modifier)
    assert state.caps_lock is on
    assert state.words() == ("Caps Lock is on." if on else "")


def press_letter(edit, letter, modifier):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_W, modifier, letter)
    QCoreApplication.sendEvent(edit, event)


def test_a_figure_says_nothing_of_caps_lock(edit):
    state = KeyboardState(edit)
    press_letter(edit, "W", NONE)
    press_letter(edit, "7", NONE)
    assert state.caps_lock


def test_the_layout_is_not_told_where_it_is_not_known(qapp):
    assert layout_name() == ""
