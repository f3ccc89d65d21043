"""Another passphrase and another recovery code, for a journal that is open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reflect.errors import WrongPassphrase, WrongRecoveryCode
from reflect.ui.preferences.way_in_door import PassphraseDoor, RecoveryDoor
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, PASSPHRASE, cheap_journals

ANOTHER = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))
DOORS = (PassphraseDoor, RecoveryDoor)


def press(key):
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key)


def type_in(field, text):
    field.edit.setFocus()
    QTest.keyClicks(field.edit, text)


@pytest.fixture
def entry(desk, on_journal):
    """An entry that must stay as it is."""
    draft = desk.journal.entries.begin(EVERY_KIND)
    content = replace(draft.content, answers=EVERY_ANSWER)
    return on_journal(lambda: desk.journal.entries.finish(replace(draft, content=content)))


@pytest.fixture
def before(desk, on_journal):
    """The recovery code that opens the journal until there is another."""
    return on_journal(desk.journal.new_recovery_code).text


@pytest.fixture
def opens(desk, entry, on_journal):
    """Closes the journal, opens it anew with a key, and reads the entry."""

    def opening(**key):
        def work():
            desk.journal.close()
            opened = cheap_journals().unlock(desk.journal.path, **key)
            found = opened.entries.entry(entry.id)
            opened.close()
            return found == entry

        return on_journal(work)

    return opening


@pytest.fixture
def shown(desk, on_screen):
    """Shows a door with the passphrase typed, as if for the first time."""

    def show(kind, passphrase=PASSPHRASE):
        door = on_screen(kind(desk, back="Preferences"))
        type_in(door.asking.passphrase, passphrase)
        press(Qt.Key.Key_Return)
        return door

    return show


@pytest.fixture
def passed(shown, qtbot):
    """Goes through a door as far as the passphrase leads."""

    def passing(kind):
        door = shown(kind)
        qtbot.waitUntil(lambda: door.page is not None)
        return door

    return passing


@pytest.mark.parametrize("kind", DOORS)
def test_a_door_begins_at_the_field_for_the_present_passphrase(desk, on_screen, kind):
    door = on_screen(kind(desk, back="Preferences"))
    assert door.asking.passphrase.edit.hasFocus()
    press(Qt.Key.Key_Return)
    assert door.asking.passphrase.error == "Type the passphrase of this journal."


@pytest.mark.parametrize("kind", DOORS)
def test_without_the_present_passphrase_nothing_changes(shown, kind, before, opens, qtbot):
    door = shown(kind, "not the passphrase")
    qtbot.waitUntil(lambda: bool(door.asking.passphrase.error))
    assert "Nothing has been changed." in door.asking.passphrase.error
    assert door.asking.passphrase.edit.hasFocus()
    assert opens(recovery_code=before)
    assert opens(passphrase=PASSPHRASE)


def test_the_new_passphrase_opens_the_journal_and_the_old_one_does_not(
    passed, before, opens, qtbot
):
    door = passed(PassphraseDoor)
    own = door.page.passphrase.own
    assert own.field.edit.hasFocus()
    type_in(own.field, ANOTHER)
    type_in(own.again, ANOTHER)
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    with pytest.raises(WrongPassphrase):
        opens(passphrase=PASSPHRASE)
    assert opens(passphrase=ANOTHER)
    assert opens(recovery_code=before)


def test_whoever_does_not_want_another_passphrase_keeps_the_one_there_is(passed, opens, qtbot):
    door = passed(PassphraseDoor)
    with qtbot.waitSignal(door.back_wanted), qtbot.assertNotEmitted(door.done):
        door.page.later.click()
    assert opens(passphrase=PASSPHRASE)


def code_on(page):
    """The code as the writer copies it."""
    return "-".join([*(tile._group for tile in page.form.card.tiles), page.form.card.check._group])


def test_the_new_code_opens_the_journal_and_the_old_one_does_not(passed, before, opens):
    code = code_on(passed(RecoveryDoor).page)
    with pytest.raises(WrongRecoveryCode):
        opens(recovery_code=before)
    assert opens(recovery_code=code)
    assert opens(passphrase=PASSPHRASE)


def test_whoever_shows_the_new_code_is_known_to_have_it(passed, desk, on_journal, qtbot):
    door = passed(RecoveryDoor)
    groups = code_on(door.page).split("-")
    for field in door.page.form.copied.fields:
        type_in(field, groups[field._number - 1])
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    assert on_journal(desk.journal.wishes.recovery_confirmed)


def test_the_new_code_can_be_shown_later(passed, desk, on_journal, qtbot):
    door = passed(RecoveryDoor)
    with qtbot.waitSignal(door.back_wanted):
        door.page.form.later.click()
    assert not on_journal(desk.journal.wishes.recovery_confirmed)


def test_escape_never_takes_away_a_code_that_is_shown_once(passed):
    door = passed(RecoveryDoor)
    assert door.step_back()
    assert not door.page.form.card.covered


@pytest.mark.parametrize("kind", DOORS)
def test_escape_and_back_leave_before_the_passphrase_is_given(desk, on_screen, kind, qtbot):
    door = on_screen(kind(desk, back="Preferences"))
    assert not door.step_back()
    with qtbot.waitSignal(door.back_wanted):
        door.asking.bar.back.click()


@pytest.mark.parametrize("kind", DOORS)
def test_what_has_begun_is_waited_for(shown, kind, qtbot):
    door = shown(kind)
    with qtbot.assertNotEmitted(door.back_wanted):
        door.asking.bar.back.click()
        assert door.step_back()
    qtbot.waitUntil(lambda: door.page is not None)


@pytest.mark.parametrize("kind", DOORS)
def test_a_door_that_is_left_holds_nothing_that_was_typed_or_shown(passed, kind):
    door = passed(kind)
    left: list[bool] = []
    door.leave(left.append)
    assert left == [True]
    assert not any(edit.text() for edit in door.findChildren(QLineEdit))
    assert getattr(door.page, "_made", None) is None
