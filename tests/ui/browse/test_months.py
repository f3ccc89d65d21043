from __future__ import annotations

from datetime import date

import pytest

from reflect.ui.browse.months import (
    Month,
    by_month,
    month_number,
    month_numbered,
    month_of,
    months_of,
)

DAYS = ((date(2026, 11, 19), 2), (date(2026, 11, 3), 1), (date(2026, 1, 31), 4))


def test_days_are_counted_by_month_newest_first():
    assert list(by_month(DAYS).items()) == [(date(2026, 11, 1), 3), (date(2026, 1, 1), 4)]


def test_a_month_knows_how_many_of_its_entries_are_wanted():
    shown = ((date(2026, 11, 3), 1),)
    assert months_of(shown, DAYS) == (Month(date(2026, 11, 1), 1, 3),)


def test_a_month_without_wanted_entries_is_left_out():
    assert months_of((), DAYS) == ()


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2026, 12, 31), date(2024, 2, 29)])
def test_months_can_be_numbered_and_found_again(day):
    assert month_numbered(month_number(day), day) == month_of(day)


def test_december_is_followed_by_january():
    number = month_number(date(2025, 12, 31)) + 1
    assert month_numbered(number, date(2025, 12, 31)) == date(2026, 1, 1)
