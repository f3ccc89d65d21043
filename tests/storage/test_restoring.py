"""A backup comes back as a journal with all that it had; nothing else is touched."""

from __future__ import annotations

import pytest

from reflect.domain.backup import Fault
from reflect.errors import BackupUnreadable, DiskFull
from reflect.storage import files
from reflect.storage.backup_check import contents_of
from reflect.storage.entries import EntryStore
from reflect.storage.files import copy_file
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.restoring import bring_back, rehearsed
from tests.support.backup_store import made, store, write
from tests.support.builders import entry_id
from tests.support.folders import contents
from tests.support.spoiling import SPOILED, lying, spoil

__all__ = ["store"]


@pytest.fixture
def target(tmp_path):
    """An empty folder."""
    folder = JournalFolder(tmp_path / "back")
    folder.path.mkdir()
    return folder


def bring(store, backup, target):
    contents, clock = store.check(backup), store.journal.clock
    keys = (store.master, store.journal_id)
    bring_back(backup.folder, target, *keys, contents=contents, clock=clock)
    return contents


def test_it_opens_with_all_that_it_had_and_knows_how_far_it_got(store, target, clock) -> None:
    write(store)
    backup = made(store)
    write(store, 1, "changed since")
    before = contents(backup.folder.path)
    assert bring(store, backup, target).entries == 1
    assert sorted(path.name for path in target.path.iterdir()) == [
        "journal.db",
        "journal.keys",
        "journal.state",
    ]
    again = Journal.open(target, store.master, store.journal_id, clock=clock)
    assert EntryStore(again).entry(entry_id(1)).content.answers == {"text": "a quiet handover"}
    again.close()
    assert contents(backup.folder.path) == before


@pytest.mark.parametrize("how", SPOILED)
def test_a_disk_that_lies_while_it_comes_back_is_noticed(store, target, monkeypatch, how) -> None:
    for number in range(1, 9):
        write(store, number, "albatross " * 900)
    backup = made(store)
    monkeypatch.setattr(files, "sync_file", lying(files.sync_file, how))
    with pytest.raises(BackupUnreadable):
        bring(store, backup, target)


def test_a_copy_of_something_else_is_noticed(store, target, monkeypatch) -> None:
    old = made(store)
    write(store)
    backup = made(store)

    def copy_another(source, target):
        files.copy_file(old.folder.path / source.name, target)

    monkeypatch.setattr("reflect.storage.restoring.copy_file", copy_another)
    with pytest.raises(BackupUnreadable) as caught:
        bring(store, backup, target)
    assert caught.value.fault == Fault.CONTENTS


class TestRehearsal:
    def test_the_scratch_folder_is_taken_away_again(self, store) -> None:
        write(store)
        backup = made(store)
        before = sorted(store.journal.folder.path.iterdir())
        left = store.journal.folder.path / ".rehearsal-killed"
        left.mkdir()
        assert rehearsed(store, backup).entries == 1
        assert sorted(store.journal.folder.path.iterdir()) == before

    def test_a_bad_backup_is_found_out(self, store) -> None:
        backup = made(store)
        spoil(backup.folder.database, "last byte flipped")
        with pytest.raises(BackupUnreadable):
            rehearsed(store, backup)

    def test_one_that_does_not_open_as_a_journal_is_found_out(self, store, monkeypatch) -> None:
        backup = made(store)

        def spoiled_later(path, key, **asked):
            found = contents_of(path, key, **asked)
            if path != backup.folder.database:
                spoil(path, "zeros written")
            return found

        monkeypatch.setattr("reflect.storage.restoring.contents_of", spoiled_later)
        with pytest.raises(BackupUnreadable) as caught:
            rehearsed(store, backup)
        assert caught.value.fault == Fault.PAGES

    def test_one_that_comes_back_as_another_is_found_out(self, store, monkeypatch) -> None:
        old = made(store).folder.database
        write(store)
        backup = made(store)

        def copied(source, target):
            copy_file(old if source == backup.folder.database else source, target)

        monkeypatch.setattr("reflect.storage.restoring.copy_file", copied)
        with pytest.raises(BackupUnreadable) as caught:
            rehearsed(store, backup)
        assert caught.value.fault == Fault.CONTENTS

    def test_no_room_for_it_is_no_fault_of_the_backup(self, store, monkeypatch) -> None:
        def full(*_args):
            raise DiskFull

        backup = made(store)
        monkeypatch.setattr("reflect.storage.restoring.copy_file", full)
        with pytest.raises(DiskFull):
            rehearsed(store, backup)
        assert not list(store.journal.folder.path.glob(".rehearsal-*"))
