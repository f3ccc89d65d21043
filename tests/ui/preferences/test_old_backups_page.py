"""Older backups: asked about once something was given up, if some still open with it."""

from __future__ import annotations

import shutil

import pytest

from reflect.errors import DiskFull
from reflect.ui.parts.notice import Notice
from reflect.ui.preferences.old_backups_page import OldBackupsPage
from reflect.ui.preferences.ways_in import Change
from reflect.ui.unlock.recovery_page import RecoveryPage
from tests.ui.preferences.doors import ANOTHER, choose


@pytest.fixture
def backup(desk, on_journal):
    """A backup as the journal is now."""
    folder = desk.journal.path / "backups" / "20261126T070000Z-g1"
    folder.mkdir(parents=True)
    on_journal(desk.journal.settle)
    for name in ("journal.keys", "journal.db"):
        shutil.copy(desk.journal.path / name, folder / name)
    return folder


@pytest.fixture
def asked(passed, backup, qtbot):
    """The page that asks, after a change."""

    def asking(change):
        door = passed(change)
        choose(door, ANOTHER)
        if change is Change.ALL_KEYS:
            qtbot.waitUntil(lambda: isinstance(door.page, RecoveryPage))
            door.page.form.later.click()
        qtbot.waitUntil(lambda: isinstance(door.page, OldBackupsPage))
        return door

    return asking


def test_their_locks_are_changed_unless_another_is_chosen(asked, desk, backup, qtbot):
    door = asked(Change.CHANGE)
    assert door.page.choice.radio("rewrap").hasFocus()
    with qtbot.waitSignal(door.back_wanted):
        door.page.press_primary()
        door.page.press_primary()
    keys = (desk.journal.path / "journal.keys").read_bytes()
    assert (backup / "journal.keys").read_bytes() == keys


def test_they_can_be_left(asked, backup, qtbot):
    door = asked(Change.CHANGE)
    before = (backup / "journal.keys").read_bytes()
    door.page.choice.radio("leave").click()
    with qtbot.waitSignal(door.back_wanted):
        door.page.press_primary()
    assert (backup / "journal.keys").read_bytes() == before


def test_after_all_keys_changed_they_are_deleted_or_lose_their_keys(asked, backup, qtbot):
    door = asked(Change.ALL_KEYS)
    assert door.page.choice.value() == "delete"
    door.page.choice.radio("forget").click()
    with qtbot.waitSignal(door.back_wanted):
        door.page.press_primary()
    assert [path.name for path in backup.iterdir()] == ["journal.db"]


def test_a_disk_that_fails_is_told_and_the_page_stays(asked, recorder, monkeypatch, qtbot):
    def full(*_given):
        raise DiskFull

    door = asked(Change.CHANGE)
    monkeypatch.setattr("reflect.storage.backup_keys.rewrap", full)
    said = len(recorder.notices)
    with qtbot.assertNotEmitted(door.back_wanted):
        door.page.press_primary()
        qtbot.waitUntil(lambda: len(recorder.notices) > said)
    assert not door.page.primary.busy


@pytest.fixture
def stick(desk, backup, on_journal, tmp_path):
    """A second place with the same backup."""
    place = tmp_path / "stick"
    place.mkdir()
    on_journal(lambda: desk.journal.backups.choose_folder(place))
    shutil.copytree(backup, place / "Practice backups" / backup.name)
    return place


def test_those_in_the_second_place_are_seen_to_as_well(asked, desk, backup, stick, qtbot):
    door = asked(Change.CHANGE)
    notice = door.page.findChild(Notice)
    assert notice.words().startswith("2 backups still open with what you gave up")
    assert str(stick) in notice.words()
    with qtbot.waitSignal(door.back_wanted):
        door.page.press_primary()
    keys = (desk.journal.path / "journal.keys").read_bytes()
    for folder in (backup, stick / "Practice backups" / backup.name):
        assert (folder / "journal.keys").read_bytes() == keys


def test_a_second_place_that_is_away_is_told(asked, backup, stick, qtbot):
    shutil.rmtree(backup)
    stick.rename(stick.with_name("pocket"))
    door = asked(Change.CHANGE)
    assert "The second place for backups is away" in door.page.findChild(Notice).words()
    assert not door.page.choice.isVisible()
    assert door.page.primary.hasFocus()
    with qtbot.waitSignal(door.back_wanted):
        door.page.press_primary()
