"""What arranges other parts: rows that wrap, pages, bars, paper and the empty page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import BottomBar, Steps, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.empty_state import EmptyState
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.key_caps import KeyCaps, key_names
from reflect.ui.parts.page import Page
from reflect.ui.parts.paper import PaperSheet, PaperView
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline, Surface

LEFT = Qt.MouseButton.LeftButton


def boxes(count, width=100, high=30):
    made = [QLabel() for _ in range(count)]
    for box in made:
        box.setFixedSize(width, high)
    return made


def the(widget, kind):
    """The one part of this kind in a widget."""
    (found,) = widget.findChildren(kind)
    return found


@pytest.mark.parametrize(("width", "rows"), [(316, 1), (315, 2), (99, 3)])
def test_a_row_that_is_full_goes_on_in_the_next(qapp, width, rows):
    ground = QWidget()
    flow = FlowLayout(ground)
    for box in boxes(3):
        flow.addWidget(box)
    assert flow.heightForWidth(width) == rows * 30 + (rows - 1) * 8


def test_a_hidden_widget_takes_no_room(qapp):
    ground = QWidget()
    flow = FlowLayout(ground)
    first, second, third = boxes(3)
    for box in (first, second, third):
        flow.addWidget(box)
    second.hide()
    ground.resize(400, 100)
    flow.setGeometry(ground.rect())
    assert third.x() == 108


def test_a_widget_can_be_put_between_others(qapp):
    ground = QWidget()
    flow = FlowLayout(ground)
    first, second, third = boxes(3)
    flow.addWidget(first)
    flow.addWidget(third)
    flow.insert_widget(1, second)
    ground.resize(400, 100)
    flow.setGeometry(ground.rect())
    assert [first.x(), second.x(), third.x()] == [0, 108, 216]


def test_rows_are_centred_on_their_highest(qapp):
    ground = QWidget()
    flow = FlowLayout(ground)
    low, high = boxes(1)[0], boxes(1, high=50)[0]
    flow.addWidget(low)
    flow.addWidget(high)
    ground.resize(400, 100)
    flow.setGeometry(ground.rect())
    assert (low.y(), high.y()) == (10, 0)


def test_what_begins_at_the_top_stays_there_when_its_neighbour_grows(qapp):
    ground = QWidget()
    flow = FlowLayout(ground)
    low, high = boxes(1)[0], boxes(1, high=50)[0]
    for box in (low, high):
        flow.addWidget(box)
        flow.setAlignment(box, Qt.AlignmentFlag.AlignTop)
    ground.resize(400, 100)
    flow.setGeometry(ground.rect())
    assert (low.y(), high.y()) == (0, 0)


def test_an_empty_layout_needs_nothing(qapp):
    ground = QWidget()
    flow = FlowLayout(ground)
    assert (flow.heightForWidth(300), flow.sizeHint().width(), flow.takeAt(0)) == (0, 0, None)


def test_the_column_of_a_page_never_shifts(qtbot, look, show):
    page = Page("page")
    column = QVBoxLayout(page.content)
    box = QLabel()
    column.addWidget(box)
    show(page)
    box.setFixedHeight(10)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    width, idle = page.content.width(), page.verticalScrollBar().property("idle")
    box.setFixedHeight(5000)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.content.width() == width
    assert (idle, page.verticalScrollBar().property("idle")) == (True, False)


def test_a_page_can_bring_a_part_into_view(qtbot, look, show):
    page = Page("page")
    column = QVBoxLayout(page.content)
    for box in boxes(60):
        column.addWidget(box)
    show(page)
    page.bring_into_view(box)
    assert page.viewport().rect().contains(box.mapTo(page.viewport(), box.rect().center()))
    page.to_top()
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("scale", "high"), [(1.0, 56), (2.0, 88)])
def test_a_top_bar_grows_less_than_its_words(look, scale, high):
    look.choose(scale=scale)
    assert TopBar(look, "Today").height() == high


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_line_of_a_top_bar_stands_at_its_foot(look, show, scale):
    look.choose(scale=scale)
    bar = TopBar(look, "Today")
    bar.set_title("Hand on")
    show(bar, width=1280)
    assert the(bar, Hairline).geometry().bottom() == bar.rect().bottom()


def test_back_says_where_it_leads(qtbot, look, show):
    bar = TopBar(look, "Today")
    bar.set_title("Hand on")
    show(bar, width=1280)
    assert (bar.back.text(), bar.back.accessibleName()) == ("Today", "Back to Today")
    with qtbot.waitSignal(bar.back_pressed):
        qtbot.mouseClick(bar.back, LEFT)


def test_a_narrow_bar_says_less_and_means_the_same(look, show):
    bar = TopBar(look, "What the interpreter heard")
    bar.set_steps(["Choose", "Check", "Side by side", "Lock"], 1)
    show(bar, width=500)
    steps = the(bar, Steps)
    shown = [label.text() for label in steps.findChildren(QLabel) if label.isVisible()]
    assert shown == ["2 of 4", "Check"]
    assert bar.back.text() == ""
    assert bar.back.accessibleName() == "Back to What the interpreter heard"


@pytest.mark.parametrize(("width", "said"), [(500, "Who was I planning for?"), (200, "")])
def test_a_narrow_bar_without_a_title_says_where_back_leads_if_it_can(look, show, width, said):
    bar = TopBar(look, "Who was I planning for?")
    bar.set_title("")
    show(bar, width=width)
    assert bar.back.text() == said


@pytest.mark.parametrize(("scale", "high"), [(1.0, 40), (2.0, 72)])
def test_a_button_in_a_top_bar_touches_no_edge(look, show, scale, high):
    look.choose(scale=scale)
    bar = TopBar(look, "Today")
    finish = Button(look, "Finish", "primary", high=40)
    bar.add(finish)
    show(bar, width=1280)
    assert finish.height() == high
    assert finish.y() >= 6


def test_steps_say_how_far_one_is(look, show):
    bar = TopBar(look, "Entry")
    bar.set_steps(["Choose", "Check", "Lock"], 0)
    bar.set_steps(["Choose", "Check", "Lock"], 2)
    show(bar, width=1280)
    names = [steps.accessibleName() for steps in bar.findChildren(Steps) if steps.isVisible()]
    assert names == ["Step 3 of 3: Lock"]


def test_a_bottom_bar_says_what_will_happen(look, show):
    bar = BottomBar(look, "Nothing is sent.")
    primary = Button(look, "Save the PDF", "primary")
    bar.add(primary)
    show(bar, width=1280)
    low = bar.height()
    bar.say("Six wordings made general", "This list is kept with the account.")
    said = [para.text() for para in bar.findChildren(Para) if para.isVisible()]
    assert said == ["Six wordings made general", "This list is kept with the account."]
    assert (low, bar.minimumHeight()) == (72, 88)


@pytest.mark.parametrize(("scale", "beside"), [(1.0, True), (2.0, False)])
def test_buttons_go_under_a_sentence_that_has_no_room_beside_them(look, show, scale, beside):
    look.choose(scale=scale)
    bar = BottomBar(look, "No wording changed, one answer left out", note="It is kept.")
    for text in ("I have read it as a colleague might", "Lock this account"):
        bar.add(Button(look, text, "primary"))
    show(bar, width=1280)
    first, _ = bar.findChildren(Button)
    sentence = bar.findChildren(Para)[0]
    assert (first.y() < sentence.geometry().bottom()) == beside
    assert sentence.heightForWidth(sentence.width()) == look.line(Role.STRONG)


def test_paper_is_white_in_every_theme(look, show):
    look.choose(theme="dark")
    view = PaperView(look)
    clear = QImage(210, 297, QImage.Format.Format_ARGB32)
    clear.fill(0)
    view.set_pages([clear], ["Reflective account"])
    show(view)
    sheet = the(view, PaperSheet)
    assert sheet.grab().toImage().pixelColor(50, 50).name() == "#ffffff"
    assert (sheet.accessibleName(), sheet.accessibleDescription()) == (
        "Page 1 of 1",
        "Reflective account",
    )


def test_tab_goes_through_the_pages_before_what_follows_them(qtbot, look, show):
    view, after = PaperView(look), Button(look, "Save the PDF", "primary")
    show(view, after)
    view.set_pages([QImage(210, 297, QImage.Format.Format_RGB32)], ["text"])
    qtbot.waitUntil(the(view, PaperSheet).isVisible)
    view.smaller.setFocus()
    qtbot.keyClick(view.smaller, Qt.Key.Key_Tab)
    assert the(view, PaperSheet).hasFocus()
    qtbot.keyClick(the(view, PaperSheet), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_zoom_makes_a_page_wider_and_keeps_its_shape(qtbot, look, show):
    view = PaperView(look)
    view.set_pages([QImage(210, 297, QImage.Format.Format_RGB32)], ["text"])
    show(view, width=500)
    sheet = the(view, PaperSheet)
    fitting = sheet.width()
    with qtbot.waitSignal(view.zoomed):
        qtbot.mouseClick(view.larger, LEFT)
    assert sheet.width() == pytest.approx(fitting * 1.25, abs=1)
    assert sheet.height() / sheet.width() == pytest.approx(297 / 210, abs=0.01)
    for _ in range(9):
        qtbot.mouseClick(view.smaller, LEFT)
    assert view.zoom == 0.5


def test_an_empty_page_has_one_primary_and_says_what_it_is_for(look, show):
    primary = Button(look, "Write the first entry", "primary")
    page = EmptyState(look, "Nothing here yet", "Write two lines.", primary)
    show(page)
    assert page.accessibleName() == "Nothing here yet"
    assert [para.text() for para in page.findChildren(Para)] == [
        "Nothing here yet",
        "Write two lines.",
    ]
    assert page.isAncestorOf(primary)


@pytest.mark.parametrize(
    ("shown", "keys"),
    [("F1", ["F1"]), ("Ctrl+Down", ["Ctrl", "Down"]), ("Ctrl++", ["Ctrl", "+"]), ("+", ["+"])],
)
def test_a_shortcut_is_taken_apart_into_keys(shown, keys):
    assert list(key_names(shown)) == keys


def test_caps_say_the_keys_and_what_they_do(look):
    assert KeyCaps(look, "Ctrl+Down", "next question").accessibleName() == (
        "Ctrl+Down next question"
    )


@pytest.mark.parametrize(("upright", "size"), [(False, (700, 1)), (True, (1, 300))])
def test_a_hairline_is_one_pixel(qapp, upright, size):
    line = Hairline(upright=upright)
    line.resize(700, 300)
    assert (line.width(), line.height()) == size


@pytest.mark.parametrize("ground", ["window", "rail", "page", "field"])
def test_a_ground_has_its_colour(look, show, ground):
    surface = Surface(ground)
    surface.setMinimumHeight(50)
    show(surface)
    colour = surface.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).pixelColor(5, 5)
    assert colour == look.colour(ground)
