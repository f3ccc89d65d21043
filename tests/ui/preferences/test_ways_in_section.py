"""Ways in, as they stand on a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflect.services.journal_keys import WayKind
from reflect.ui.preferences.ways_in import Change, WaysIn, WayWish
from reflect.ui.routes import Routes
from tests.support.builders import PASSPHRASE

TOLD = "It opens the journal if you forget your passphrase."
OPEN_MATTER = "You have not shown that you have the code."
AT_HOME = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))


@pytest.fixture
def ways(view, qtbot):
    """The section, chosen with the keyboard."""
    titles = [section.title for section in view.sections]
    for _ in range(titles.index("Ways in")):
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(view.ways_in.ways.rows))
    return view.ways_in.ways


@pytest.fixture
def changed(desk, on_journal, ways, qtbot):
    """Changes the ways in, and waits until they are shown."""

    def change(work):
        before = ways._ways
        result = on_journal(lambda: work(desk.journal.keys))
        qtbot.waitUntil(lambda: ways._ways != before)
        return result

    return change


def named(ways):
    return {row.name: [button.text() for button in row.buttons] for row in ways.rows.values()}


def test_each_way_has_a_name_and_what_can_be_done(ways):
    assert named(ways) == {
        "Passphrase": ["Change", "Rename", "Remove", "Make it dearer"],
        "Recovery code": ["Make a new one"],
        "This computer's keychain": ["Turn on"],
    }


def test_each_button_says_which_way_it_is_for(ways):
    (first, *_) = ways.rows.values()
    assert [button.accessibleName() for button in first.buttons[:2]] == [
        "Passphrase: Change",
        "Passphrase: Rename",
    ]
    assert first.button.accessibleDescription() == first.note


def test_one_more_passphrase_stands_under_its_name(ways, changed):
    changed(lambda keys: keys.add_passphrase(AT_HOME, "At home"))
    assert list(named(ways))[:3] == ["Passphrase", "At home", "Recovery code"]
    assert ways.rows[ways._ways[-1].id].note.startswith("A passphrase. It unlocks the journal.")


def test_the_last_that_can_be_typed_cannot_be_removed(ways, changed):
    changed(lambda keys: keys.remove(keys.ways()[1].id))
    assert "Remove" not in named(ways)["Passphrase"]
    assert ways.rows["recovery"].note.startswith("There is none")


def test_a_keychain_that_is_on_says_what_it_means(ways, changed):
    changed(lambda keys: keys.turn_keychain_on())
    assert ways.rows["keychain"].note.startswith("On. Any program that runs as you can read it.")
    assert named(ways)["This computer's keychain"] == ["Turn off"]


def test_a_way_that_this_reflect_does_not_know_is_kept(ways, desk):
    newer = desk.journal.keys.ways
    (first, code) = ways._ways
    strange = type(first)(id="k", kind=WayKind.OTHER, name="", weak_lock=False, last=False)
    ways.show_ways([first, code, strange], confirmed=True)
    assert ways.rows["k"].note == "It is kept as it is."
    assert not ways.rows["k"].button.isVisible()
    assert newer


def test_tab_goes_from_the_sections_through_all_that_can_be_done(ways, view):
    QTest.keyClick(view.list, Qt.Key.Key_Tab)
    buttons = [button for row in ways.rows.values() for button in row.buttons]
    for button in (*buttons, ways.add, ways.all_keys):
        assert button.hasFocus(), button.accessibleName()
        QTest.keyClick(button, Qt.Key.Key_Tab)


def test_a_button_asks_for_what_it_says(ways, view, qtbot):
    (first, *_) = ways._ways
    wishes = [Change.CHANGE, Change.RENAME, Change.REMOVE, Change.STRENGTHEN]
    for button, change in zip(ways.rows[first.id].buttons, wishes, strict=True):
        with qtbot.waitSignal(view.way_wanted) as told:
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert told.args == [WayWish(change, first)]


@pytest.mark.parametrize(
    ("button", "change"),
    [
        (lambda ways: ways.rows["recovery"].button, Change.NEW_CODE),
        (lambda ways: ways.rows["keychain"].button, Change.KEYCHAIN_ON),
        (lambda ways: ways.add, Change.ADD),
        (lambda ways: ways.all_keys, Change.ALL_KEYS),
    ],
)
def test_the_others_do_too(ways, view, button, change, qtbot):
    with qtbot.waitSignal(view.way_wanted) as told:
        QTest.keyClick(button(ways), Qt.Key.Key_Space)
    assert told.args[0].change is change


def test_a_ninth_is_not_asked_for_and_that_is_said(ways, view, qtbot):
    (first, code) = ways._ways
    ways.show_ways([first] * 7 + [code], confirmed=True)
    with qtbot.assertNotEmitted(view.way_wanted):
        ways.add.click()
    assert ways.notice.words().startswith("A journal has at most 8 ways in.")


def test_the_focus_stays_where_it_was_when_the_ways_change(ways, changed):
    first = ways.rows[ways._ways[0].id].button
    first.setFocus()
    changed(lambda keys: keys.add_passphrase(AT_HOME, "At home"))
    assert first.hasFocus()


def test_a_code_that_nobody_has_shown_is_an_open_matter(ways, desk, on_journal, qtbot):
    code = ways.rows["recovery"]
    qtbot.waitUntil(lambda: code.note == OPEN_MATTER)
    assert code.button.accessibleDescription() == OPEN_MATTER
    on_journal(desk.journal.wishes.set_recovery_confirmed)
    qtbot.waitUntil(lambda: code.note == TOLD)
    on_journal(desk.journal.new_recovery_code)
    qtbot.waitUntil(lambda: code.note == OPEN_MATTER)


def test_it_stands_on_any_page(desk, window, qtbot):
    ways = WaysIn(desk)
    window.setCentralWidget(ways)
    qtbot.waitUntil(lambda: len(ways.rows) == 3)


def test_a_door_opens_says_what_was_done_and_closes(desk, recorder):
    routes = Routes(desk)
    routes.change_way_in(WayWish(Change.NEW_CODE))
    (door,) = desk.doors.doors
    door.done.emit("It is done.", "The one before no longer works.")
    door.back_wanted.emit()
    assert recorder.said == ["It is done."]
    assert desk.doors.doors == []
    assert PASSPHRASE not in str(recorder.notices)
    door.deleteLater()
