from __future__ import annotations

import pytest

from reflect.ui.safety.fact_row import FactRow
from reflect.ui.safety.locking_card import LockingCard


@pytest.fixture
def card(desk, window, qtbot):
    made = LockingCard(desk.look, desk.preferences, screenshots=True)
    window.setCentralWidget(made)
    return made


def offered(card):
    return [card.minutes.itemText(row) for row in range(card.minutes.count())]


def test_the_minutes_are_used_as_soon_as_they_are_chosen(card, desk):
    assert card.minutes.currentText() == "5 minutes"
    card.minutes.set_value("1")
    card.minutes.activated.emit(card.minutes.currentIndex())
    assert desk.preferences.current.idle_minutes == 1
    assert card.minutes.currentText() == "1 minute"


def test_a_number_from_the_preferences_is_shown_too(card, desk):
    assert "42 minutes" not in offered(card)
    desk.preferences.change(idle_minutes=42)
    assert card.minutes.currentText() == "42 minutes"


def test_the_window_can_be_kept_out_of_pictures_of_the_screen(card, desk):
    card.kept_out.click()
    assert not desk.preferences.current.keep_out_of_screenshots
    desk.preferences.change(keep_out_of_screenshots=True)
    assert card.kept_out.isChecked()


def test_a_system_that_cannot_says_so_and_offers_no_switch(desk, window):
    card = LockingCard(desk.look, desk.preferences, screenshots=False)
    window.setCentralWidget(card)
    assert card.kept_out is None
    assert [row.text.text() for row in card.findChildren(FactRow)][-1].startswith("Only Windows")


def test_locking_with_the_computer_is_told_as_what_always_is(card):
    assert card.asleep.text.text().startswith("Always.")
