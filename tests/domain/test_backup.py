"""Backups as values: names, when one is due, and which are kept whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.backup import (
    DAYS,
    LEAST,
    MONTHS,
    WEEKS,
    BackupName,
    is_due,
    is_rehearsal_due,
    outdated,
    parsed_name,
)

NOW = datetime(2026, 11, 26, 7, 15, tzinfo=UTC)
TEN_YEARS = timedelta(days=3653)

moments = st.integers(-3653 * 24, 3653 * 24).map(lambda hours: NOW + timedelta(hours=hours))


@st.composite
def histories(draw):
    """Backups of one journal: each of a later generation, with a clock that shows anything."""
    made = draw(st.lists(moments, max_size=60))
    return [BackupName(moment, number) for number, moment in enumerate(made, 1)]


def kept(backups, good=10**9):
    return set(backups) - outdated(backups, good=good)


def test_a_name_says_when_and_of_which_generation() -> None:
    name = BackupName(datetime(2026, 11, 26, 8, 15, tzinfo=timezone(timedelta(hours=1))), 42)
    assert str(name) == "20261126T071500Z-g42"
    assert parsed_name(str(name)) == BackupName(NOW, 42)


@pytest.mark.parametrize(
    "name",
    ["", "20261126T071500Z", "20261326T071500Z-g1", "20261126T071500Z-g", ".20261126T071500Z-g1.x"],
)
def test_any_other_name_is_none_of_a_backup(name) -> None:
    assert parsed_name(name) is None


@pytest.mark.parametrize(
    ("age", "due"),
    [
        (timedelta(0), False),
        (timedelta(hours=24), False),
        (timedelta(hours=24, seconds=1), True),
        (TEN_YEARS, True),
        (-timedelta(seconds=1), True),
        (-TEN_YEARS, True),
    ],
)
def test_a_backup_is_due_after_a_day_and_after_a_clock_was_wrong(age, due) -> None:
    assert is_due(NOW - age, NOW) is due


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (NOW - timedelta(days=30), False),
        (NOW - timedelta(days=31), True),
        (NOW + TEN_YEARS, True),
    ],
)
def test_a_rehearsal_is_due_after_a_month(last, due) -> None:
    assert is_rehearsal_due(last, NOW) is due


def daily(days, first=NOW):
    return [BackupName(first + timedelta(days=day), day + 1) for day in range(days)]


def test_of_three_years_of_days_stay_seven_days_four_weeks_and_twelve_months() -> None:
    left = sorted(name.generation for name in kept(daily(3 * 365)))
    newest = 3 * 365
    assert left[-DAYS:] == list(range(newest - DAYS + 1, newest + 1))
    assert DAYS + WEEKS + MONTHS - 4 <= len(left) <= DAYS + WEEKS + MONTHS
    assert newest - left[0] > 300


def test_of_one_day_stays_the_last_and_never_fewer_than_three() -> None:
    hours = [BackupName(NOW + timedelta(minutes=10 * n), n) for n in range(1, 21)]
    assert {name.generation for name in kept(hours)} == {18, 19, 20}


def test_thinning_day_by_day_leaves_what_thinning_at_once_leaves() -> None:
    left = set[BackupName]()
    for name in daily(800):
        left = kept({*left, name})
    assert left == kept(daily(800))


@given(histories())
def test_the_newest_three_by_generation_stay_whatever_the_clock(backups) -> None:
    assert set(backups[-LEAST:]) <= kept(backups)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_found_does_not_matter(backups, chance) -> None:
    shuffled = list(backups)
    chance.shuffle(shuffled)
    assert kept(shuffled) == kept(backups)


@given(histories())
def test_what_stayed_once_stays_when_nothing_is_added(backups) -> None:
    once = kept(backups)
    assert kept(once) == once
    assert len(once) <= DAYS + WEEKS + MONTHS + LEAST


@given(histories(), st.integers(min_value=0, max_value=60))
def test_a_backup_of_a_later_generation_than_the_good_one_stays_and_pushes_none_out(
    backups, good
) -> None:
    before = [name for name in backups if name.generation <= good]
    later = set(backups) - set(before)
    assert kept(backups, good) == kept(before) | later


@given(
    st.integers(min_value=60, max_value=400), st.sampled_from([-TEN_YEARS, TEN_YEARS]), st.data()
)
def test_an_hour_with_a_clock_ten_years_off_costs_at_most_one_of_each_kind(days, off, data) -> None:
    wrong = data.draw(st.integers(min_value=0, max_value=days - 1))
    right = daily(days)
    strayed = [
        BackupName(name.made + off, name.generation) if number == wrong else name
        for number, name in enumerate(right)
    ]
    lost = {name.generation for name in kept(right)} - {name.generation for name in kept(strayed)}
    assert len(lost) <= 3
    assert len(kept(strayed)) >= len(kept(right)) - 3


@pytest.mark.parametrize("off", [-TEN_YEARS, TEN_YEARS])
def test_a_clock_that_stays_ten_years_off_changes_nothing_that_counts(off) -> None:
    right = daily(500)
    strayed = [BackupName(name.made + off, name.generation) for name in right]
    assert abs(len(kept(strayed)) - len(kept(right))) <= 3
    assert strayed[-1] in kept(strayed)


def by_the_clock(backups, now):
    """What a rule would keep that believes the clock: the control of the tests above."""
    return {name for name in backups if timedelta() <= now - name.made <= timedelta(days=365)}


def test_a_rule_that_believes_the_clock_would_lose_them_all() -> None:
    backups = daily(20)
    assert by_the_clock(backups, NOW + TEN_YEARS) == set()
    assert by_the_clock(backups, NOW - TEN_YEARS) == set()
    assert len(kept(backups)) >= DAYS


def test_many_days_of_a_clock_that_jumps_keep_three_and_the_newest() -> None:
    # Chance for the clock, not for keys.
    chance, left = Random(20261126), set[BackupName]()  # noqa: S311
    for number in range(1, 2_000):
        off = chance.choice((-TEN_YEARS, timedelta(), timedelta(), TEN_YEARS))
        newest = BackupName(NOW + timedelta(days=number) + off, number)
        left = kept({*left, newest})
        assert newest in left
        assert len(left) >= min(number, LEAST)
