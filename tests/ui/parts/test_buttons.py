from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reflect.ui.parts.buttons import Button, IconButton

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("kind", "high"),
    [("primary", 44), ("outlined", 44), ("secondary", 36), ("quiet", 36), ("link", 32)],
)
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_a_button_is_as_high_as_designed(qtbot, look, show, theme, kind, high):
    look.choose(theme=theme)
    button = Button(look, "Unlock", kind)
    show(button)
    assert button.height() == high


@pytest.mark.parametrize("high", [32, 36, 40, 44])
def test_a_button_can_stand_beside_a_higher_one(look, show, high):
    button = Button(look, "All eight prompts", high=high)
    show(button)
    assert button.height() == high


def test_a_button_grows_with_the_text(look, show):
    look.choose(scale=2.0)
    button = Button(look, "Unlock", "primary")
    show(button)
    assert button.height() == 88


def test_a_busy_button_keeps_its_width_and_takes_no_press(qtbot, look, show):
    button = Button(look, "Make this journal", "primary")
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    show(button)
    width = button.width()
    button.set_busy("Making…")
    qtbot.mouseClick(button, LEFT)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (button.text(), button.width(), pressed) == ("Making…", width, [])


def test_a_busy_button_lets_the_focus_go_on(qtbot, look, show):
    first, second = Button(look, "Unlock", "primary"), Button(look, "Use the recovery code")
    show(first, second)
    first.setFocus()
    first.set_busy("Opening…")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_a_button_is_ready_again_with_its_words(qtbot, look, show):
    button = Button(look, "Unlock", "primary")
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    show(button)
    button.set_busy("Opening…")
    button.set_ready()
    qtbot.mouseClick(button, LEFT)
    assert (button.text(), pressed) == ("Unlock", [1])


def test_an_icon_button_has_a_name_and_a_tooltip(look):
    button = IconButton(look, "lock", "Lock now")
    button.set_name("Unlock")
    assert (button.accessibleName(), button.toolTip()) == ("Unlock", "Unlock")


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("boxed", [True, False])
def test_an_icon_button_is_a_square_of_36(look, show, theme, boxed):
    look.choose(theme=theme)
    button = IconButton(look, "plus", "Larger", boxed=boxed)
    show(button)
    assert (button.width(), button.height()) == (36, 36)
