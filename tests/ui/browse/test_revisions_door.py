from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from reflect.domain.entry import RevisionRow
from reflect.ui.browse.revision_rows import UNDER, RevisionRows, difference_words
from reflect.ui.browse.revisions_door import RevisionsDoor
from tests.ui.browse.conftest import TODAY, entry_row

DAY = date(2026, 11, 19)
KEY = Qt.Key


@pytest.fixture
def entry(diary):
    """An entry that was saved three times."""
    first = diary.case(DAY, "What if a family asks?")
    diary.change(first, before="I would have met them.")
    return diary.change(first, question="What if the family asks?", before="I would listen.")


@pytest.fixture
def door(desk, entry, on_screen, qtbot):
    made = RevisionsDoor(desk, entry.id, today=lambda: TODAY)
    made.resize(1280, 800)
    on_screen(made)
    qtbot.waitUntil(lambda: made.page.changes > 0)
    return made


def choose(door, row, qtbot):
    with qtbot.waitSignal(door.shown):
        door.saves.list.setCurrentIndex(door.saves.rows.index(row))


def wordings(door):
    """The text of each cell, row by row."""
    return [tuple(cell.words.text() if cell else None for cell in pair) for pair in door.page.pairs]


def test_it_opens_on_the_save_before_now_with_the_focus_on_the_primary(door):
    assert door.primary.hasFocus()
    assert door.saves.list.currentIndex().row() == 1
    assert wordings(door) == [
        ("What if a family asks?", "What if the family asks?"),
        ("I would have met them.", "I would listen."),
    ]


def test_an_earlier_save_shows_what_was_not_there_yet(door, qtbot):
    choose(door, 2, qtbot)
    assert wordings(door)[1] == (None, "I would listen.")


def test_now_is_shown_alone(door, qtbot):
    choose(door, 0, qtbot)
    assert [left for left, _ in wordings(door)] == [None, None]
    assert door.legend.count.text() == "This is the wording it has now"
    assert door.legend.next.isHidden()


def test_n_and_p_go_from_change_to_change_and_round(door):
    commands = {bound.id: bound for bound in door.commands()}
    assert commands["next_change"].within is door
    said = []
    for name in ("next_change", "next_change", "next_change", "previous_change"):
        commands[name].run()
        said.append(door.legend.count.text())
    assert said == [f"Change {n} of 2" for n in (1, 2, 1, 2)]


def test_p_begins_at_the_last_change(door):
    door.step(-1)
    count = door.page.changes
    assert door.legend.count.text() == f"Change {count} of {count}"


def test_the_change_that_is_looked_at_wears_the_ring(door):
    door.step(1)
    rings = [
        [span.current for span in cell.words.spans] for pair in door.page.pairs for cell in pair
    ]
    assert rings[0] == [True]
    assert rings[1] == [True]
    assert not any(rings[2] + rings[3])


def test_a_wording_is_brought_back_and_that_can_be_undone(
    door, desk, entry, on_journal, recorder, qtbot
):
    def question():
        return on_journal(lambda: desk.journal.entries.entry(entry.id)).content.answers["question"]

    door.primary.click()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert recorder.said[0].endswith("is back.")
    assert question() == "What if a family asks?"
    qtbot.waitUntil(lambda: door.saves.rows.rowCount() == 4)
    recorder.notices[0].action.run()
    qtbot.waitUntil(lambda: len(recorder.notices) == 2)
    assert question() == "What if the family asks?"


def test_after_bringing_back_the_wording_that_was_replaced_is_beside_it(door, qtbot, recorder):
    door.primary.click()
    qtbot.waitUntil(lambda: door.saves.rows.rowCount() == 4)
    qtbot.waitUntil(
        lambda: wordings(door)[0] == ("What if the family asks?", "What if a family asks?")
    )
    assert door.saves.list.currentIndex().row() == 1


def test_the_wording_it_has_now_cannot_be_brought_back(door, recorder, qtbot):
    choose(door, 0, qtbot)
    door.primary.click()
    assert recorder.said == ["This is the wording it has now. Choose an earlier one."]
    assert door.saves.list.hasFocus()


def test_wordings_are_set_anew_when_the_look_changes(door, look):
    before = door.page.pairs[0][0].words.heightForWidth(400)
    look.choose(scale=2.0)
    assert door.page.pairs[0][0].words.heightForWidth(400) > before
    look.choose(scale=1.0)


def test_a_door_that_is_gone_minds_no_change(door, look, diary, entry, window):
    window.takeCentralWidget().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look.choose(scale=1.5)
    diary.change(entry, question="Who decides?")
    look.choose(scale=1.0)
    assert not isValid(door)


def test_back_closes_the_door(door, qtbot):
    with qtbot.waitSignal(door.back_wanted):
        door.bar.back.click()


def test_a_narrow_window_shows_the_saves_then_the_wordings(desk, entry, window, on_screen, qtbot):
    assert isinstance(window, QMainWindow)
    window.resize(700, 600)
    door = on_screen(RevisionsDoor(desk, entry.id, today=lambda: TODAY))
    qtbot.waitUntil(lambda: door.page.changes > 0)
    assert door.saves.list.hasFocus()
    assert door.primary.isHidden()
    qtbot.keyClick(door.saves.list, KEY.Key_Return)
    assert door.primary.hasFocus()
    assert door.page.isVisible()
    assert [cell.which for pair in door.page.pairs for cell in pair] == ["1 of 2", "2 of 2"] * 2
    assert door.step_back()
    assert door.saves.list.hasFocus()
    assert not door.step_back()


@pytest.mark.parametrize(
    ("more", "words"),
    [(0, "As many words as now"), (-28, "28 words fewer than now"), (1, "1 word more than now")],
)
def test_a_save_says_how_much_longer_or_shorter_it_was(more, words):
    assert difference_words(more) == words


def test_the_saves_keep_the_rules_of_models(qtmodeltester):
    when = entry_row(1, DAY).written
    rows = RevisionRows()
    saves = [RevisionRow(number=n, saved=when + timedelta(hours=n), words=9 * n) for n in (3, 2, 1)]
    rows.show(saves, TODAY)
    qtmodeltester.check(rows)
    aloud = Qt.ItemDataRole.AccessibleTextRole
    names = [rows.index(row).data(aloud).split(", ", 1)[0] for row in range(3)]
    assert names == ["Now", "19 November", "19 November"]
    assert rows.index(2).data(aloud).endswith("First save, 9 words")


def test_a_save_under_a_clock_that_was_set_back_says_so():
    when = entry_row(1, DAY).written
    rows = RevisionRows()
    back = RevisionRow(number=2, saved=when - timedelta(days=9), words=9, clock_back=True)
    rows.show([back, RevisionRow(number=1, saved=when, words=9)], TODAY)
    told = [rows.index(row).data(UNDER) for row in range(2)]
    assert told[0].endswith("; the clock had been set back")
    assert "clock" not in told[1]
