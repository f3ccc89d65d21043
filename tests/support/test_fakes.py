"""The clock and the chance of tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tests.support.fakes import FakeChance, FakeClock

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def test_the_clock_goes_on_by_itself_and_when_told() -> None:
    clock = FakeClock(NOON)
    assert clock() == NOON + timedelta(seconds=1)
    clock.go(days=-1)
    assert clock() == NOON + timedelta(days=-1, seconds=2)


def test_a_journey_changes_the_hour_and_not_the_moment() -> None:
    clock = FakeClock(NOON)
    clock.travel(timezone(timedelta(hours=11)))
    assert clock.now == NOON
    assert clock.now.hour == 23


def test_chance_repeats_itself_from_run_to_run_and_not_within_one() -> None:
    one, other = FakeChance(), FakeChance()
    assert one(8) == other(8) != one(8)
