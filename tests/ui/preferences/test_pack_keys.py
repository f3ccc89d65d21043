"""The keys that sign packs, and the signers whom this journal knows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflect.packs.minisign import SecretKey
from reflect.services.pack_making import open_key
from reflect.services.pack_standing import words_of
from reflect.ui.parts.para import Para
from reflect.ui.preferences.pack_keys import KeyChange, KeyWish
from reflect.ui.preferences.signing_key_doors import signing_key_door
from reflect.ui.routes import Routes
from tests.support.builders import PASSPHRASE
from tests.support.signed_packs import pack_path
from tests.ui.preferences.doors import ANOTHER, press, type_in


@pytest.fixture
def key(desk, on_journal):
    """A key that is there already."""
    return on_journal(lambda: desk.journal.studio.keys.make("On call"))


@pytest.fixture
def signer(desk, on_journal, tmp_path):
    """Somebody who signed a pack that was installed."""
    packs = desk.journal.packs

    def install():
        offered = packs.look_at(pack_path(tmp_path))
        packs.install(offered, accepted=offered.trust)
        return packs.signers()[0]

    return on_journal(install)


@pytest.fixture
def known(desk, on_journal):
    """The signers who are known now."""
    return lambda: on_journal(desk.journal.packs.signers)


@pytest.fixture
def kept(desk, on_journal):
    """The names of the keys that are there now."""
    return lambda: [each.name for each in on_journal(desk.journal.studio.keys.rows)]


@pytest.fixture
def lists(view):
    """The section, once it has been chosen."""
    view.list.setCurrentIndex(view.list.rows.index(view.sections.index(view.pack_keys)))
    return view.pack_keys.lists


@pytest.fixture
def asked_to_forget(signer, lists, qtbot):
    """The lists, when it was asked whether the signer is to be forgotten."""
    qtbot.waitUntil(lambda: signer.key in lists.signers)
    lists.signers[signer.key].button.click()
    return lists


@pytest.fixture
def door_of(desk, on_screen, key):
    return lambda change: on_screen(
        signing_key_door(desk, KeyWish(change, key), back="Preferences")
    )


@pytest.fixture
def saving(door_of, tmp_path):
    """The door of a copy, with a file to save it as."""
    door = door_of(KeyChange.SAVE)
    door.file.set_path(tmp_path / "mine.key")
    return door


def said(widget):
    return [para.text() for para in widget.findChildren(Para) if para.isVisible()]


def fill(door, passphrase, *, again=None):
    type_in(door.choice.own.field, passphrase)
    type_in(door.choice.own.again, passphrase if again is None else again)


def test_a_key_stands_there_with_its_eight_words(key, lists, qtbot):
    qtbot.waitUntil(lambda: key.id in lists.keys)
    row = lists.keys[key.id]
    assert (row.name, row.note) == ("On call", key.words)
    assert len(row.note.split()) == 8
    assert [button.text() for button in row.buttons] == ["Save a copy", "Rename", "Remove"]
    assert row.button.accessibleName() == "On call: Save a copy"


def test_without_keys_and_signers_it_says_where_they_come_from(lists, qtbot):
    qtbot.waitUntil(lambda: any("There is none yet." in words for words in said(lists)))
    assert any("Nobody yet." in words for words in said(lists))


def test_a_key_that_is_made_meanwhile_appears(lists, desk, on_journal, qtbot):
    made = on_journal(lambda: desk.journal.studio.keys.make("Later"))
    qtbot.waitUntil(lambda: made.id in lists.keys)


def test_the_keys_are_read_only_once_somebody_looks(view, key, kept, request, qtbot):
    assert kept() == ["On call"]
    assert view.pack_keys.lists.keys == {}
    lists = request.getfixturevalue("lists")
    qtbot.waitUntil(lambda: key.id in lists.keys)


@pytest.mark.parametrize(("at", "change"), list(enumerate(KeyChange)))
def test_each_button_asks_for_its_door(key, lists, at, change, qtbot):
    qtbot.waitUntil(lambda: key.id in lists.keys)
    with qtbot.waitSignal(lists.wanted) as asked:
        lists.keys[key.id].buttons[at].click()
    assert asked.args == [KeyWish(change, key)]


def test_a_key_gets_another_name_without_a_passphrase(door_of, kept, qtbot):
    door = door_of(KeyChange.RENAME)
    assert door.page.name.edit.hasFocus()
    type_in(door.page.name, "Ward teaching")
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    assert kept() == ["Ward teaching"]


def test_a_key_keeps_its_name_when_there_is_none(door_of, kept):
    door = door_of(KeyChange.RENAME)
    door.page.name.set_text("  ")
    door.page.press_primary()
    assert door.page.name.error == "Give the key a name, by which you know it again."
    assert kept() == ["On call"]


def test_a_copy_opens_with_the_passphrase_of_the_file(saving, key, tmp_path, qtbot):
    fill(saving, ANOTHER)
    type_in(saving.asking.passphrase, PASSPHRASE)
    with qtbot.waitSignals([saving.done, saving.back_wanted], timeout=20_000):
        press(Qt.Key.Key_Return)
    secret = open_key(tmp_path / "mine.key", lambda: ANOTHER)
    assert isinstance(secret, SecretKey)
    assert secret.public == key.public
    assert (tmp_path / "mine.pub").exists()


def test_a_key_that_was_removed_comes_back_from_its_copy(
    saving, key, desk, on_journal, tmp_path, qtbot
):
    fill(saving, ANOTHER)
    type_in(saving.asking.passphrase, PASSPHRASE)
    with qtbot.waitSignal(saving.done, timeout=20_000):
        press(Qt.Key.Key_Return)
    keys = desk.journal.studio.keys
    on_journal(lambda: keys.remove(key.id, PASSPHRASE))
    back = on_journal(lambda: keys.bring_in(tmp_path / "mine.key", lambda: ANOTHER, "Again"))
    assert (back.id, back.words) == (key.id, key.words)


def test_a_copy_is_called_as_the_key_is(door_of):
    assert door_of(KeyChange.SAVE).file.path.name == "On call.key"


@pytest.mark.parametrize("again", ["", "something else"])
def test_a_passphrase_that_was_not_typed_twice_saves_nothing(saving, tmp_path, again):
    fill(saving, ANOTHER, again=again)
    type_in(saving.asking.passphrase, PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert saving.choice.own.again.error
    assert not saving.asking.primary.busy
    assert list(tmp_path.glob("mine*")) == []


def test_a_copy_leaves_only_behind_the_passphrase(saving, tmp_path, qtbot):
    fill(saving, ANOTHER)
    type_in(saving.asking.passphrase, "not the passphrase")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(saving.asking.passphrase.error))
    assert list(tmp_path.glob("mine*")) == []


def test_a_file_that_is_there_is_not_written_over(saving, tmp_path, recorder, qtbot):
    (tmp_path / "mine.key").write_text("another", "utf-8")
    fill(saving, ANOTHER)
    type_in(saving.asking.passphrase, PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not saving.asking.primary.busy)
    assert (tmp_path / "mine.key").read_text("utf-8") == "another"
    assert "mine.key" in recorder.notices[-1].text


def test_what_was_typed_is_forgotten_when_one_goes_back(saving):
    fill(saving, ANOTHER)
    type_in(saving.asking.passphrase, PASSPHRASE)
    saving.leave(lambda _kept: None)
    assert saving.choice.own.field.text() == ""
    assert saving.choice.own.again.text() == ""
    assert saving.asking.passphrase.text() == ""


def test_a_key_is_removed_behind_the_passphrase(door_of, kept, qtbot):
    door = door_of(KeyChange.REMOVE)
    assert any("every learner is warned" in words for words in said(door))
    type_in(door.asking.passphrase, PASSPHRASE)
    with qtbot.waitSignals([door.done, door.back_wanted]):
        press(Qt.Key.Key_Return)
    assert kept() == []


def test_a_key_stays_without_the_passphrase(door_of, kept, qtbot):
    door = door_of(KeyChange.REMOVE)
    type_in(door.asking.passphrase, "not the passphrase")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(door.asking.passphrase.error))
    assert kept() == ["On call"]


def test_a_known_signer_stands_there_with_the_words_that_were_compared(signer, lists, qtbot):
    qtbot.waitUntil(lambda: signer.key in lists.signers)
    row = lists.signers[signer.key]
    assert row.name == signer.name
    assert row.note.startswith(words_of(signer.key))
    assert "Known since" in row.note


@pytest.mark.parametrize(("yes", "left"), [(True, 0), (False, 1)])
def test_a_signer_is_forgotten_only_when_one_says_so(asked_to_forget, recorder, known, yes, left):
    recorder.answer(yes)
    assert len(known()) == left


def test_what_a_forgotten_signer_signed_stays_installed(
    asked_to_forget, recorder, desk, on_journal, qtbot
):
    recorder.answer(True)
    qtbot.waitUntil(lambda: not asked_to_forget.signers)
    assert not on_journal(lambda: desk.journal.packs.row("hub")).known


def test_the_question_says_what_stays(asked_to_forget, recorder):
    assert "Packs that are installed stay" in recorder.questions[-1].text


@pytest.mark.parametrize("change", KeyChange)
def test_a_door_opens_says_what_was_done_and_closes(desk, key, recorder, change):
    routes = Routes(desk)
    routes.change_signing_key(KeyWish(change, key))
    (door,) = desk.doors.doors
    door.done.emit("It is done.", "All else stays.")
    door.back_wanted.emit()
    assert recorder.said == ["It is done."]
    assert desk.doors.doors == []
    door.deleteLater()


def test_every_button_is_reached_with_tab(key, signer, lists, qtbot):
    qtbot.waitUntil(lambda: bool(lists.keys) and bool(lists.signers))
    rows = (lists.keys[key.id], lists.signers[signer.key])
    # What is put into a page is shown a moment later.
    qtbot.waitUntil(lambda: all(button.isVisible() for row in rows for button in row.buttons))
    rows[0].button.setFocus()
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        reached.append(focused.accessibleName() if focused else "")
        press(Qt.Key.Key_Tab)
    assert reached == [
        "On call: Save a copy",
        "On call: Rename",
        "On call: Remove",
        f"{signer.name}: Forget",
    ]
