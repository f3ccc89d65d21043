from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflect.domain.commitment import CommitmentState
from reflect.ui.parts.para import Para
from reflect.ui.today.card import CommitmentCard, OfferCard, UnfinishedCard
from reflect.ui.today.today_view import TodayView
from tests.ui.today.conftest import TODAY

LATER = date(2026, 11, 23)


def focused():
    return QApplication.focusWidget()


def titles(widget):
    return [para.text() for para in widget.findChildren(Para)]


def test_the_date_is_there_before_anything_is_read(desk, diary, on_screen):
    view = on_screen(TodayView(desk, today=lambda: TODAY))
    assert titles(view.page)[0] == "Friday 20 November"
    assert view.page.card is None


def test_an_empty_journal_is_asked_what_stayed(opened, qtbot):
    view = opened()
    assert titles(view.page.card)[0] == "What stayed with you this week?"
    with qtbot.waitSignal(view.write_wanted) as asked:
        view.page.card.primary.click()
    assert asked.args == ["two-minute-catch"]


def test_the_primary_has_the_focus_on_arrival(opened):
    view = opened()
    assert focused() is view.page.card.primary


def test_the_set_used_last_is_offered_again(opened, diary, qtbot):
    diary.write(TODAY, text="Words")
    diary.run(lambda: diary.journal.wishes.set_last_used("end-of-shift"))
    view = opened()
    assert titles(view.page.card)[0] == "Write for three minutes"
    with qtbot.waitSignal(view.write_wanted) as asked:
        view.page.card.primary.click()
    assert asked.args == ["end-of-shift"]


@pytest.mark.parametrize("last", ["year-look-back", "of-a-pack-that-is-gone"])
def test_what_takes_long_or_is_gone_is_not_offered(opened, diary, last):
    diary.write(TODAY, text="Words")
    diary.run(lambda: diary.journal.wishes.set_last_used(last))
    assert titles(opened().page.card)[0] == "Write for two minutes"


def test_an_unfinished_entry_comes_before_a_commitment(opened, diary, qtbot):
    diary.promise("Ask first", TODAY)
    kept = diary.write(TODAY, text="Half a", finish=False)
    view = opened()
    assert isinstance(view.page.card, UnfinishedCard)
    with qtbot.waitSignal(view.draft_wanted) as asked:
        view.page.card.primary.click()
    assert asked.args == [kept.id]
    assert view.page.unfinished.isHidden()


def test_a_second_unfinished_entry_stands_below(opened, diary, qtbot):
    first = diary.write(TODAY, title="First", text="a b", finish=False)
    diary.write(TODAY, title="Second", text="c", finish=False)
    view = opened()
    with qtbot.waitSignal(view.draft_wanted) as asked:
        view.page.unfinished.go_on.click()
    assert asked.args == [first.id]


def test_a_discarded_entry_can_be_brought_back(opened, diary, recorder, qtbot):
    diary.write(TODAY, text="Half a", finish=False)
    view = opened()
    view.page.card.discard_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(view.page.card, OfferCard))
    assert recorder.said == ["The unfinished entry is discarded."]
    recorder.notices[0].action.run()
    qtbot.waitUntil(lambda: isinstance(view.page.card, UnfinishedCard))


def test_a_commitment_on_the_card_is_settled_and_opened_again(opened, diary, recorder, qtbot):
    diary.promise("Ask first", TODAY)
    view = opened()
    assert isinstance(view.page.card, CommitmentCard)
    view.page.card.primary.click()
    qtbot.waitUntil(lambda: isinstance(view.page.card, OfferCard))
    assert recorder.said == ["The commitment is kept."]
    recorder.notices[0].action.run()
    qtbot.waitUntil(lambda: isinstance(view.page.card, CommitmentCard))


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_1, CommitmentState.KEPT),
        (Qt.Key.Key_2, CommitmentState.CHANGED),
        (Qt.Key.Key_3, CommitmentState.DROPPED),
    ],
)
def test_a_focused_commitment_is_answered_by_a_digit(opened, diary, qtbot, key, state):
    diary.write(TODAY, text="Half a", finish=False)
    diary.promise("Ask first", TODAY)
    view = opened()
    row = view.page.commitments.rows[0]
    row.setFocus()
    QTest.keyClick(row, key)
    qtbot.waitUntil(lambda: view.page.commitments.rows == ())
    assert [each.state for each in diary.commitments()] == [state]
    assert focused() is view.page.commitments.all_button


def test_only_what_is_due_can_be_answered_on_the_page(opened, diary):
    diary.write(TODAY, text="Half a", finish=False)
    diary.promise("Late", TODAY - timedelta(days=3))
    diary.promise("Later", LATER)
    late, later = opened().page.commitments.rows
    assert late.buttons is not None
    assert later.buttons is None


def test_at_most_three_commitments_are_shown_and_a_way_to_all(opened, diary):
    for number in range(4):
        diary.promise(f"Promise {number}", LATER)
    section = opened().page.commitments
    assert len(section.rows) == 3
    assert section.all_button.text() == "All four"
    assert section.all_button.accessibleName() == "All four commitments"


def test_a_commitment_is_named_as_it_is_read(opened, diary):
    diary.write(TODAY, text="Half a", finish=False)
    diary.promise("Ask first", TODAY)
    row = opened().page.commitments.rows[0]
    assert row.accessibleName() == "Commitment, due today: Ask first. From A quiet handover"


def test_the_entry_of_a_commitment_can_be_read(opened, diary, qtbot):
    entry = diary.promise("Ask first", LATER)
    view = opened()
    with qtbot.waitSignal(view.entry_wanted) as asked:
        view.page.commitments.rows[0].facts.link.click()
    assert asked.args == [entry.id]


def test_this_day_in_another_year_is_shown_and_read(opened, diary, qtbot):
    entry = diary.write(date(2025, 11, 20), text="I stayed ten minutes longer.")
    view = opened()
    assert "I stayed ten minutes longer." in titles(view.page.memory)
    with qtbot.waitSignal(view.entry_wanted) as asked:
        view.page.memory.read.click()
    assert asked.args == [entry.id]


def test_not_today_means_until_midnight(opened, diary, days, qtbot):
    diary.write(date(2025, 11, 20), text="Of the twentieth.")
    diary.write(date(2025, 11, 21), text="Of the twenty-first.")
    view = opened()
    view.page.memory.later.click()
    qtbot.waitUntil(view.page.memory.isHidden)
    days[0] += timedelta(days=1)
    view.look_at_calendar()
    qtbot.waitUntil(lambda: not view.page.memory.isHidden())
    assert "Of the twenty-first." in titles(view.page.memory)


def test_an_entry_can_be_kept_away_for_good(opened, diary, qtbot):
    entry = diary.write(date(2025, 11, 20), text="Not this again.")
    view = opened()
    view.page.memory.more.menu_below.actions()[0].trigger()
    qtbot.waitUntil(view.page.memory.isHidden)
    assert diary.run(diary.journal.wishes.never_again) == {entry.id}


def test_this_day_can_be_turned_off_and_on_again(opened, diary, desk, recorder, qtbot):
    diary.write(date(2025, 11, 20), text="Of the twentieth.")
    view = opened()
    view.page.memory.more.menu_below.actions()[1].trigger()
    qtbot.waitUntil(view.page.memory.isHidden)
    assert desk.preferences.current.on_this_day is False
    recorder.notices[0].action.run()
    qtbot.waitUntil(lambda: not view.page.memory.isHidden())
    desk.preferences.save()


def test_midnight_brings_another_date(opened, days):
    view = opened()
    days[0] += timedelta(days=1)
    view.look_at_calendar()
    assert titles(view.page)[0] == "Saturday 21 November"


def test_what_is_written_elsewhere_is_shown(opened, diary, qtbot):
    view = opened()
    diary.write(TODAY, text="Half a", finish=False)
    qtbot.waitUntil(lambda: isinstance(view.page.card, UnfinishedCard))


def test_what_changed_while_out_of_sight_is_read_on_return(opened, diary, qtbot):
    view = opened()
    view.hide()
    diary.write(TODAY, text="Half a", finish=False)
    view.show()
    qtbot.waitUntil(lambda: isinstance(view.page.card, UnfinishedCard))


def test_the_focus_follows_the_card(opened, diary, qtbot):
    view = opened()
    diary.write(TODAY, text="Half a", finish=False)
    qtbot.waitUntil(lambda: isinstance(view.page.card, UnfinishedCard))
    assert focused() is view.page.card.primary


def test_ctrl_return_presses_the_primary(opened, qtbot):
    view = opened()
    (bound,) = view.commands()
    with qtbot.waitSignal(view.write_wanted):
        bound.run()


def test_another_occasion_can_be_chosen(opened, qtbot):
    view = opened()
    with qtbot.waitSignal(view.occasion_wanted):
        view.page.card.choose_wanted.emit()


def test_tab_goes_through_the_page_as_it_is_read(opened, diary):
    diary.write(TODAY, text="Half a", finish=False)
    diary.promise("Ask first", TODAY)
    diary.write(date(2025, 11, 20), text="Of the twentieth.")
    view = opened()
    seen = []
    for _ in range(9):
        here = focused()
        seen.append(here.accessibleName() or here.text())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert seen == [
        "Go on with Two-minute catch",
        "Choose an occasion",
        "More about this unfinished entry",
        "Commitment, due today: Ask first. From A quiet handover",
        "A quiet handover",
        "Kept",
        "Changed",
        "Dropped",
        "More about this day",
    ]
    assert focused() is view.page.memory.read


def test_without_commitments_this_day_stands_on_the_left(opened, diary):
    diary.write(date(2025, 11, 20), text="Of the twentieth.")
    page = opened().page
    assert page.card is not None
    places = [part.mapTo(page, part.rect().topLeft()).x() for part in (page.card, page.memory)]
    assert places[0] == places[1]
