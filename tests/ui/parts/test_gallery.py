"""What holds for every part, in every theme, at the usual size of text and at the largest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QCalendarWidget, QScrollBar, QWidget

from reflect.ui.look.tokens import THEMES
from tests.ui.gallery import PAGES

SMALLEST_TARGET = 32


@pytest.fixture(params=sorted(PAGES))
def page(request, look, show):
    """One page of the gallery."""

    def opened(theme="light", scale=1.0):
        look.choose(theme=theme, scale=scale)
        shown = PAGES[request.param](look)
        return show(shown, width=1280, height=800)

    return opened


def controls(window):
    """Whatever can have the focus, but for the inside of Qt's calendar."""
    inside = [part for each in window.findChildren(QCalendarWidget) for part in whole(each)]
    return [
        part
        for part in whole(window)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part not in inside
        and not isinstance(part, QScrollBar)
    ]


def whole(widget):
    return [widget, *widget.findChildren(QWidget)]


def test_every_control_has_a_name(page):
    for control in controls(page()):
        known = QAccessible.queryAccessibleInterface(control)
        assert known.text(QAccessible.Text.Name), control


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_is_large_enough_to_hit(page, theme, scale):
    for control in controls(page(theme, scale)):
        assert min(control.width(), control.height()) >= SMALLEST_TARGET * scale, control


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_no_words_of_a_button_are_cut_off(page, theme, scale):
    window = page(theme, scale)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button


def test_tab_goes_through_every_control_and_back_to_the_first(page, qtbot):
    window = page()
    wanted = {control for control in controls(window) if control.isEnabled()}
    seen: list[QWidget] = []
    while len(seen) < 100:
        focused = window.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    alone = {control for control in wanted if not _one_of_a_group(control)}
    assert alone <= set(seen)


def _one_of_a_group(control):
    """Tab goes to one of a group; arrow keys go to the others."""
    return isinstance(control, QAbstractButton) and control.group() is not None


def test_a_page_can_change_its_look_while_it_is_shown(page, look):
    window = page()
    for theme in THEMES:
        look.choose(theme=theme, scale=1.5)
        assert not window.grab().isNull()
