from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from reflect.ui.parts.date_field import CalendarPopup, DateField
from reflect.ui.parts.date_words import read_date
from reflect.ui.parts.minutes_field import MinutesField

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("3 December", date(2026, 12, 3)),
        ("3 Dec", date(2026, 12, 3)),
        ("3. december 2027", date(2027, 12, 3)),
        ("Thursday 3 December", date(2026, 12, 3)),
        ("Thursday, 3 December, 2026", date(2026, 12, 3)),
        (" 3/12 ", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3/12/2025", date(2025, 12, 3)),
        ("29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "31 November", "3 De", "12/31", "2026-13-01", "3 December or so", "3"]
)
def test_what_is_no_day_is_none(text):
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("prefer", "text", "day"),
    [
        ("nearest", "3 January", date(2027, 1, 3)),
        ("nearest", "3 October", date(2026, 10, 3)),
        ("past", "3 January", date(2026, 1, 3)),
        ("past", "20 November", TODAY),
        ("future", "3 October", date(2027, 10, 3)),
        ("future", "20 November", TODAY),
        ("past", "29 February", None),
    ],
)
def test_the_year_that_is_meant_depends_on_the_question(prefer, text, day):
    assert read_date(text, TODAY, prefer) == day


@pytest.fixture
def field(look, show):
    made = DateField(look, "Bring it back on", today=lambda: TODAY, prefer="future")
    show(made)
    made.setFocus()
    return made


def test_a_typed_day_is_said_back_in_full(qtbot, field):
    qtbot.keyClicks(field, "3 dec")
    with qtbot.waitSignal(field.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == date(2026, 12, 3)
    assert field.text() == "Thursday 3 December"


def test_what_is_no_day_is_kept_and_told(qtbot, field):
    field.set_value(TODAY)
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "soon"
    assert field.property("faulty")
    assert field.accessibleDescription() == "Not a day. Write it like 3 December."
    field.set_value(TODAY)
    assert not field.property("faulty")


def test_an_emptied_field_has_no_day(qtbot, field):
    field.set_value(TODAY)
    field.clear()
    with qtbot.waitSignal(field.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None


def test_up_and_down_go_by_a_day(qtbot, field):
    field.set_value(date(2026, 12, 31))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2027, 1, 1)
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == date(2026, 12, 30)


# What the platform of the tests cannot do with a window that pops up.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("how", ["key", "button"])
def test_a_day_can_be_taken_from_the_calendar(qtbot, field, how):
    field.set_value(TODAY)
    if how == "key":
        qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    else:
        qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    popup = field.findChild(CalendarPopup)
    calendar = popup.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    with qtbot.waitSignal(field.chosen):
        calendar.activated.emit(QDate(2026, 12, 24))
    assert field.value() == date(2026, 12, 24)
    qtbot.waitUntil(lambda: field.findChild(CalendarPopup) is None)


def test_the_calendar_has_names_for_its_arrows(look):
    popup = CalendarPopup(look, TODAY)
    names = {button.accessibleName() for button in popup.findChildren(QToolButton)}
    assert {"Month before", "Month after"} <= names


@pytest.mark.parametrize(("typed", "minutes"), [("90", 90), ("0", 0), ("x", None), ("", None)])
def test_minutes_are_whole_numbers(qtbot, look, show, typed, minutes):
    field = MinutesField(look, "Minutes")
    show(field)
    qtbot.keyClicks(field, typed)
    assert field.value() == minutes


def test_no_more_minutes_than_a_day_has(qtbot, look, show):
    field = MinutesField(look, "Minutes")
    show(field)
    qtbot.keyClicks(field, "9000")
    assert field.value() in (None, 900)


def test_minutes_are_told_only_when_they_change(qtbot, look, show):
    field = MinutesField(look, "Minutes")
    field.set_value(90)
    told = []
    field.chosen.connect(lambda: told.append(field.value()))
    show(field)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.selectAll()
    qtbot.keyClicks(field, "45")
    assert told == [4, 45]
