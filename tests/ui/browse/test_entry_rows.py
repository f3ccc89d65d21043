from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from reflect.ui.browse.entry_rows import DAY, ENTRY, KEPT, MONTH, EntryRows
from reflect.ui.browse.rows_layout import PAGE, Page, RowsLayout
from tests.ui.browse.conftest import TODAY, entry_row

ALOUD = Qt.ItemDataRole.AccessibleTextRole


class FakeFinder:
    """Ten entries a day, for as many days as are asked for; remembers which pages were read."""

    def __init__(self, entries):
        self.days = tuple((TODAY - timedelta(days=n), 10) for n in range(entries // 10))
        self.plan = RowsLayout(self.days, self.days)
        self.read = []

    def rows(self, page):
        self.read.append(page.number)
        first = self.plan.place(page.until, page.skip) or 0
        last = min(first + PAGE, self.plan.entries)
        return tuple(entry_row(n, self.plan.day(n)) for n in range(first, last))


@pytest.fixture
def finder(request):
    return FakeFinder(getattr(request, "param", 100_000))


@pytest.fixture
def model(finder):
    """A list that is answered at once."""
    rows = EntryRows(TODAY)
    rows.page_wanted.connect(lambda page: rows.put_page(page, finder.rows(page)))
    rows.show(finder.plan, finder.rows(finder.plan.page(0)), today=TODAY)
    return rows


@pytest.mark.parametrize("finder", [200], indirect=True)
def test_the_model_keeps_the_rules_of_models(model, qtmodeltester):
    qtmodeltester.check(model)


def test_a_hundred_thousand_entries_are_shown_after_one_page(model, finder):
    assert model.rowCount() == 100_000 + len(finder.plan.months)
    assert finder.read == [0]


def test_data_reads_nothing_for_rows_that_are_not_here(model, finder):
    index = model.index(finder.plan.row(50_000), 0)
    assert index.data(ENTRY) is None
    assert index.data(DAY) == finder.plan.day(50_000)
    assert finder.read == [0]


def test_only_the_pages_in_sight_are_read(model, finder):
    model.want(finder.plan.row(50_000), finder.plan.row(50_006))
    assert finder.read == [0, 50_000 // PAGE]
    assert model.entry(finder.plan.row(50_003)).title == "Entry 50003"


def test_rows_between_two_pages_bring_both(model, finder):
    model.want(finder.plan.row(PAGE - 1), finder.plan.row(2 * PAGE))
    assert finder.read == [0, 1, 2]


def test_pages_out_of_sight_are_dropped_and_read_again_when_wanted(model, finder):
    for number in range(40):
        row = finder.plan.row(number * PAGE)
        model.want(row, row)
    finder.read.clear()
    model.want(1, 3)
    assert finder.read == [0]
    row = finder.plan.row(39 * PAGE)
    model.want(row, row)
    assert finder.read == [0]


def test_no_more_pages_are_kept_than_are_useful(model, finder):
    for number in range(40):
        row = finder.plan.row(number * PAGE)
        model.want(row, row)
    kept = [n for n in range(41) if model.entry(finder.plan.row(n * PAGE))]
    assert len(kept) == KEPT


def test_one_page_is_asked_for_at_a_time_and_the_newest_sight_counts(finder):
    asked: list[Page] = []
    rows = EntryRows(TODAY)
    rows.page_wanted.connect(asked.append)
    rows.show(finder.plan, finder.rows(finder.plan.page(0)), today=TODAY)
    for entry in (6_000, 12_000, 60_000):
        rows.want(finder.plan.row(entry), finder.plan.row(entry))
    assert [page.number for page in asked] == [100]
    rows.put_page(asked[0], finder.rows(asked[0]))
    assert [page.number for page in asked] == [100, 1000]


def test_a_page_that_could_not_be_read_may_be_asked_for_again(finder):
    asked: list[Page] = []
    rows = EntryRows(TODAY)
    rows.page_wanted.connect(asked.append)
    rows.show(finder.plan, finder.rows(finder.plan.page(0)), today=TODAY)
    for _ in range(2):
        rows.want(finder.plan.row(6_000), finder.plan.row(6_000))
        rows.give_up()
    assert [page.number for page in asked] == [100, 100]


def test_a_page_that_arrives_changes_its_rows_and_moves_none(model, finder, qtbot):
    before = model.rowCount()
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.want(finder.plan.row(PAGE), finder.plan.row(PAGE))
    first, last, *_ = changed.args
    assert (first.row(), last.row()) == (finder.plan.row(PAGE), finder.plan.row(2 * PAGE - 1))
    assert model.rowCount() == before


def test_a_heading_can_be_read_and_not_chosen(model):
    heading, entry = model.index(0, 0), model.index(1, 0)
    chosen = Qt.ItemFlag.ItemIsSelectable
    assert not heading.flags() & chosen
    assert entry.flags() & chosen
    assert heading.data(MONTH).first == date(2026, 11, 1)
    assert heading.data(ALOUD) == "November 2026, 200 entries"


def test_an_entry_is_named_by_day_title_and_set_and_by_its_day_before(model, finder):
    assert model.index(1, 0).data(ALOUD) == "Friday 20 November, Entry 0, End of shift"
    row = finder.plan.row(300)
    assert model.index(row, 0).data(ALOUD) == "Wednesday 21 October"
