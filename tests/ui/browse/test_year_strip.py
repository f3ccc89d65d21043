from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from reflect.ui.browse.year_strip import YearStrip
from tests.ui.browse.conftest import TODAY

EVERY = ((date(2026, 11, 19), 3), (date(2026, 3, 5), 2), (date(2024, 6, 1), 1))
KEY = Qt.Key


@pytest.fixture
def strip(look, qtbot):
    made = YearStrip(look, TODAY)
    qtbot.addWidget(made)
    made.resize(1072, 72)
    made.set_days(EVERY, EVERY, TODAY, searching=False)
    made.set_month(date(2026, 11, 1))
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


def middle_of(strip, month):
    return strip.places.cell(month - 1).center().toPoint()


def test_it_is_one_slider_named_by_month_and_count(strip):
    seen = QAccessible.queryAccessibleInterface(strip)
    assert seen.role() is QAccessible.Role.Slider
    assert seen.text(QAccessible.Text.Name) == "November 2026, 3 entries"


def test_its_value_can_be_set_as_a_screen_reader_does(strip, qtbot):
    value = QAccessible.queryAccessibleInterface(strip).valueInterface()
    assert (value.minimumValue(), value.maximumValue(), value.currentValue()) == (1, 30, 30)
    with qtbot.waitSignal(strip.month_chosen) as chosen:
        value.setCurrentValue(22)
    assert chosen.args == [date(2026, 3, 1)]


@pytest.mark.parametrize(
    ("key", "month"),
    [
        (KEY.Key_Left, date(2026, 10, 1)),
        (KEY.Key_PageDown, date(2025, 11, 1)),
        (KEY.Key_Home, date(2024, 6, 1)),
    ],
)
def test_keys_go_by_month_and_year(strip, qtbot, key, month):
    with qtbot.waitSignal(strip.month_chosen) as chosen:
        qtbot.keyClick(strip, key)
    assert chosen.args == [month] == [strip.month]


def test_it_does_not_go_beyond_today_or_the_first_entry(strip, qtbot):
    with qtbot.assertNotEmitted(strip.month_chosen):
        qtbot.keyClick(strip, KEY.Key_Right)
    assert strip.month == date(2026, 11, 1)


def test_a_press_goes_to_the_month(strip, qtbot):
    with qtbot.waitSignal(strip.month_chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle_of(strip, 3))
    assert chosen.args == [date(2026, 3, 1)]


def test_a_press_on_the_month_in_sight_goes_there_too(strip, qtbot):
    with qtbot.waitSignal(strip.month_chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle_of(strip, 11))
    assert chosen.args == [date(2026, 11, 1)]


def test_the_chevrons_go_a_year_back_and_on(strip, qtbot):
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.places.earlier.center())
    assert strip.month == date(2025, 11, 1)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.places.later.center())
    assert strip.month == date(2026, 11, 1)


def test_the_newest_year_has_no_way_on_and_the_oldest_none_back(strip):
    assert strip.places.later.isEmpty()
    strip.set_month(date(2024, 6, 1))
    assert strip.places.earlier.isEmpty()
    assert not strip.places.later.isEmpty()


def test_dragging_chooses_a_stretch(strip, qtbot):
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(strip.stretch_chosen) as chosen:
        qtbot.mousePress(strip, left, pos=middle_of(strip, 5))
        qtbot.mouseMove(strip, middle_of(strip, 3))
        qtbot.mouseRelease(strip, left, pos=middle_of(strip, 3))
    assert chosen.args == [date(2026, 3, 1), date(2026, 5, 1)]


def test_a_drag_that_ends_beside_the_strip_chooses_nothing(strip, qtbot):
    with qtbot.assertNotEmitted(strip.stretch_chosen):
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=middle_of(strip, 5))
        qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_shift_and_arrows_make_a_stretch_longer_and_shorter(strip, qtbot):
    chosen: list[tuple[date, date]] = []
    strip.stretch_chosen.connect(lambda *ends: chosen.append(ends))
    strip.stretch_chosen.connect(lambda *ends: strip.set_stretch(ends))
    for key in (KEY.Key_Left, KEY.Key_Left, KEY.Key_Right):
        qtbot.keyClick(strip, key, Qt.KeyboardModifier.ShiftModifier)
    first = [ends[0].month for ends in chosen]
    assert first == [10, 9, 10]
    assert {ends[1] for ends in chosen} == {date(2026, 11, 1)}


def test_a_stretch_is_named_with_all_its_entries(strip):
    strip.set_stretch((date(2026, 3, 1), date(2026, 11, 1)))
    assert strip.accessibleName() == "March 2026 to November 2026, 5 entries"


def test_a_search_says_how_many_of_the_month_match(strip):
    strip.set_days(((date(2026, 11, 19), 1),), EVERY, TODAY, searching=True)
    assert strip.accessibleName() == "November 2026, 1 of 3 match"


def test_showing_the_month_in_sight_tells_nobody(strip, qtbot):
    with qtbot.assertNotEmitted(strip.month_chosen):
        strip.set_month(date(2026, 3, 1))
    assert strip.accessibleName() == "March 2026, 2 entries"


def test_it_is_as_high_as_the_text_asks_whatever_the_style_sheet_says(strip, look):
    assert strip.minimumHeight() == look.px(72)


@pytest.mark.parametrize("width", [280, 480, 1072])
def test_it_is_painted_at_every_width(strip, look, width):
    strip.resize(width, 72)
    strip.set_stretch((date(2026, 3, 1), date(2026, 5, 1)))
    look.choose(theme="contrast")
    assert not strip.grab().isNull()
    look.choose(theme="light")
