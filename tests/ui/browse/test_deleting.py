from __future__ import annotations

from datetime import date

import pytest

from reflect.ui.browse.bin_rows import BinRows, fate_of
from tests.ui.browse.conftest import TODAY, entry_row, settle


def undo(recorder):
    """Presses the button of the newest notice."""
    action = recorder.notices[-1].action
    assert action.text == "Undo"
    action.run()


@pytest.fixture
def deleted(opened, diary, recorder, qtbot):
    """A journal whose second entry has just been deleted."""
    entries = diary.year()
    view = opened()
    view.browse.pane.list.choose(2)
    settle(view, qtbot)
    view.browse.page.head.delete_wanted.emit()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    qtbot.waitUntil(lambda: view.browse.pane.rows.plan.entries == 59)
    settle(view, qtbot)
    return view, entries


def test_a_deleted_entry_leaves_at_once_and_the_next_one_takes_its_place(deleted):
    view, entries = deleted
    assert view.browse.pane.list.current == 2
    assert view.entry == entries[2].id
    assert view.browse.pane.list.hasFocus()


def test_deleting_can_be_undone(deleted, recorder, qtbot):
    view, entries = deleted
    assert recorder.said == ["The entry is in the bin."]
    undo(recorder)
    qtbot.waitUntil(lambda: view.browse.pane.rows.plan.entries == 60)
    qtbot.waitUntil(lambda: view.entry == entries[1].id)
    assert view.browse.pane.list.current == 2


def test_the_last_entry_deleted_leaves_an_empty_journal(opened, diary, qtbot):
    diary.write(date(2026, 11, 20), title="Only")
    view = opened()
    view.browse.page.head.delete_wanted.emit()
    qtbot.waitUntil(view.nothing.isVisible)
    assert view.first.hasFocus()


def test_the_menu_says_how_many_are_in_the_bin(deleted, qtbot):
    view, _ = deleted
    filters = view.browse.pane.filters
    qtbot.waitUntil(lambda: filters.in_bin == 1)
    filters.more.click()
    assert [action.text() for action in filters.menu.actions()] == ["Bin, 1"]
    filters.menu.close()


def test_the_bin_brings_an_entry_back_and_says_when_it_is_empty(deleted, recorder, qtbot):
    view, _ = deleted
    view.browse.pane.filters.bin_wanted.emit()
    qtbot.waitUntil(view.bin.list.hasFocus)
    assert view.bin.primary.isVisible()
    view.bin.list.row_opened.emit()
    qtbot.waitUntil(lambda: view.bin.rows.rowCount() == 0)
    assert view.bin.back.hasFocus()
    assert view.bin.primary.isHidden()
    assert view.step_back()
    qtbot.waitUntil(lambda: view.browse.pane.rows.plan.entries == 60)
    assert recorder.said[-1] == "The entry is in your journal again."


def test_an_entry_may_be_kept_off_its_day(opened, diary, on_journal, recorder, qtbot):
    newest = diary.year()[0]
    view = opened()
    head = view.browse.page.head
    head.never_wanted.emit()
    qtbot.waitUntil(lambda: not view.browse.page.reading.may_come_back)
    assert on_journal(diary.journal.wishes.never_again) == {newest.id}
    head.more.click()
    assert "Delete" in [action.text() for action in head.menu.actions()]
    assert not [a for a in head.menu.actions() if "on this day" in a.text()]
    head.menu.close()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (20, "Deleted today. Gone for good after 20 December."),
        (19, "Deleted yesterday. Gone for good after 19 December."),
        (17, "Deleted on Tuesday. Gone for good after 17 December."),
        (2, "Deleted on 2 November. Gone for good after 2 December."),
    ],
)
def test_a_row_of_the_bin_says_what_becomes_of_it(day, words):
    assert fate_of(_deleted_row(day), TODAY) == words


def test_the_bin_keeps_the_rules_of_models(qtmodeltester):
    rows = BinRows()
    rows.show([_deleted_row(day) for day in (20, 19)], TODAY)
    qtmodeltester.check(rows)


def _deleted_row(day):
    deleted = entry_row(1, date(2026, 11, day)).written
    return entry_row(1, date(2026, 11, 1), deleted=deleted)
