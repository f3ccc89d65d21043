from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflect.ui.preferences.way_in_door import PassphraseDoor, RecoveryDoor
from reflect.ui.routes import Routes

TOLD = "It opens the journal if you forget your passphrase."
OPEN_MATTER = "You have not shown that you have the code."


@pytest.fixture
def ways(view):
    """The section, chosen with the keyboard."""
    titles = [section.title for section in view.sections]
    for _ in range(titles.index("Ways in")):
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    return view.ways_in


def test_each_way_has_a_button_that_says_which_one_it_is_for(ways):
    names = [row.button.accessibleName() for row in (ways.passphrase, ways.code)]
    assert names == ["Passphrase: Change it", "Recovery code: Make a new one"]


def test_tab_goes_from_the_sections_to_the_ways_in_order(ways, view):
    QTest.keyClick(view.list, Qt.Key.Key_Tab)
    assert ways.passphrase.button.hasFocus()
    QTest.keyClick(ways.passphrase.button, Qt.Key.Key_Tab)
    assert ways.code.button.hasFocus()


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_a_button_asks_for_its_door(ways, view, way, qtbot):
    with qtbot.waitSignal(getattr(view, f"{way}_wanted")):
        QTest.keyClick(getattr(ways, way).button, Qt.Key.Key_Space)


def test_a_code_that_nobody_has_shown_is_an_open_matter(ways, desk, on_journal, qtbot):
    qtbot.waitUntil(lambda: ways.code.note == OPEN_MATTER)
    assert ways.code.button.accessibleDescription() == OPEN_MATTER
    on_journal(desk.journal.wishes.set_recovery_confirmed)
    qtbot.waitUntil(lambda: ways.code.note == TOLD)
    on_journal(desk.journal.new_recovery_code)
    qtbot.waitUntil(lambda: ways.code.note == OPEN_MATTER)


@pytest.mark.parametrize(
    ("wish", "kind"),
    [("change_passphrase", PassphraseDoor), ("new_recovery_code", RecoveryDoor)],
)
def test_a_door_opens_says_what_was_done_and_closes(desk, recorder, wish, kind):
    routes = Routes(desk)
    getattr(routes, wish)()
    (door,) = desk.doors.doors
    assert isinstance(door, kind)
    door.done.emit("It is done.", "The one before no longer works.")
    door.back_wanted.emit()
    assert recorder.said == ["It is done."]
    assert desk.doors.doors == []
    door.deleteLater()
