"""A backup made a piece at a time: the very bytes of a journal at rest, or not there."""

from __future__ import annotations

import errno
import io
from typing import Any

import pytest

from reflect.domain.backup import Fault
from reflect.errors import BackupUnreadable, Cancelled, DiskFull, JournalDamaged, StorageFailed
from reflect.storage import files, quiet_backup
from reflect.storage.master_key import MasterKey
from reflect.storage.quiet_backup import Disturbed, QuietBackups, Turn, _read
from tests.support.backup_store import made, store, write
from tests.support.failing_file import FailingDisk
from tests.support.quiet import run
from tests.support.spoiling import SPOILED, lying, spoil

__all__ = ["store"]

WORDS = "albatross " * 900


def nothing() -> None:
    """Nobody asks the work to stop."""


def names(place):
    """What is in a folder, hidden leftovers included."""
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


@pytest.fixture
def pieces(monkeypatch, store):
    """A journal of several pieces."""
    monkeypatch.setattr(quiet_backup, "PIECE", 4 * 4096)
    for number in range(1, 9):
        write(store, number, WORDS)


@pytest.fixture
def quiet(pieces, store):
    return QuietBackups(store, nothing)


class TestMaking:
    def test_it_is_the_journal_byte_for_byte(self, store, quiet) -> None:
        backup, contents = run(quiet.made())
        assert names(backup.folder.path) == ["journal.db", "journal.keys"]
        assert backup.folder.database.read_bytes() == store.journal.folder.database.read_bytes()
        assert backup.folder.keys.read_bytes() == store.journal.folder.keys.read_bytes()
        assert names(store.place) == [str(backup.name)]
        assert store.check(backup) == contents
        assert (contents.generation, contents.entries) == (8, 8)

    def test_it_has_what_a_backup_has_that_is_made_at_once(self, quiet, store) -> None:
        assert run(quiet.made())[1] == store.make(store.place)[1]

    def test_the_journal_is_never_asked_for_more_than_a_piece(self, quiet, store) -> None:
        turns: list[Turn] = []
        run(quiet.made(), turns.append)
        count = -(-store.journal.folder.database.stat().st_size // quiet_backup.PIECE)
        assert count > 3
        assert turns == [Turn.BESIDE, Turn.JOURNAL] * (count + 1)

    def test_nobody_else_can_read_it(self, store, quiet, umask) -> None:
        umask(0)
        backup, _ = run(quiet.made())
        for path in (backup.folder.database, backup.folder.keys):
            assert path.stat().st_mode & 0o777 == 0o600

    def test_what_systems_lock_is_not_read(self, monkeypatch) -> None:
        monkeypatch.setattr(quiet_backup, "PIECE", 8192)
        monkeypatch.setattr(quiet_backup, "LOCKED_AT", 8192)
        file = io.BytesIO(b"x" * 20480)
        assert _read(file, 8192) == bytes(4096) + b"x" * 4096
        assert _read(file, 16384) == b"x" * 4096
        assert _read(io.BytesIO(b"x" * 8192), 8192) == b""


class TestTheJournalGoesOn:
    def test_what_is_written_while_it_is_copied_ends_it(self, store, quiet) -> None:
        numbers = iter(range(20, 99))
        with pytest.raises(Disturbed):
            run(quiet.made(), lambda _turn: write(store, next(numbers)))
        assert names(store.place) == []

    def test_what_is_written_while_it_is_read_back_does_not(self, store, quiet) -> None:
        turns: list[Turn] = []
        run(quiet.made(), turns.append)
        seen = iter(range(len(turns)))

        def write_last(_turn):
            if next(seen) == len(turns) - 2:
                write(store, 20)

        backup, contents = run(quiet.made(), write_last)
        assert (contents.entries, store.journal.generation()) == (8, 9)
        assert store.check(backup) == contents

    def test_a_file_that_is_written_anew_ends_it(self, store, quiet) -> None:
        with pytest.raises(Disturbed):
            run(quiet.made(), lambda _turn: store.journal.compact())

    def test_keys_that_are_changed_while_it_is_read_back_end_it(self, store, quiet) -> None:
        def change(turn):
            done = list(store.place.glob(".*/journal.keys"))
            if turn is Turn.JOURNAL and done:
                store.journal._master = MasterKey(bytes(32))

        with pytest.raises(Disturbed):
            run(quiet.made(), change)
        assert names(store.place) == []

    def test_a_backup_that_is_made_at_once_sweeps_it_away(self, store, quiet) -> None:
        by_hand: list[Any] = []

        def make(turn):
            if turn is Turn.BESIDE and not by_hand:
                by_hand.append(made(store))

        with pytest.raises(Disturbed):
            run(quiet.made(), make)
        assert names(store.place) == [str(by_hand[0].name)]
        assert store.check(by_hand[0]).entries == 8


class TestStopping:
    def test_it_stops_whenever_it_is_asked_and_leaves_nothing(self, pieces, store) -> None:
        asked: list[int] = []
        run(QuietBackups(store, lambda: asked.append(0)).made())
        made_before = names(store.place)
        assert len(asked) > 10
        for last in range(1, len(asked) + 1):
            with pytest.raises(Cancelled):
                run(QuietBackups(store, stopping_at(last)).made())
            assert names(store.place) == made_before

    def test_a_long_query_stops_too(self, pieces, store, monkeypatch) -> None:
        monkeypatch.setattr("reflect.storage.backup_check._OFTEN", 1)
        asked: list[int] = []
        run(QuietBackups(store, lambda: asked.append(0)).made())
        made_before = names(store.place)
        for last in range(len(asked), 1, -len(asked) // 12):
            with pytest.raises(Cancelled):
                run(QuietBackups(store, stopping_at(last)).made())
            assert names(store.place) == made_before

    @pytest.mark.parametrize("count", range(9))
    def test_closing_it_at_any_step_leaves_nothing(self, quiet, store, count) -> None:
        steps = quiet.made()
        for _ in range(count):
            next(steps)
        steps.close()
        assert names(store.place) == []


def stopping_at(last):
    """Lets the work go on until it has asked so often."""
    asked: list[int] = []

    def go_on():
        asked.append(0)
        if len(asked) >= last:
            raise Cancelled

    return go_on


class TestFaults:
    @pytest.mark.parametrize("how", SPOILED)
    def test_what_a_lying_disk_made_of_it_is_never_listed(
        self, store, quiet, monkeypatch, how
    ) -> None:
        monkeypatch.setattr(quiet_backup, "sync_file", lying(files.sync_file, how))
        with pytest.raises(BackupUnreadable):
            run(quiet.made())
        assert names(store.place) == []

    @pytest.mark.parametrize("how", ["last byte flipped", "nothing written"])
    def test_nor_when_it_lies_about_the_keys(self, store, quiet, monkeypatch, how) -> None:
        monkeypatch.setattr(quiet_backup, "replace_file", lying(files.replace_file, how))
        with pytest.raises(BackupUnreadable):
            run(quiet.made())
        assert names(store.place) == []

    def test_a_page_of_the_journal_that_is_damaged_is_told_as_that(self, store, quiet) -> None:
        store.journal.settle()
        damage(store.journal.folder.database)
        with pytest.raises(JournalDamaged):
            run(quiet.made())
        assert names(store.place) == []

    def test_what_is_wrong_with_the_copy_alone_is_told_as_that(
        self, store, quiet, monkeypatch
    ) -> None:
        def other(*_args, **_how):
            raise BackupUnreadable(Fault.NEWER)

        monkeypatch.setattr(quiet_backup, "contents_of", other)
        with pytest.raises(BackupUnreadable):
            run(quiet.made())

    def test_a_copy_of_another_time_is_not_taken(self, store, quiet, monkeypatch) -> None:
        old = made(store)
        found = store.check(old)
        write(store, 20)
        monkeypatch.setattr(quiet_backup, "contents_of", lambda *_args, **_how: found)
        with pytest.raises(BackupUnreadable) as caught:
            run(quiet.made())
        assert caught.value.fault == Fault.CONTENTS

    def test_every_call_of_the_disk_may_fail(self, store, quiet, monkeypatch) -> None:
        # Settled first, so that every run calls the disk in the same order.
        store.journal.settle()
        watched = FailingDisk()
        monkeypatch.setattr(files, "os", watched)
        backup, _ = run(quiet.made())
        calls = len(watched.calls)
        assert calls > 12
        for number in range(1, calls + 1):
            failing = FailingDisk(first=number, last=calls, error=errno.ENOSPC)
            monkeypatch.setattr(files, "os", failing)
            with pytest.raises((DiskFull, StorageFailed)):
                run(quiet.made())
            assert names(store.place) == [str(backup.name)]


def damage(database):
    """Flip a bit in the last page of a file that is open."""
    with database.open("r+b") as file:
        file.seek(-100, 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


class TestCopying:
    @pytest.fixture
    def there(self, tmp_path):
        folder = tmp_path / "stick" / "Test backups"
        folder.mkdir(parents=True)
        return folder

    @pytest.mark.parametrize("known", [True, False])
    def test_a_copy_is_the_same_bytes(self, store, quiet, there, known) -> None:
        backup, contents = run(quiet.made())
        turns: list[Turn] = []
        steps = quiet.copied(backup, there, contents if known else None)
        copy, found = run(steps, turns.append)
        assert turns == [Turn.JOURNAL]
        assert found == contents
        assert copy.folder.database.read_bytes() == backup.folder.database.read_bytes()
        assert store.check(copy) == contents

    @pytest.mark.parametrize("how", SPOILED)
    def test_what_a_lying_disk_made_of_it_is_never_listed(
        self, quiet, there, monkeypatch, how
    ) -> None:
        backup, contents = run(quiet.made())
        monkeypatch.setattr(quiet_backup, "sync_file", lying(files.sync_file, how))
        with pytest.raises(BackupUnreadable):
            run(quiet.copied(backup, there, contents))
        assert names(there) == []

    def test_a_whole_copy_of_something_else_is_never_listed(
        self, store, quiet, there, monkeypatch
    ) -> None:
        backup, _ = run(quiet.made())
        write(store, 20)
        _, other = store.make(store.place)
        with pytest.raises(BackupUnreadable) as caught:
            run(quiet.copied(backup, there, other))
        assert caught.value.fault == Fault.CONTENTS
        assert names(there) == []

    def test_it_stops_whenever_it_is_asked_and_leaves_nothing(self, store, quiet, there) -> None:
        backup, contents = run(quiet.made())
        for last in range(1, 8):
            with pytest.raises(Cancelled):
                run(QuietBackups(store, stopping_at(last)).copied(backup, there, contents))
            assert names(there) == []

    def test_a_backup_that_cannot_be_read_is_not_copied(self, store, quiet, there) -> None:
        backup, contents = run(quiet.made())
        spoil(backup.folder.database, "last byte flipped")
        with pytest.raises(BackupUnreadable):
            run(quiet.copied(backup, there, contents))
        assert names(there) == []
