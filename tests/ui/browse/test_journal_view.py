from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflect.domain.search import Filter
from reflect.ui.browse.browse_page import LIST
from reflect.ui.room import Breadth
from tests.ui.browse.conftest import settle

KEY = Qt.Key


def wait_for(view, qtbot, words):
    """Waits until the list shows what these words find."""
    qtbot.waitUntil(lambda: view.shown.text == words)
    settle(view, qtbot)


def search(view, qtbot, words):
    """Types words into the search and waits for what they find."""
    field = view.browse.pane.search
    field.clear()
    qtbot.keyClicks(field, words)
    wait_for(view, qtbot, words)


def current_title(view):
    pane = view.browse.pane
    return pane.rows.entry(pane.list.current).title


def bound(view, command):
    return next(b for b in view.commands() if b.id == command)


def test_it_opens_on_the_newest_entry_with_the_focus_in_the_search(opened, diary):
    newest = diary.year()[0]
    view = opened()
    assert view.browse.pane.search.hasFocus()
    assert view.entry == newest.id
    assert view.browse.page.texts[0].text == "Day 0"
    assert view.browse.strip.accessibleName() == "November 2026, 4 entries"


def test_a_search_waits_for_the_second_letter(opened, diary, qtbot):
    diary.year()
    view = opened()
    qtbot.keyClicks(view.browse.pane.search, "f")
    assert view.browse.pane.filter == Filter()
    qtbot.keyClicks(view.browse.pane.search, "a")
    wait_for(view, qtbot, "fa")


def test_hits_are_marked_in_the_row_and_on_the_page(opened, diary, qtbot):
    diary.year()
    view = opened()
    search(view, qtbot, "family")
    assert "\ue000family\ue001" in view.browse.pane.rows.entry(1).snippet
    text = view.browse.page.texts[1]
    (hit,) = text.hits
    assert text.text[hit.start : hit.end] == "family"


def test_headings_and_the_strip_say_how_many_match(opened, diary, qtbot):
    diary.year()
    view = opened()
    search(view, qtbot, "family")
    heading = view.browse.pane.rows.index(0, 0)
    aloud = heading.data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == "November 2026, 2 of 4 match"
    assert view.browse.strip.accessibleName() == aloud


def test_an_entry_that_still_matches_stays_chosen(opened, diary, qtbot):
    entries = diary.year()
    view = opened()
    view.browse.pane.list.choose(4)
    settle(view, qtbot)
    chosen = view.entry
    assert chosen == entries[3].id
    search(view, qtbot, "family")
    assert view.entry == chosen


def test_an_older_answer_never_follows_a_newer_question(opened, diary, on_journal, qtbot):
    diary.year()
    view = opened()
    shown = []
    view.found.connect(lambda: shown.append(view.shown.text))
    field = view.browse.pane.search
    for words in ("family", "quiet", "family decides"):
        field.look_for(words)
    wait_for(view, qtbot, "family decides")
    on_journal(lambda: None)
    assert shown == ["family decides"]


def test_no_hit_says_where_it_was_looked_for(opened, diary, qtbot):
    diary.year()
    view = opened()
    search(view, qtbot, "sphygmo")
    no_hit = view.browse.pane.no_hit
    assert no_hit.isVisible()
    assert no_hit.words == "No entry has “sphygmo”. Reflect looked in titles, answers and tags."
    assert view.browse.page.reading is None
    no_hit.everywhere.click()
    qtbot.waitUntil(lambda: view.shown == Filter())
    assert view.browse.pane.search.text() == ""


def test_search_everywhere_takes_the_filters_away_and_keeps_the_words(opened, diary, qtbot):
    diary.year()
    view = opened()
    view.browse.pane.filters.tag.chosen.emit("listening")
    search(view, qtbot, "quiet")
    view.browse.pane.no_hit.everywhere.click()
    qtbot.waitUntil(lambda: view.shown == Filter(text="quiet"))
    settle(view, qtbot)
    assert view.browse.pane.rows.plan.entries == 40


def test_filters_of_tag_and_set_hold_together(opened, diary, qtbot):
    diary.year()
    diary.case(date(2026, 11, 19), "Who decides?")
    view = opened()
    filters = view.browse.pane.filters
    filters.tag.chosen.emit("listening")
    filters.occasion.chosen.emit("shift")
    wanted = Filter(tag="listening", set_id="shift")
    qtbot.waitUntil(lambda: view.shown == wanted)
    assert view.browse.pane.rows.plan.entries == 20
    assert filters.tag.accessibleName() == "Tag: listening"


def test_a_stretch_of_months_is_shown_alone_until_its_chip_is_pressed(opened, diary, qtbot):
    diary.year()
    view = opened()
    view.browse.strip.stretch_chosen.emit(date(2026, 8, 1), date(2026, 9, 1))
    qtbot.waitUntil(lambda: view.shown.since == date(2026, 8, 1))
    chip = view.browse.pane.filters.stretch
    assert (chip.text(), view.shown.until) == ("August 2026 to September 2026", date(2026, 9, 30))
    assert view.browse.strip.accessibleName() == "August 2026 to September 2026, 10 entries"
    chip.click()
    qtbot.waitUntil(lambda: view.shown == Filter())
    assert chip.isHidden()


def test_the_list_keeps_its_place_when_an_entry_is_added(opened, diary, qtbot):
    diary.year()
    view = opened()
    pane = view.browse.pane
    pane.list.choose(30)
    settle(view, qtbot)
    chosen, top = view.entry, pane.list.top_of(30)
    diary.write(date(2026, 11, 20), title="New")
    qtbot.waitUntil(lambda: pane.rows.plan.entries == 61)
    assert (view.entry, pane.list.current) == (chosen, 31)
    assert pane.list.top_of(31) == top


def test_an_entry_that_was_changed_is_shown_anew(opened, diary, qtbot):
    newest = diary.year()[0]
    view = opened()
    diary.change(newest, day="It was shorter than I feared.")
    qtbot.waitUntil(lambda: view.browse.page.texts[1].text == "It was shorter than I feared.")
    assert view.browse.page.head.revisions.text() == "2 revisions"


def test_a_view_out_of_sight_reads_nothing_until_it_is_seen(opened, diary, qtbot):
    diary.year()
    view = opened()
    view.hide()
    diary.write(date(2026, 11, 20), title="New")
    assert view.browse.pane.rows.plan.entries == 60
    view.show()
    qtbot.waitUntil(lambda: view.browse.pane.rows.plan.entries == 61)


def test_an_entry_is_shown_whatever_the_list_was_narrowed_to(opened, diary, qtbot):
    entries = diary.year()
    view = opened()
    search(view, qtbot, "family")
    view.show_entry(entries[40].id)
    qtbot.waitUntil(lambda: view.entry == entries[40].id)
    assert view.browse.pane.search.text() == ""
    assert current_title(view) == "Day 40"
    assert view.browse.page.texts[0].hasFocus()


def test_an_entry_that_is_gone_leaves_the_focus_where_it_is(opened, diary, on_journal, qtbot):
    entries = diary.year()
    on_journal(lambda: diary.journal.entries.delete(entries[3].id))
    view = opened()
    view.show_entry(entries[3].id)
    with qtbot.waitSignal(view.found):
        pass
    settle(view, qtbot)
    assert view.browse.pane.search.hasFocus()
    assert view.entry == entries[0].id


def test_search_for_looks_in_all_entries(opened, diary, qtbot):
    diary.year()
    view = opened()
    view.search_for("family")
    wait_for(view, qtbot, "family")
    assert view.browse.pane.search.hasFocus()


def test_months_are_gone_through_by_command(opened, diary, qtbot):
    diary.year()
    view = opened()
    bound(view, "previous_month").run()
    assert current_title(view) == "Day 4"
    bound(view, "next_month").run()
    assert current_title(view) == "Day 0"
    bound(view, "next_month").run()
    assert current_title(view) == "Day 0"


def test_a_month_pressed_on_the_strip_comes_to_the_top_of_the_list(opened, diary):
    diary.year()
    view = opened()
    view.browse.strip.month_chosen.emit(date(2026, 6, 1))
    assert view.browse.pane.list.month_at_top == date(2026, 6, 1)


def test_next_hit_goes_from_hit_to_hit_and_round(opened, diary, qtbot):
    diary.write(date(2026, 11, 19), "A family.\nThe family.", title="Family")
    view = opened()
    search(view, qtbot, "family")
    title, text = view.browse.page.texts
    seen = []
    for _ in range(4):
        bound(view, "next_hit").run()
        seen.append((title.current_hit, text.current_hit))
    assert seen == [(0, -1), (-1, 0), (-1, 1), (0, -1)]


@pytest.mark.parametrize(
    ("button", "signal"),
    [("account", "account_wanted"), ("edit", "edit_wanted"), ("revisions", "revisions_wanted")],
)
def test_the_head_of_the_page_asks_for_what_can_be_done(opened, diary, qtbot, button, signal):
    newest = diary.year()[0]
    view = opened()
    with qtbot.waitSignal(getattr(view, signal)) as wanted:
        getattr(view.browse.page.head, button).click()
    assert wanted.args == [newest.id]


def test_an_empty_journal_offers_the_first_entry(opened, qtbot):
    view = opened()
    assert view.first.hasFocus()
    with qtbot.waitSignal(view.new_wanted):
        bound(view, "primary").run()


def test_the_first_entry_brings_the_list(opened, diary, qtbot):
    view = opened()
    diary.write(date(2026, 11, 20), title="First")
    qtbot.waitUntil(view.browse.isVisible)
    assert view.browse.pane.search.hasFocus()


def test_esc_goes_from_the_page_to_the_list_then_to_all_entries_then_away(opened, diary, qtbot):
    diary.year()
    view = opened()
    search(view, qtbot, "family")
    view.browse.page.begin()
    assert view.step_back()
    assert view.browse.pane.list.hasFocus()
    assert view.step_back()
    wait_for(view, qtbot, "")
    assert view.browse.pane.search.text() == ""
    assert not view.step_back()


def test_a_narrow_window_shows_the_list_or_the_page(opened, diary, qtbot):
    diary.year()
    view = opened()
    view.browse.set_breadth(Breadth.NARROW)
    assert view.browse.pane.isVisible()
    assert not view.browse.page.isVisible()
    view.browse.pane.list.setFocus()
    qtbot.keyClick(view.browse.pane.list, KEY.Key_Return)
    assert view.browse.page.isVisible()
    assert not view.browse.pane.isVisible()
    assert view.step_back()
    assert view.browse.pane.list.hasFocus()


@pytest.mark.parametrize("breadth", [Breadth.WIDE, Breadth.MIDDLE])
def test_the_list_is_as_wide_as_the_breadth_asks(opened, diary, look, breadth):
    diary.year()
    view = opened()
    view.browse.set_breadth(breadth)
    assert view.browse.pane.width() + 1 == look.px(LIST[breadth])


def test_a_journey_by_keyboard_alone(opened, diary, qtbot):
    diary.year()
    view = opened()
    qtbot.keyClicks(view.browse.pane.search, "quiet")
    wait_for(view, qtbot, "quiet")
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
        settle(view, qtbot)
    title, text = view.browse.page.texts
    assert (title.text, title.hasFocus()) == ("Day 4", True)
    qtbot.keyClick(title, KEY.Key_Down)
    assert text.hasFocus()
    qtbot.keyClick(text, KEY.Key_Up)
    assert title.hasFocus()
