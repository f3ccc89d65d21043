from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from reflect.ui.dates import clock, day, day_and_clock, full_day, month

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (0, "today"),
        (-1, "yesterday"),
        (1, "tomorrow"),
        (-6, "Saturday"),
        (3, "Monday"),
        (-7, "13 November"),
        (7, "27 November"),
        (60, "19 January 2027"),
        (-365, "20 November 2025"),
    ],
)
def test_a_day_is_said_in_the_shortest_clear_way(away, said):
    assert day(TODAY + timedelta(days=away), TODAY) == said


def test_a_full_day_has_its_name_and_another_year():
    assert full_day(TODAY, TODAY) == "Friday 20 November"
    assert full_day(date(2025, 11, 20), TODAY) == "Thursday 20 November 2025"


def test_the_clock_has_24_hours():
    moment = datetime(2026, 11, 17, 18, 2, tzinfo=UTC)
    assert clock(moment) == "18:02"
    assert day_and_clock(moment, TODAY) == "Tuesday, 18:02"


def test_a_month_always_has_its_year():
    assert month(TODAY) == "November 2026"
