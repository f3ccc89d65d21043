"""Backups on disk: whole and read back, or not there."""

from __future__ import annotations

import errno
import os
import sys
from copy import copy
from datetime import timedelta
from uuid import UUID

import pytest

from reflect.domain.backup import Fault, parsed_name
from reflect.domain.prompts import FREE
from reflect.errors import (
    BackupUnreadable,
    JournalDamaged,
    KeysDamaged,
    ReadOnly,
    ReflectError,
    StorageError,
    StorageFailed,
)
from reflect.storage import files
from reflect.storage.backups import BackupStore, backups_in
from reflect.storage.entries import EntryStore
from reflect.storage.journal import Journal
from reflect.storage.key_file import encode
from reflect.storage.keys import new_key_file
from tests.support.backup_store import made, store, write
from tests.support.builders import CHEAP, PASSPHRASE, content, entry_id
from tests.support.failing_file import FailingDisk
from tests.support.fakes import FakeChance
from tests.support.folders import contents, modes
from tests.support.ordinary_user import ordinary_user
from tests.support.small_disk import file_size_limit
from tests.support.spoiling import SPOILED, lying, spoil

__all__ = ["store"]

KEYS_SPOILED = [how for how, made_of in SPOILED.items() if made_of(b"keys" * 150) != b"keys" * 150]
"""A key file has less than a page."""


def names(place):
    """What is in a folder, hidden leftovers included."""
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


class TestMaking:
    def test_a_backup_is_a_whole_journal_under_its_name(self, store, clock) -> None:
        write(store)
        backup, found = store.make(store.place)
        assert names(backup.folder.path) == ["journal.db", "journal.keys"]
        assert parsed_name(backup.folder.path.name) == backup.name
        assert (found.generation, found.entries, found.revisions) == (1, 1, 1)
        again = Journal.open(backup.folder, store.master, store.journal_id, clock=clock)
        assert EntryStore(again).entry(entry_id(1)).content.answers == {"text": "a quiet handover"}
        again.close()

    def test_nobody_else_can_read_it(self, store, umask) -> None:
        umask(0)
        made(store)
        assert {mode for name, mode in modes(store.place).items() if "." in name[1:]} == {"0o600"}
        assert {m for n, m in modes(store.place).items() if not n.count("journal.")} == {"0o700"}

    def test_two_of_one_second_have_two_names(self, store, clock, monkeypatch) -> None:
        monkeypatch.setattr(store.journal, "clock", lambda: clock.now)
        assert made(store).folder.path != made(store).folder.path
        assert len(store.found(store.place)) == 2

    def test_what_a_killed_making_left_is_swept_away(self, store) -> None:
        left = store.place / ".20260314T092654Z-g1.making-x"
        left.mkdir(parents=True)
        made(store)
        assert not left.exists()

    @pytest.mark.parametrize("how", SPOILED)
    def test_what_a_lying_disk_made_of_it_is_never_listed(self, store, monkeypatch, how) -> None:
        for number in range(1, 9):
            write(store, number, "albatross " * 900)
        before = made(store)
        write(store, 20)
        lie = lying(files.sync_file, how)
        monkeypatch.setattr("reflect.storage.backups.sync_file", lie)
        with pytest.raises(BackupUnreadable):
            made(store)
        assert names(store.place) == [before.folder.path.name]

    @pytest.mark.parametrize("how", KEYS_SPOILED)
    def test_nor_when_it_lies_about_the_keys(self, store, monkeypatch, how) -> None:
        lie = lying(files.replace_file, how)
        monkeypatch.setattr("reflect.storage.backups.replace_file", lie)
        with pytest.raises(BackupUnreadable):
            made(store)
        assert names(store.place) == []

    def test_a_whole_copy_of_something_else_is_never_listed(self, store, monkeypatch) -> None:
        old = made(store)
        write(store)

        def copy_old(_database, path):
            path.write_bytes(old.folder.database.read_bytes())

        monkeypatch.setattr("reflect.storage.connection.Database.copy_into", copy_old)
        with pytest.raises(BackupUnreadable) as caught:
            made(store)
        assert caught.value.fault == Fault.CONTENTS
        assert names(store.place) == [old.folder.path.name]

    def test_a_maker_that_does_not_read_back_lists_a_bad_one(self, store, monkeypatch) -> None:
        monkeypatch.setattr(BackupStore, "_read_back", lambda *_: None)
        lie = lying(files.sync_file, "last byte flipped")
        monkeypatch.setattr("reflect.storage.backups.sync_file", lie)
        with pytest.raises(BackupUnreadable):
            store.check(made(store))

    def test_a_disk_that_fails_from_any_call_on_leaves_nothing(self, store, monkeypatch) -> None:
        write(store)
        store.journal.settle()
        monkeypatch.setattr(files, "os", counting := FailingDisk())
        kept = made(store).folder.path.name
        assert len(counting.calls) > 10
        for call in range(1, len(counting.calls) + 1):
            failing = FailingDisk(first=call, last=10**6, error=errno.EIO)
            monkeypatch.setattr(files, "os", failing)
            with pytest.raises(StorageFailed):
                made(store)
            assert names(store.place) == [kept]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
    @pytest.mark.parametrize("room", [0, 4096, 50_000])
    def test_a_copy_that_may_not_grow_is_none(self, store, room) -> None:
        for number in range(1, 9):
            write(store, number, "albatross " * 900)
        store.journal.settle()
        with file_size_limit(room), pytest.raises(StorageError):
            made(store)
        assert names(store.place) == []
        write(store, 30)

    def test_a_place_that_cannot_be_written_is_told(self, store, tmp_path) -> None:
        place = tmp_path / "closed"
        place.mkdir(mode=0o500)
        with ordinary_user(), pytest.raises(ReadOnly):
            store.make(place)
        with ordinary_user(), pytest.raises(StorageError):
            store.make(place / "deeper")

    def test_a_damaged_journal_makes_none(self, store) -> None:
        for number in range(1, 9):
            write(store, number, "albatross " * 900)
        store.journal.settle()
        spoil(store.journal.folder.database, "a byte in the middle flipped")
        store.journal._drop()
        with pytest.raises(JournalDamaged):
            made(store)
        assert names(store.place) == []

    def test_nor_does_a_journal_without_a_key_file(self, store) -> None:
        spoil(store.journal.folder.keys, "last byte flipped")
        with pytest.raises(KeysDamaged):
            made(store)
        assert names(store.place) == []

    def test_nor_one_whose_key_file_is_of_another(self, store) -> None:
        other, _ = new_key_file(PASSPHRASE, None, cost=CHEAP, random=FakeChance(2))
        files.replace_file(store.journal.folder.keys, encode(other))
        with pytest.raises(BackupUnreadable) as caught:
            made(store)
        assert caught.value.fault == Fault.OTHER_KEYS


class TestCopying:
    def test_a_copy_is_the_backup_byte_for_byte(self, store, tmp_path) -> None:
        write(store)
        backup = made(store)
        copy, _ = store.copy(backup, tmp_path / "stick")
        assert contents(copy.folder.path) == contents(backup.folder.path)
        assert copy.name == backup.name

    @pytest.mark.parametrize("how", SPOILED)
    def test_a_stick_that_lies_gets_none(self, store, tmp_path, monkeypatch, how) -> None:
        for number in range(1, 9):
            write(store, number, "albatross " * 900)
        backup, place = made(store), tmp_path / "stick"
        monkeypatch.setattr(files, "sync_file", lying(files.sync_file, how))
        with pytest.raises(BackupUnreadable):
            store.copy(backup, place)
        assert names(place) == []

    def test_a_bad_backup_is_not_copied(self, store, tmp_path) -> None:
        backup = made(store)
        spoil(backup.folder.database, "last byte flipped")
        with pytest.raises(BackupUnreadable):
            store.copy(backup, tmp_path / "stick")
        assert not (tmp_path / "stick").exists()

    def test_what_is_there_is_not_overwritten(self, store, tmp_path) -> None:
        backup = made(store)
        taken = tmp_path / backup.folder.path.name
        taken.mkdir()
        copy, _ = store.copy(backup, tmp_path)
        assert copy.name.made == backup.name.made + timedelta(seconds=1)
        assert names(taken) == []


class TestFinding:
    def test_the_highest_generation_comes_first_whatever_the_clock_said(self, store, clock) -> None:
        for days in (0, 3653, -2 * 3653):
            clock.go(days=days)
            write(store)
            made(store)
        assert [b.name.generation for b in store.found(store.place)] == [3, 2, 1]

    def test_a_place_that_is_not_there_has_none(self, tmp_path) -> None:
        assert backups_in(tmp_path / "nowhere") == ()

    @pytest.mark.parametrize(
        ("name", "fault"), [("journal.keys", Fault.KEYS), ("journal.db", Fault.EMPTY)]
    )
    def test_what_can_be_seen_without_a_key_is_told(self, store, name, fault) -> None:
        path = made(store).folder.path / name
        path.write_bytes(b"")
        (found,) = store.found(store.place)
        assert found.fault is fault

    @pytest.mark.parametrize(
        ("name", "fault"), [("journal.keys", Fault.MISSING), ("journal.db", Fault.MISSING)]
    )
    def test_a_file_that_is_gone_is_told(self, store, name, fault) -> None:
        (made(store).folder.path / name).unlink()
        (found,) = store.found(store.place)
        assert found.fault is fault

    def test_those_of_another_journal_are_left_out(self, store) -> None:
        made(store)
        (found,) = backups_in(store.place)
        assert found.journal == store.journal_id
        other = of_another(store)
        assert other.found(store.place) == ()


def of_another(store):
    """The same places, for a journal with another id."""
    other = copy(store.journal)
    other._id = UUID(int=9)
    return BackupStore(other)


class TestChecking:
    @pytest.mark.parametrize("how", SPOILED)
    def test_what_became_of_a_backup_later_is_found(self, store, how) -> None:
        for number in range(1, 9):
            write(store, number, "albatross " * 900)
        backup = made(store)
        store.check(backup)
        spoil(backup.folder.database, how)
        with pytest.raises(BackupUnreadable):
            store.check(backup)

    def test_checking_leaves_everything_as_it_is(self, store) -> None:
        backup = made(store)
        before = contents(backup.folder.path)
        store.check(backup)
        assert contents(backup.folder.path) == before

    def test_one_that_was_written_in_does_not_count(self, store, clock) -> None:
        backup = made(store)
        opened = Journal.open(backup.folder, store.master, store.journal_id, clock=clock)
        EntryStore(opened).save(entry_id(5), FREE, content("more"))
        opened.close()
        with pytest.raises(BackupUnreadable) as caught:
            store.check(backup)
        assert caught.value.fault == Fault.CONTENTS


class TestThinning:
    @pytest.fixture
    def many(self, store, clock):
        """A store with a backup of each of twelve hours of one day."""
        for number in range(1, 13):
            write(store, number)
            made(store)
            clock.go(minutes=20)
        return store

    def test_of_one_day_three_stay(self, many) -> None:
        many.rotate(many.place, 99, frozenset())
        assert [b.name.generation for b in many.found(many.place)] == [12, 11, 10]
        assert len(names(many.place)) == 3

    def test_nothing_goes_while_the_journal_is_damaged(self, many) -> None:
        write(many, 30, "albatross " * 9000)
        many.journal.settle()
        spoil(many.journal.folder.database, "last page missing")
        many.journal._drop()
        with pytest.raises(ReflectError):
            many.rotate(many.place, 99, frozenset())
        assert len(many.found(many.place)) == 12

    def test_nothing_goes_when_a_page_is_bad(self, many) -> None:
        write(many, 30, "albatross " * 9000)
        many.journal.settle()
        size = os.path.getsize(many.journal.folder.database)
        with many.journal.folder.database.open("r+b") as file:
            file.seek(size // 2)
            file.write(b"x")
        with pytest.raises(JournalDamaged):
            many.rotate(many.place, 99, frozenset())
        assert len(many.found(many.place)) == 12

    def test_those_known_to_be_bad_neither_count_nor_go(self, many) -> None:
        newest, old = many.found(many.place)[0], many.found(many.place)[-1]
        bad = frozenset({newest.folder.path, old.folder.path})
        many.rotate(many.place, 99, bad)
        assert [b.name.generation for b in many.found(many.place)] == [12, 11, 10, 9, 1]

    def test_those_of_a_generation_that_is_not_known_to_be_good_stay(self, many) -> None:
        many.rotate(many.place, 6, frozenset())
        left = [b.name.generation for b in many.found(many.place)]
        assert left == [12, 11, 10, 9, 8, 7, 6, 5, 4]

    def test_those_of_another_journal_are_never_touched(self, many) -> None:
        other = of_another(many)
        other.rotate(many.place, 99, frozenset())
        assert len(names(many.place)) == 12
