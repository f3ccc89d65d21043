from __future__ import annotations

import threading
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from reflect.domain.csv_columns import CsvColumns, CsvPreview
from reflect.domain.search import Filter
from reflect.errors import Refused
from reflect.services.bring_in import Doubt, Doubtful, Look
from reflect.ui.bring_in.bring_in_door import BringInDoor
from reflect.ui.bring_in.look_panel import SHOWN, LookPanel
from reflect.ui.bring_in.source_words import outcome
from reflect.ui.bring_in.undoing import say_brought
from tests.support.imported import imported_entry


def words_on(door):
    return [label.text() for label in door.findChildren(QLabel) if label.isVisible()]


def rows(desk, on_journal):
    return on_journal(lambda: desk.journal.finder.rows(Filter()))


def pressed(door, qtbot):
    with qtbot.waitSignal(door.brought) as brought:
        qtbot.keyClick(door.primary, Qt.Key.Key_Space)
    return brought.args[0]


def test_it_begins_with_choosing(door):
    assert QApplication.focusWidget() is door.choose.file_button
    assert "Nothing comes in before you have looked at it." in words_on(door)


def test_what_is_in_it_is_told_before_anything_comes_in(looked, desk, on_journal):
    door = looked()
    words = words_on(door)
    assert "2 entries from Day One" in words
    assert "From 4 May 2019 to 5 May 2019." in words
    assert "A film was left out." in words
    assert "2 entries will come in: all of them, or none." in words
    assert door.primary.text() == "Bring in 2 entries"
    assert QApplication.focusWidget() is door.primary
    assert rows(desk, on_journal) == ()


def test_pressed_it_comes_in(looked, desk, on_journal, qtbot):
    brought = pressed(looked(), qtbot)
    assert len(rows(desk, on_journal)) == len(brought.entries) == 2


def test_duplicates_stay_outside_unless_ticked(looked, door, qtbot):
    pressed(looked(), qtbot)
    door.look = None
    looked()
    assert len(door.found.ticks) == 2
    assert door.primary.text() == "Bring in 0 entries"
    first = next(iter(door.found.ticks.values()))
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert door.primary.text() == "Bring in 1 entry"
    assert "1 entry will come in, all of them or none. 1 stays outside." in words_on(door)
    qtbot.keyClick(door.found.every, Qt.Key.Key_Space)
    assert door.primary.text() == "Bring in 2 entries"
    assert len(pressed(door, qtbot).entries) == 2


def test_all_that_is_in_doubt_is_ticked_at_once_however_much(look, qtbot):
    many = tuple(
        Doubtful(
            key=str(n), title="T", written=datetime(2019, 1, 1, tzinfo=UTC), why=Doubt.DIFFERENT
        )
        for n in range(SHOWN + 7)
    )
    panel = LookPanel(look, a_look(many))
    qtbot.addWidget(panel)
    assert len(panel.ticks) == SHOWN
    assert panel.every
    panel.every.click()
    assert len(panel.keys) == SHOWN + 7
    panel.ticks["0"].click()
    assert len(panel.keys) == SHOWN + 6


def a_look(doubtful):
    return Look(
        source="reflect",
        sure=0,
        already=1,
        first=None,
        last=None,
        tags=(),
        files=2,
        others=2,
        doubtful=doubtful,
        left_out=(("An account stays outside.", 2),),
        preview=None,  # type: ignore[arg-type]  # nothing is brought in here
    )


def test_with_nothing_to_bring_in_the_button_says_so(looked, door, others, qtbot, monkeypatch):
    said = []
    others.entries = ()
    looked()
    monkeypatch.setattr(
        "reflect.ui.bring_in.bring_in_door.announce", lambda _w, text, **_how: said.append(text)
    )
    qtbot.keyClick(door.primary, Qt.Key.Key_Space)
    assert said == ["Nothing comes in: all of it is here, or stays outside."]
    assert not door.primary.busy


def test_what_cannot_be_read_is_told_and_another_can_be_chosen(door, others, path, recorder, qtbot):
    def fail(_path, **_how):
        what = "it is no journal. Choose another"
        raise Refused(what)

    others.fails = fail
    door.look_at(path)
    qtbot.waitUntil(lambda: bool(recorder.notices) and not door.stop_button.isVisible())
    assert door.look is None
    others.fails = None
    door.look_at(path)
    qtbot.waitUntil(lambda: door.look is not None)


def test_reading_can_be_cancelled(desk, others, path, on_screen, qtbot):
    begun = threading.Event()

    def read(_path, *, step, **_how):
        begun.set()
        while True:
            step(0, 1)

    others.read = read
    door = on_screen(BringInDoor(desk, others.services(), back="Journal"))
    door.look_at(path)
    qtbot.waitUntil(begun.is_set)
    qtbot.keyClick(door.stop_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not door.stop_button.isVisible())
    assert door.look is None


def test_bringing_in_can_be_cancelled_and_nothing_is_left(
    desk, others, path, on_screen, on_journal, qtbot
):
    door = on_screen(BringInDoor(desk, others.services(), back="Journal"))
    # Made first of all, and the last moment to cancel before anything is written.
    desk.journal.backups.back_up = lambda _reason: door._stop()
    door.look_at(path)
    qtbot.waitUntil(lambda: door.look is not None and not door.stop_button.isVisible())
    qtbot.keyClick(door.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not door.primary.busy)
    assert door.primary.text() == "Bring in 2 entries"
    assert rows(desk, on_journal) == ()


def test_leaving_stops_what_is_under_way(door):
    left: list[bool] = []
    door.leave(left.append)
    assert left == [True]


def table(tmp_path):
    (tmp_path / "log.csv").write_text("Datum,Titel,Text\n")
    return tmp_path / "log.csv"


def test_the_columns_of_a_table_are_shown_and_can_be_changed(looked, others, tmp_path, qtbot):
    door = looked(table(tmp_path))
    assert others.asked[-1]["columns"] == CsvColumns(date=0, title=1, text=2)
    field = door.columns.fields["title"]
    assert (field.value(), field.accessibleName()) == ("1", "Title")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(others.asked) == 2)
    assert others.asked[-1]["columns"] == CsvColumns(date=0, title=0, text=2)
    qtbot.waitUntil(lambda: door.look is not None)


def test_what_was_found_below_the_columns_is_in_sight(looked, tmp_path, qtbot):
    door = looked(table(tmp_path))
    qtbot.waitUntil(lambda: not door.found.visibleRegion().isEmpty())
    assert door.found.visibleRegion().boundingRect().height() > 100


def test_what_only_the_writer_knows_is_asked_first(door, others, tmp_path, qtbot):
    others.table = CsvPreview(
        headings=("When", "What"), rows=(), total=1, columns=None, question="Which is the date?"
    )
    door.look_at(table(tmp_path))
    qtbot.waitUntil(lambda: door.columns is not None)
    assert QApplication.focusWidget() is door.columns.fields["date"]
    assert "Which is the date?" in words_on(door)
    assert others.asked == []
    qtbot.keyClick(door.columns.fields["date"], Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: door.look is not None)
    door.columns.order.radio("month").click()
    qtbot.waitUntil(lambda: len(others.asked) == 2)
    assert others.asked[-1]["columns"] == CsvColumns(date=0, day_first=False)


def test_a_password_is_handed_to_the_reader(door, others, path, qtbot):
    door.choose.password.set_text("sesame")
    door.look_at(path)
    qtbot.waitUntil(lambda: bool(others.asked))
    assert others.asked[0]["password"] == "sesame"  # noqa: S105 (no password of anybody)
    qtbot.waitUntil(lambda: door.look is not None)


def test_a_whole_journal_of_reflect_comes_in(looked, desk, on_journal, unlocked_elsewhere, qtbot):
    door = looked(unlocked_elsewhere)
    assert "1 entry from Reflect" in words_on(door)
    pressed(door, qtbot)
    assert len(rows(desk, on_journal)) == 1


def test_what_came_in_can_be_taken_out_again(looked, desk, recorder, on_journal, qtbot):
    brought = pressed(looked(), qtbot)
    say_brought(desk, desk.jobs, brought)
    notice = recorder.notices[-1]
    assert (notice.title, notice.action.text) == ("2 entries came in.", "Undo")
    notice.action.run()
    qtbot.waitUntil(lambda: len(recorder.notices) == 2)
    assert recorder.notices[-1].title == "2 entries went to the bin."
    assert rows(desk, on_journal) == ()


def test_what_is_said_of_the_end_is_one_sentence():
    assert outcome(0, 0, 3) == "No entry is missing. What belongs to them will come in."
    assert outcome(3, 2).endswith("2 stay outside.")


def test_entries_are_in_words(others, looked):
    others.entries = (imported_entry(0),)
    assert "1 entry from Day One" in words_on(looked())
