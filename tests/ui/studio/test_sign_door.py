from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from reflect.domain.pack_draft import Place
from reflect.packs import built
from reflect.packs.secret_key_file import Cost
from reflect.services.pack_making import make_key
from reflect.ui.studio import sign_page
from reflect.ui.studio.key_square import KeySquare
from reflect.ui.studio.sign_door import SignDoor
from reflect.ui.studio.sign_page import FILE, KEY, NEW, NOBODY
from tests.support.controls import assert_named_and_large
from tests.support.keys import press

WORDS = "hinge lantern otter plinth"
CHEAP = Cost(2**15, 2**22)


@pytest.fixture
def sign(desk, draft, on_screen, on_journal):
    """The door, with what the journal says of keys and versions now."""

    def shown():
        studio = desk.journal.studio
        to = draft.path.parent
        keys, version = on_journal(lambda: (studio.keys.rows(), studio.version(draft, to)))
        return on_screen(SignDoor(desk, draft, keys=keys, version=version))

    return shown


def pressed(door, qtbot):
    with qtbot.waitSignal(door.built) as made:
        door.page.press_primary()
    return made.args[0]


def chosen(door, who):
    door.page.who.radio(who).click()


def test_a_new_key_signs_and_stays_in_the_journal(sign, desk, on_journal, qtbot):
    door = sign()
    assert QApplication.focusWidget() is door.page.who.radio(NEW)
    qtbot.keyClick(door.page.primary, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is door.page.name.edit
    qtbot.keyClicks(door.page.name.edit, "Ward teaching")
    parcel = pressed(door, qtbot)
    assert built.read_signed(parcel.path.read_bytes()).signer == parcel.signer
    (key,) = on_journal(desk.journal.studio.keys.rows)
    assert (key.name, key.words) == ("Ward teaching", parcel.words)
    again = sign()
    assert again.page.who.value() == f"{KEY}{key.id}"


def test_the_result_has_the_file_the_words_the_square_and_the_letter(sign, qtbot, monkeypatch):
    door = sign()
    door.page.name.set_text("Ward teaching")
    parcel = pressed(door, qtbot)
    page = door.result
    assert QApplication.focusWidget() is page.show_file
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    qtbot.keyClick(page.show_file, Qt.Key.Key_Space)
    assert shown == [str(parcel.path.parent)]
    assert str(parcel.path.parent) in page.foot._words.text()
    qtbot.keyClick(page.copy_letter, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == parcel.letter
    assert page.letter.text() == parcel.letter
    (square,) = page.findChildren(KeySquare)
    colours = {square.grab().toImage().pixelColor(x, 88).name() for x in range(square.width())}
    assert len(colours) == 2
    assert QColor("white").name() in colours
    with qtbot.waitSignal(door.back_wanted):
        door.commands()[0].run()


def test_unsigned_says_what_that_means(sign, qtbot):
    door = sign()
    chosen(door, NOBODY)
    assert door.page.unsigned.isVisible()
    parcel = pressed(door, qtbot)
    assert parcel.signer is None
    assert built.read_unsigned(parcel.path.read_bytes()).signer is None
    assert not door.result.findChildren(KeySquare)


def test_a_key_file_of_minisign_signs(sign, tmp_path, monkeypatch, qtbot):
    public = make_key(tmp_path / "author", WORDS, cost=CHEAP)
    monkeypatch.setattr(sign_page, "ask_file", lambda *args: args[-1](tmp_path / "author.key"))
    door = sign()
    chosen(door, FILE)
    door.page.press_primary()
    assert QApplication.focusWidget() is door.page.file_button
    qtbot.keyClick(door.page.file_button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is door.page.passphrase.edit
    assert door.page.name.text() == "author"
    door.page.press_primary()
    assert door.page.passphrase.error == "Type the passphrase of the key file."
    qtbot.keyClicks(door.page.passphrase.edit, WORDS[1:])
    door.page.press_primary()
    qtbot.waitUntil(lambda: not door.page.primary.busy)
    assert door.page.passphrase.error
    press("Ctrl+A", door.page.passphrase.edit)
    qtbot.keyClicks(door.page.passphrase.edit, WORDS)
    assert pressed(door, qtbot).signer == public
    assert door.page.passphrase.text() == ""


def test_a_file_that_is_no_key_is_told_where_one_looks(sign, folder, qtbot):
    door = sign()
    chosen(door, FILE)
    door.page.take_key_file(folder / "pack.toml")
    door.page.passphrase.set_text("x")
    door.page.press_primary()
    qtbot.waitUntil(lambda: not door.page.primary.busy)
    assert door.page.trouble.isVisible()
    assert QApplication.focusWidget() is door.page.file_button


def test_the_version_that_fits_is_offered_when_one_was_built_before(sign, draft, at, qtbot):
    first = sign()
    assert first.page.version.value() == "0.4.0"
    chosen(first, NOBODY)
    pressed(first, qtbot)
    draft.edit(Place(field="summary"), "In other words")
    second = sign()
    assert second.page.version.value() == "0.4.1"
    chosen(second, NOBODY)
    assert pressed(second, qtbot).pack.version == "0.4.1"
    assert draft.draft.head.version == "0.4.1"


def test_or_it_is_built_over_if_nobody_has_it(sign, draft, qtbot):
    first = sign()
    chosen(first, NOBODY)
    pressed(first, qtbot)
    draft.edit(Place(field="summary"), "In other words")
    second = sign()
    chosen(second, NOBODY)
    second.page.version.radio("0.4.0").click()
    assert second.page.over
    parcel = pressed(second, qtbot)
    assert (parcel.pack.version, parcel.pack.summary) == ("0.4.0", "In other words")


def test_when_it_cannot_be_written_no_second_key_is_made(sign, desk, tmp_path, on_journal, qtbot):
    (tmp_path / "taken").write_text("a file")
    door = sign()
    door.page.name.set_text("Ward teaching")
    door.page.place.set_path(tmp_path / "taken")
    for _ in range(2):
        door.page.press_primary()
        qtbot.waitUntil(lambda: not door.page.primary.busy)
        assert door.page.trouble.isVisible()
    door.page.place.set_path(tmp_path)
    pressed(door, qtbot)
    assert len(on_journal(desk.journal.studio.keys.rows)) == 1


def test_leaving_forgets_the_passphrase(sign):
    door = sign()
    left: list[bool] = []
    door.page.passphrase.set_text("secret")
    door.leave(left.append)
    assert (left, door.page.passphrase.text()) == ([True], "")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_is_large_enough(sign, look, scale, qtbot):
    look.choose(theme="contrast", scale=scale)
    door = sign()
    for who in (NEW, FILE, NOBODY):
        chosen(door, who)
        assert_named_and_large(door, scale)
    pressed(door, qtbot)
    assert_named_and_large(door, scale)
