"""Deleting from the bin for good, behind the passphrase."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflect.services.entries import Gone
from reflect.ui.browse.for_good_door import ForGoodDoor, gone_words
from reflect.ui.parts.notice import Notice
from tests.support.builders import PASSPHRASE


@pytest.fixture
def binned(opened, diary, desk, on_journal, qtbot):
    """The bin, on screen, with two entries in it; a third is in the journal."""
    entries = [diary.write(date(2026, 11, day), title=f"Day {day}") for day in (18, 19, 20)]
    view = opened()
    for entry in entries[:2]:
        on_journal(lambda entry=entry: desk.journal.entries.delete(entry.id))
    view.browse.pane.filters.bin_wanted.emit()
    qtbot.waitUntil(lambda: view.bin.rows.rowCount() == 2 and view.bin.list.hasFocus())
    return view


@pytest.fixture
def door(binned, desk, on_screen):
    """The door for these rows."""
    return lambda rows: on_screen(ForGoodDoor(desk, rows, back="Journal"))


def titles(desk, on_journal):
    return [row.title for row in on_journal(desk.journal.entries.bin)]


def test_one_or_all_can_be_asked_for(binned, qtbot):
    bin_ = binned.bin
    chosen = bin_.rows.entry(0)
    acts = (
        (lambda: QTest.keyClick(bin_.list, Qt.Key.Key_Delete), (chosen,)),
        (bin_.for_good.click, (chosen,)),
        (bin_.empty.click, bin_.rows.every()),
    )
    for act, rows in acts:
        with qtbot.waitSignal(binned.for_good_wanted) as wanted:
            act()
        assert wanted.args == [rows]


def test_it_is_told_plainly_what_goes(binned, door):
    rows = binned.bin.rows.every()
    for chosen, what, button in (
        (rows[:1], f"“{rows[0].title}” goes for good", "Delete for good"),
        (rows, "All 2 entries in the bin go for good", "Empty the bin"),
    ):
        asking = door(chosen).asking
        words = asking.findChild(Notice).words()
        assert words.startswith(what)
        assert "Nothing brings it back. Backups made before keep it" in words
        assert asking.primary.text() == button


def test_nothing_goes_without_the_passphrase(binned, door, desk, on_journal, qtbot):
    shown = door(binned.bin.rows.every())
    shown.asking.press_primary()
    assert shown.asking.passphrase.error == "Type the passphrase of this journal."
    shown.asking.passphrase.set_text("another one altogether")
    shown.asking.press_primary()
    qtbot.waitUntil(lambda: "does not open" in shown.asking.passphrase.error)
    assert len(titles(desk, on_journal)) == 2


def test_one_goes_and_the_other_stays(binned, door, desk, on_journal, qtbot):
    first, second = binned.bin.rows.every()
    shown = door((first,))
    shown.asking.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(shown.back_wanted), qtbot.waitSignal(shown.done) as told:
        shown.asking.press_primary()
    assert told.args[0] == "1 entry is deleted for good."
    assert titles(desk, on_journal) == [second.title]
    assert shown.asking.passphrase.text() == ""


def test_all_go_by_keyboard_alone(binned, door, desk, on_journal, qtbot):
    shown = door(binned.bin.rows.every())
    assert shown.asking.passphrase.edit.hasFocus()
    QTest.keyClicks(shown.asking.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(shown.back_wanted):
        QTest.keyClick(shown.asking.passphrase.edit, Qt.Key.Key_Return)
    assert titles(desk, on_journal) == []
    assert [row.title for row in on_journal(desk.journal.finder.rows)] == ["Day 20"]


@pytest.mark.parametrize(
    ("gone", "kept", "title", "rest"),
    [
        (1, 0, "1 entry is deleted for good.", "Backups made before keep it until they go."),
        (
            3,
            1,
            "3 entries are deleted for good.",
            "1 stays in the bin: an account was made from it.",
        ),
        (0, 2, "Nothing was deleted.", "2 stay in the bin: accounts were made from them."),
    ],
)
def test_what_went_is_told_and_what_did_not(gone, kept, title, rest):
    told = gone_words(Gone(("x",) * gone, ("y",) * kept))
    assert told[0] == title
    assert told[1].startswith(rest)
