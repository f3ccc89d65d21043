from __future__ import annotations

from datetime import date, timedelta

import pytest

from reflect.ui.browse.rows_layout import PAGE, Page, RowsLayout

DAYS = (
    (date(2026, 11, 19), 2),
    (date(2026, 11, 3), 1),
    (date(2026, 9, 30), 1),
    (date(2026, 9, 1), 3),
)
PLAN = RowsLayout(DAYS, DAYS)
HEADINGS = (0, 4)


def test_each_month_adds_a_heading():
    assert (PLAN.rows, PLAN.entries, PLAN.heads) == (9, 7, [0, 4])


@pytest.mark.parametrize("row", range(9))
def test_rows_and_entries_lead_to_each_other(row):
    entry = PLAN.entry(row)
    assert PLAN.is_heading(row) == (row in HEADINGS) == (entry is None)
    assert entry is None or PLAN.row(entry) == row


def test_every_entry_knows_its_day():
    days = [PLAN.day(entry).day for entry in range(7)]
    assert days == [19, 19, 3, 30, 1, 1, 1]


@pytest.mark.parametrize(
    ("day", "nth", "place"),
    [
        (date(2026, 11, 19), 1, 1),
        (date(2026, 9, 1), 2, 6),
        (date(2026, 9, 1), 3, None),
        (date(2026, 10, 1), 0, None),
        (date(2027, 1, 1), 0, None),
        (date(2020, 1, 1), 0, None),
    ],
)
def test_an_entry_of_a_day_has_a_place_if_there_is_one(day, nth, place):
    assert PLAN.place(day, nth) == place


@pytest.mark.parametrize(
    ("day", "head"),
    [
        (date(2026, 11, 30), 0),
        (date(2027, 5, 1), 0),
        (date(2026, 10, 15), 4),
        (date(2026, 9, 1), 4),
        (date(2020, 1, 1), 4),
    ],
)
def test_a_month_without_entries_leads_to_the_next_older_or_the_last(day, head):
    assert PLAN.head_of(day) == head


def test_an_empty_list_leads_nowhere():
    plan = RowsLayout()
    assert (plan.rows, plan.entries, plan.head_of(date(2026, 1, 1))) == (0, 0, None)


def test_a_page_begins_at_a_day_and_skips_what_comes_before_in_it():
    newest = date(2026, 11, 20)
    days = tuple((newest - timedelta(days=n), 7) for n in range(20))
    page = RowsLayout(days, days).page(1)
    assert page == Page(1, newest - timedelta(days=PAGE // 7), PAGE % 7)


def test_pages_together_hold_every_entry_once():
    newest = date(2026, 11, 20)
    days = tuple((newest - timedelta(days=3 * n), n % 5 + 1) for n in range(200))
    plan = RowsLayout(days, days)
    starts = [
        plan.place(page.until, page.skip)
        for page in map(plan.page, range(plan.page_of(plan.entries - 1) + 1))
    ]
    assert starts == list(range(0, plan.entries, PAGE))
