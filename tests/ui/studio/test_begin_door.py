from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflect.services.pack_making import build_file
from reflect.services.pack_offers import Trust
from reflect.ui.studio import begin_page
from reflect.ui.studio.begin_door import BeginDoor
from reflect.ui.studio.begin_page import FILE, FOLDER, MODEL, NOTHING, PACK
from tests.support.controls import assert_named_and_large
from tests.support.signed_packs import pack_bytes


@pytest.fixture
def begin(desk, on_screen, tmp_path, qtbot):
    """The door, once it knows what can be begun with."""

    def shown():
        door = on_screen(BeginDoor(desk, back="Packs"))
        qtbot.waitUntil(lambda: door.page.model is not None)
        door.page.place.set_path(tmp_path / "mine")
        return door

    return shown


def begun(door, qtbot):
    with qtbot.waitSignal(door.opened) as opened:
        qtbot.keyClick(door.page.primary, Qt.Key.Key_Space)
    return opened.args[0]


def chosen(door, how):
    door.page.how.radio(how).click()


def test_from_nothing(begin, qtbot):
    door = begin()
    assert QApplication.focusWidget() is door.page.how.radio("nothing")
    door.page.title.set_text("Ward teaching")
    door.page.author.set_text("A. Educator")
    draft = begun(door, qtbot)
    assert draft.draft.head.title == "Ward teaching"
    assert draft.path.name == "ward-teaching"
    assert len(draft.draft.sets) == 1


def test_without_a_title_it_asks_for_one(begin, qtbot):
    door = begin()
    door.page.press_primary()
    assert QApplication.focusWidget() is door.page.title.edit
    assert door.page.title.error.startswith("Give the pack a title first.")
    qtbot.keyClicks(door.page.title.edit, "W")
    assert door.page.title.error == ""


def test_from_a_model(begin, qtbot):
    door = begin()
    chosen(door, MODEL)
    assert door.page.models.isVisible()
    door.page.title.set_text("Ours")
    draft = begun(door, qtbot)
    headings = [each.prompt.heading for each in draft.draft.sets[0].prompts]
    assert headings == ["What?", "So what?", "Now what?"]


def test_from_a_pack_that_is_installed(begin, desk, on_journal, qtbot):
    packs = desk.journal.packs
    on_journal(lambda: packs.install(packs.look_at_data(pack_bytes()), accepted=Trust.NEW))
    door = begin()
    assert door.page.pack.currentText() == "The hub (CC-BY-4.0)"
    chosen(door, PACK)
    assert not door.page.language.isVisible()
    door.page.title.set_text("Ours")
    draft = begun(door, qtbot)
    assert draft.draft.head.title == "Ours"
    assert draft.draft.head.based_on[-1].endswith("changed")


def test_from_a_pack_in_a_file(begin, folder, tmp_path, monkeypatch, qtbot):
    made = build_file(folder, tmp_path, key=None)
    monkeypatch.setattr(begin_page, "ask_file", lambda *args: args[-1](made.path))
    door = begin()
    chosen(door, PACK)
    door.page.pack.set_value(FILE)
    door.page.pack.activated.emit(0)
    door.page.title.set_text("Ours")
    door.page.press_primary()
    assert QApplication.focusWidget() is door.page.file_button
    qtbot.keyClick(door.page.file_button, Qt.Key.Key_Space)
    draft = begun(door, qtbot)
    assert draft.draft.sets[0].head.title == "After a teaching session"


def test_what_cannot_be_begun_is_told_and_the_door_stays(begin, tmp_path, recorder, qtbot):
    (tmp_path / "mine").write_text("a file")
    door = begin()
    door.page.title.set_text("Ours")
    qtbot.keyClick(door.page.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(recorder.notices) and not door.page.primary.busy)
    assert door.page.title.text() == "Ours"


def test_a_pack_in_the_making_is_listed_and_gone_on_with(begin, desk, folder, on_journal, qtbot):
    on_journal(lambda: desk.journal.studio.open(folder))
    door = begin()
    chosen(door, FOLDER)
    assert door.page.primary.text() == "Go on with it"
    assert door.page.folder.radio("0").text() == "Ward teaching prompts"
    draft = begun(door, qtbot)
    assert draft.path == folder


def test_another_folder_can_be_chosen(begin, folder, monkeypatch, qtbot):
    monkeypatch.setattr(begin_page, "ask_folder", lambda *args: args[-1](folder))
    door = begin()
    chosen(door, FOLDER)
    # Nothing is listed: the primary asks.
    with qtbot.waitSignal(door.opened) as opened:
        door.page.press_primary()
    assert opened.args[0].path == folder


def test_a_folder_that_is_gone_is_not_offered(begin, desk, folder, on_journal):
    on_journal(lambda: desk.journal.studio.open(folder))
    folder.rename(folder.with_name("elsewhere"))
    assert begin().page.folder is None


def test_the_place_can_be_changed(begin, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(begin_page, "ask_folder", lambda *args: args[-1](tmp_path / "other"))
    door = begin()
    qtbot.keyClick(door.page.place.change, Qt.Key.Key_Space)
    door.page.title.set_text("Ours")
    assert begun(door, qtbot).path == tmp_path / "other" / "ours"
    assert (tmp_path / "other" / "ours" / "pack.toml").exists()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_is_large_enough(begin, look, scale):
    look.choose(theme="contrast", scale=scale)
    door = begin()
    for how in (NOTHING, MODEL, PACK, FOLDER):
        chosen(door, how)
        assert_named_and_large(door, scale)
