from __future__ import annotations

import json

import pytest

from reflect.ui.prepare.whole_journal_door import WholeJournalDoor
from tests.support.builders import PASSPHRASE
from tests.support.desks import TODAY


@pytest.fixture
def door(desk, entry, on_screen):
    return on_screen(WholeJournalDoor(desk, back="Accounts", today=lambda: TODAY))


def test_with_the_passphrase_all_of_it_is_saved(door, tmp_path, qtbot):
    door.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(door.saved):
        door.save_to(tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_bytes())["entries"]
    assert door.passphrase.text() == ""


def test_with_another_passphrase_nothing_is_saved(door, tmp_path, qtbot):
    door.passphrase.set_text(PASSPHRASE[1:])
    door.save_to(tmp_path / "all.json")
    qtbot.waitUntil(lambda: door.passphrase.error != "")
    assert not (tmp_path / "all.json").exists()
    assert not door.primary.busy


def test_without_a_passphrase_it_asks_for_it(door):
    next(bound for bound in door.commands() if bound.id == "primary").run()
    assert door.passphrase.edit.hasFocus()
    assert door.passphrase.error


def test_a_folder_of_markdown_has_a_file_for_each_entry(door, tmp_path, qtbot):
    door.kind.set_value("md")
    door.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(door.saved):
        door.save_to(tmp_path / "all")
    assert len(list((tmp_path / "all").glob("*.md"))) == 1
