"""The doors behind which what opens a journal is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from reflect.errors import WrongPassphrase, WrongRecoveryCode
from reflect.services.journal_keys import WayKind
from reflect.ui.parts.notice import Notice
from reflect.ui.preferences.key_doors import (
    AllKeysDoor,
    KeychainOffDoor,
    KeychainOnDoor,
    RecoveryDoor,
)
from reflect.ui.preferences.passphrase_doors import (
    AddDoor,
    PassphraseDoor,
    RemoveDoor,
    RenameDoor,
    StrengthenDoor,
)
from reflect.ui.preferences.ways_in import Change
from reflect.ui.unlock.recovery_page import RecoveryPage
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, PASSPHRASE, cheap_journals
from tests.ui.preferences.doors import ANOTHER, choose, code_on, press, type_in

KINDS = {
    Change.CHANGE: PassphraseDoor,
    Change.RENAME: RenameDoor,
    Change.REMOVE: RemoveDoor,
    Change.STRENGTHEN: StrengthenDoor,
    Change.ADD: AddDoor,
    Change.NEW_CODE: RecoveryDoor,
    Change.KEYCHAIN_ON: KeychainOnDoor,
    Change.KEYCHAIN_OFF: KeychainOffDoor,
    Change.ALL_KEYS: AllKeysDoor,
}
WITH_A_PAGE = (Change.CHANGE, Change.ADD, Change.NEW_CODE, Change.ALL_KEYS)


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


@pytest.mark.parametrize(("change", "kind"), KINDS.items())
def test_every_wish_has_its_door(door_of, change, kind):
    assert type(door_of(change)) is kind


@pytest.mark.parametrize("change", sorted(set(KINDS) - {Change.ADD, Change.RENAME}))
def test_a_door_begins_at_the_field_for_the_present_passphrase(door_of, change):
    door = door_of(change)
    assert door.asking.passphrase.edit.hasFocus()
    press(Qt.Key.Key_Return)
    assert door.asking.passphrase.error == "Type the passphrase of this journal."


@pytest.mark.parametrize("change", [Change.ADD, Change.RENAME])
def test_a_door_that_gives_a_name_begins_at_the_name(door_of, change):
    assert door_of(change).name.edit.hasFocus()


@pytest.mark.parametrize("change", KINDS)
def test_without_the_present_passphrase_nothing_changes(shown, change, before, ways, opens, qtbot):
    there = ways()
    door = shown(change, "not the passphrase")
    qtbot.waitUntil(lambda: bool(door.asking.passphrase.error))
    assert "Nothing has been changed." in door.asking.passphrase.error
    assert door.asking.passphrase.edit.hasFocus()
    assert ways() == there
    assert opens(recovery_code=before)
    assert opens(passphrase=PASSPHRASE)


def test_the_recovery_code_is_taken_in_the_place_of_a_passphrase(shown, before, qtbot):
    door = shown(Change.CHANGE, before.lower())
    qtbot.waitUntil(lambda: door.page is not None)


def test_the_new_passphrase_opens_the_journal_and_the_old_one_does_not(
    passed, before, opens, qtbot
):
    door = passed(Change.CHANGE)
    with qtbot.waitSignals([door.done, door.back_wanted]):
        choose(door, ANOTHER)
    with pytest.raises(WrongPassphrase):
        opens(passphrase=PASSPHRASE)
    assert opens(passphrase=ANOTHER)
    assert opens(recovery_code=before)


def test_one_more_passphrase_opens_it_too_and_has_its_name(door_of, ways, opens, qtbot):
    door = door_of(Change.ADD)
    type_in(door.name, "At home")
    type_in(door.asking.passphrase, PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.page is not None)
    with qtbot.waitSignals([door.done, door.back_wanted]):
        choose(door, ANOTHER)
    assert ways()[-1].name == "At home"
    assert opens(passphrase=ANOTHER)
    assert opens(passphrase=PASSPHRASE)


def test_a_way_in_gets_another_name(door_of, ways, qtbot):
    door = door_of(Change.RENAME)
    type_in(door.name, "At work")
    type_in(door.asking.passphrase, PASSPHRASE)
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    assert ways()[0].name == "At work"


def test_a_passphrase_is_removed(desk, through, on_journal, opens, before):
    on_journal(lambda: desk.journal.keys.add_passphrase(ANOTHER))
    through(Change.REMOVE)
    assert opens(passphrase=ANOTHER)
    with pytest.raises(WrongPassphrase):
        opens(passphrase=PASSPHRASE)


def test_the_last_that_can_be_typed_stays_and_that_is_said(
    desk, ways, shown, on_journal, recorder, qtbot
):
    on_journal(lambda: desk.journal.keys.remove(desk.journal.keys.ways()[1].id))
    shown(Change.REMOVE)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert len(ways()) == 1


def test_a_passphrase_is_made_dearer_and_stays_the_same(through, opens):
    through(Change.STRENGTHEN)
    assert opens(passphrase=PASSPHRASE)


def test_the_keychain_is_turned_on_and_off_behind_its_limits(through, door_of, ways):
    assert "can read it" in door_of(Change.KEYCHAIN_ON).asking.page.findChildren(Notice)[0].words()
    through(Change.KEYCHAIN_ON)
    assert ways()[-1].kind is WayKind.KEYCHAIN
    through(Change.KEYCHAIN_OFF)
    assert WayKind.KEYCHAIN not in [way.kind for way in ways()]


def test_a_keychain_that_is_locked_stays_off_and_that_is_said(desk, shown, ways, recorder, qtbot):
    desk.journal.keys._keychain.back_end.locked = True
    shown(Change.KEYCHAIN_ON)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert "locked or did not answer" in recorder.said[-1]
    assert len(ways()) == 2


def test_all_keys_are_changed_and_the_new_code_is_shown(passed, opens, before, qtbot):
    door = passed(Change.ALL_KEYS)
    choose(door, ANOTHER)
    qtbot.waitUntil(lambda: isinstance(door.page, RecoveryPage))
    code = code_on(door.page)
    assert door.step_back()
    with qtbot.waitSignals([door.done, door.back_wanted]):
        door.page.form.later.click()
    assert opens(passphrase=ANOTHER)
    assert opens(recovery_code=code)
    for key, error in (({"passphrase": PASSPHRASE}, WrongPassphrase),
                       ({"recovery_code": before}, WrongRecoveryCode)):  # fmt: skip
        with pytest.raises(error):
            opens(**key)


def test_the_old_journal_is_kept_only_if_it_is_ticked(door_of, desk, qtbot):
    door = door_of(Change.ALL_KEYS)
    door.keep_old.click()
    type_in(door.asking.passphrase, PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.page is not None)
    choose(door, ANOTHER)
    qtbot.waitUntil(lambda: isinstance(door.page, RecoveryPage))
    names = sorted(path.name for path in desk.journal.path.parent.iterdir())
    assert names == ["Practice (old keys).reflect", "Practice.reflect"]


def test_whoever_does_not_want_another_passphrase_keeps_the_one_there_is(passed, opens, qtbot):
    door = passed(Change.CHANGE)
    with qtbot.waitSignal(door.back_wanted), qtbot.assertNotEmitted(door.done):
        door.page.later.click()
    assert opens(passphrase=PASSPHRASE)


def test_the_new_code_opens_the_journal_and_the_old_one_does_not(passed, before, opens):
    code = code_on(passed(Change.NEW_CODE).page)
    with pytest.raises(WrongRecoveryCode):
        opens(recovery_code=before)
    assert opens(recovery_code=code)
    assert opens(passphrase=PASSPHRASE)


def test_whoever_shows_the_new_code_is_known_to_have_it(passed, desk, on_journal, qtbot):
    door = passed(Change.NEW_CODE)
    groups = code_on(door.page).split("-")
    for field in door.page.form.copied.fields:
        type_in(field, groups[field._number - 1])
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    assert on_journal(desk.journal.wishes.recovery_confirmed)


def test_the_new_code_can_be_shown_later(passed, desk, on_journal, qtbot):
    door = passed(Change.NEW_CODE)
    with qtbot.waitSignal(door.back_wanted):
        door.page.form.later.click()
    assert not on_journal(desk.journal.wishes.recovery_confirmed)


def test_escape_never_takes_away_a_code_that_is_shown_once(passed):
    door = passed(Change.NEW_CODE)
    assert door.step_back()
    assert not door.page.form.card.covered


@pytest.mark.parametrize("change", KINDS)
def test_escape_and_back_leave_before_the_passphrase_is_given(door_of, change, qtbot):
    door = door_of(change)
    assert not door.step_back()
    with qtbot.waitSignal(door.back_wanted):
        door.asking.bar.back.click()


@pytest.mark.parametrize("change", WITH_A_PAGE)
def test_what_has_begun_is_waited_for(shown, change, qtbot):
    door = shown(change)
    with qtbot.assertNotEmitted(door.back_wanted):
        door.asking.bar.back.click()
        assert door.step_back()
    qtbot.waitUntil(lambda: door.page is not None)


@pytest.mark.parametrize("change", WITH_A_PAGE)
def test_a_door_that_is_left_holds_nothing_that_was_typed_or_shown(passed, change):
    door = passed(change)
    left: list[bool] = []
    door.leave(left.append)
    assert left == [True]
    assert not any(edit.text() for edit in door.findChildren(QLineEdit))
    assert getattr(door.page, "_made", None) is None
