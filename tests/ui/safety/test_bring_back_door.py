from __future__ import annotations

from types import SimpleNamespace

import pytest

from reflect.domain.search import Filter
from reflect.services.jobs import JobContext
from reflect.ui.safety.bring_back_door import BringBackDoor
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.ui.safety.conftest import NOW


@pytest.fixture
def door(desk, written, on_journal, on_screen, tmp_path):
    reflect = SimpleNamespace(
        journals=cheap_journals(), places=SimpleNamespace(journals=tmp_path / "back")
    )
    rows = on_journal(lambda: (desk.journal.backups.make(JobContext()),))
    return on_screen(
        BringBackDoor(desk._replace(reflect=reflect), rows, back="Safety", now=lambda: NOW)
    )


def test_a_backup_becomes_a_journal_beside_this_one(door, desk, qtbot):
    door.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(door.brought_back) as brought:
        door.press_primary()
    (path,) = brought.args
    assert path != desk.journal.path
    again = cheap_journals().unlock(path, passphrase=PASSPHRASE)
    assert len(again.finder.rows(Filter(), limit=5)) == 1
    again.close()
    assert door.passphrase.text() == ""


@pytest.fixture
def code(desk, on_journal):
    """The recovery code of the day on which the backup is made."""
    return on_journal(desk.journal.new_recovery_code).text


def test_the_recovery_code_of_that_time_brings_it_back_too(code, door, qtbot):
    door.passphrase.set_text(code)
    with qtbot.waitSignal(door.brought_back):
        door.press_primary()


def test_another_passphrase_brings_nothing_back(door, desk, qtbot):
    door.passphrase.set_text(PASSPHRASE[1:])
    door.press_primary()
    qtbot.waitUntil(lambda: door.passphrase.error != "")
    assert [path.name for path in desk.journal.path.parent.glob("*.reflect")] == [
        "Practice.reflect"
    ]


def test_without_a_passphrase_it_asks_for_it(door):
    next(bound for bound in door.commands() if bound.id == "primary").run()
    assert door.passphrase.edit.hasFocus()
    assert door.passphrase.error
