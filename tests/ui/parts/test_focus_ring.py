from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout

from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.focus_ring import NO_RING, FocusRing
from reflect.ui.parts.page import Page


def on_screen(widget, box=None):
    box = box or widget.rect()
    return QRect(widget.mapToGlobal(box.topLeft()), box.size())


@pytest.fixture
def one(look, show):
    """A window with two buttons, the first of which has the focus."""
    buttons = Button(look, "Unlock", "primary"), Button(look, "Use the recovery code")
    window = show(*buttons)
    ring = FocusRing(look, window)
    buttons[0].setFocus()
    return ring, *buttons


@pytest.mark.parametrize(("theme", "away"), [("light", 4), ("contrast", 5)])
def test_it_stands_round_what_has_the_focus(look, one, theme, away):
    ring, button, _ = one
    look.choose(theme=theme)
    button.window().layout().activate()
    wanted = on_screen(button).adjusted(-away, -away, away, away)
    assert ring.line.isVisible()
    assert on_screen(ring.line) == wanted


def test_it_goes_on_with_tab(qtbot, one):
    ring, first, second = one
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    assert on_screen(ring.line).contains(on_screen(second))


def test_it_follows_what_moves_and_hides_with_it(one):
    ring, button, _ = one
    button.move(button.pos() + QPoint(30, 40))
    assert on_screen(ring.line).center() == on_screen(button).center()
    button.clearFocus()
    assert not ring.line.isVisible()


def test_it_lets_the_mouse_through(qtbot, one):
    ring, button, _ = one
    assert button.window().childAt(button.geometry().center()) is button
    assert ring.line.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_is_drawn_in_the_colour_that_is_only_for_it(look, one):
    _, button, _ = one
    window = button.window()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image.pixelColor(button.x() + 40, button.y() - 4) == look.colour("focus")


def test_it_outlives_what_it_stood_round(qtbot, one):
    ring, button, other = one
    button.deleteLater()
    qtbot.waitUntil(lambda: ring.target is not button)
    other.setFocus()
    assert ring.target is other
    assert ring.line.isVisible()


def test_it_outlives_the_page_it_stood_in(qtbot, look, show):
    page, other = Page("page"), Button(look, "Back")
    edit = AnswerEdit(look, "What the group opened up")
    QVBoxLayout(page.content).addWidget(edit)
    ring = FocusRing(look, show(page, other))
    edit.setFocus()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    other.setFocus()
    assert ring.target is other
    assert ring.line.isVisible()


def test_a_box_wears_it_and_not_its_whole_row(look, show):
    tick = Tick(look, "The way the question was framed")
    window = show(tick)
    ring = FocusRing(look, window)
    tick.setFocus()
    assert on_screen(ring.line).size().width() == 28


def test_whatever_shows_its_focus_itself_has_none(look, show):
    button = Button(look, "A list")
    button.setProperty(NO_RING, True)
    window = show(button)
    ring = FocusRing(look, window)
    assert not ring.line.isVisible()


def test_it_scrolls_with_the_page(look, show):
    page = Page("page")
    column = QVBoxLayout(page.content)
    column.setContentsMargins(20, 20, 20, 900)
    edit = AnswerEdit(look, "What the group opened up")
    column.addWidget(edit)
    page.setFixedHeight(300)
    window = show(page)
    ring = FocusRing(look, window)
    edit.setFocus()
    page.verticalScrollBar().setValue(100)
    assert ring.line.parentWidget() is page.content
    assert on_screen(ring.line).center() == on_screen(edit).center()
