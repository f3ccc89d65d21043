from __future__ import annotations

from datetime import date, timedelta

import pytest

from reflect.domain.search import Filter
from reflect.errors import DiskFull
from reflect.ui.browse.list_loader import EVERYTHING, ListLoader
from reflect.ui.browse.rows_layout import PAGE, RowsLayout
from tests.ui.browse.conftest import TODAY, settle

MORE = 15
"""Entries beyond the first page."""


@pytest.fixture
def loader(desk, window):
    return ListLoader(window, desk)


@pytest.fixture
def many(diary):
    """More entries than a page holds, some of them on one day."""
    return [diary.write(TODAY - timedelta(days=n // 2), title=f"{n}") for n in range(PAGE + MORE)]


def load(loader, qtbot, wanted=EVERYTHING, seek=None):
    with qtbot.waitSignal(loader.found) as found:
        loader.load(wanted, seek)
    return found.args[0]


def test_a_list_is_its_days_and_its_first_page(loader, many, qtbot):
    found = load(loader, qtbot)
    assert sum(count for _, count in found.shown) == PAGE + MORE
    assert len(found.first) == PAGE
    assert found.every == found.shown


def test_every_page_fits_the_place_it_was_asked_for(loader, many, qtbot):
    found = load(loader, qtbot)
    plan = RowsLayout(found.shown, found.every)
    with qtbot.waitSignal(loader.page_read) as read:
        loader.load_page(Filter(), plan.page(1))
    _, rows = read.args
    assert len(rows) == MORE
    assert [row.written.date() for row in rows] == [plan.day(PAGE + n) for n in range(MORE)]


@pytest.mark.parametrize("number", [0, 1, PAGE + 3])
def test_an_entry_is_found_in_its_place(loader, many, qtbot, number):
    found = load(loader, qtbot, seek=many[number].id)
    plan = RowsLayout(found.shown, found.every)
    place = plan.place(*found.place) or 0
    assert place >= PAGE or found.first[place].id == many[number].id
    assert plan.day(place) == TODAY - timedelta(days=number // 2)


@pytest.mark.parametrize(
    "wanted", [Filter(until=TODAY - timedelta(days=9)), Filter(text="elephant")]
)
def test_an_entry_that_is_not_wanted_has_no_place(loader, many, qtbot, wanted):
    assert load(loader, qtbot, wanted, many[0].id).place is None


def test_an_entry_that_is_gone_has_no_place(loader, many, on_journal, desk, qtbot):
    on_journal(lambda: desk.journal.entries.delete(many[0].id))
    assert load(loader, qtbot, seek=many[0].id).place is None


def test_all_days_are_counted_again_only_after_a_change(loader, many, on_journal, desk, qtbot):
    load(loader, qtbot)
    on_journal(lambda: desk.journal.entries.delete(many[0].id))
    before = load(loader, qtbot, Filter(text="day")).every
    loader.forget_days()
    after = load(loader, qtbot, Filter(text="day")).every
    assert sum(n for _, n in before) == sum(n for _, n in after) + 1


def test_only_the_newest_question_is_answered(loader, many, on_journal, qtbot):
    answered = []
    loader.found.connect(lambda found: answered.append(found.wanted.text))
    for text in ("one", "two", "three"):
        loader.load(Filter(text=text))
    qtbot.waitUntil(lambda: bool(answered))
    on_journal(lambda: None)
    assert answered == ["three"]


def test_a_page_that_cannot_be_read_is_told_and_may_be_asked_for_again(
    loader, many, desk, qtbot, recorder, monkeypatch
):
    def fail(*_args, **_kwargs):
        raise DiskFull

    plan = RowsLayout(*[load(loader, qtbot).shown] * 2)
    monkeypatch.setattr(desk.journal.finder, "rows", fail)
    with qtbot.waitSignal(loader.page_failed):
        loader.load_page(Filter(), plan.page(1))
    assert len(recorder.notices) == 1


def test_facts_are_what_entries_can_be_filtered_by(loader, diary, on_journal, qtbot):
    entry = diary.write(date(2026, 11, 1), tags=("listening",))
    diary.write(date(2026, 11, 2), tags=("listening", "teaching"))
    on_journal(lambda: diary.journal.entries.delete(entry.id))
    with qtbot.waitSignal(loader.facts_read) as read:
        loader.load_facts()
    facts = read.args[0]
    assert facts.tags == (("listening", 1), ("teaching", 1))
    assert (facts.sets, facts.in_bin) == ((("shift", "End of shift", 1),), 1)


def test_rows_come_into_view_as_the_list_is_scrolled(many, opened, qtbot):
    view = opened()
    rows, bar = view.browse.pane.rows, view.browse.pane.list.verticalScrollBar()
    last = rows.plan.rows - 1
    assert rows.entry(last) is None
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: rows.entry(last) is not None)
    view.browse.pane.list.choose(last)
    settle(view, qtbot)
    assert view.entry == rows.entry(last).id
