from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflect.ui.preferences.amount import Amount, Span

PER_CENT = Span(low=80, high=200, step=10, unit="%", spoken="in per cent")


@pytest.fixture
def amount(look, qtbot):
    made = Amount(look, "Text size", PER_CENT)
    qtbot.addWidget(made)
    made.resize(560, 72)
    made.set_value(100)
    return made


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("110", 110), ("110 %", 110), (" 95% ", 95), ("20", 80), ("999", 200),
        ("", None), ("large", None), ("-90", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed, number):
    assert PER_CENT.read(typed) == number


def test_the_slider_tells_of_a_number_once(amount, qtbot):
    with qtbot.waitSignal(amount.chosen) as told:
        QTest.keyClick(amount.slider, Qt.Key.Key_Right)
    assert told.args == [110]
    assert amount.field.text() == "110 %"


def test_a_slider_that_is_dragged_shows_its_number_and_tells_nobody(amount, qtbot):
    with qtbot.assertNotEmitted(amount.chosen):
        amount.slider.sliderMoved.emit(150)
    assert amount.field.text() == "150 %"


@pytest.mark.parametrize(("typed", "shown"), [("137", "137 %"), ("500", "200 %"), ("x", "100 %")])
def test_the_field_takes_any_number_in_range(amount, typed, shown):
    amount.field.setText(typed)
    QTest.keyClick(amount.field, Qt.Key.Key_Return)
    assert amount.field.text() == shown
    assert PER_CENT.words(amount.value()) == shown


def test_a_number_that_is_put_in_is_told_to_nobody(amount, qtbot):
    with qtbot.assertNotEmitted(amount.chosen):
        amount.set_value(160)
    assert amount.slider.value() == 160


def test_slider_and_field_are_named(amount):
    assert amount.slider.accessibleName() == "Text size"
    assert amount.field.accessibleName() == "Text size, in per cent"
