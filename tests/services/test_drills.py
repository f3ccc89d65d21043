"""The rehearsal of the month: the newest backup comes back, or its writer is told."""

from __future__ import annotations

import shutil

import pytest

from reflect.domain.backup import Fault
from reflect.errors import Cancelled, DiskFull, Refused
from reflect.services.jobs import JobContext
from reflect.services.turns import Turn, at_once
from reflect.storage import restoring
from tests.support.builders import PASSPHRASE
from tests.support.folders import contents
from tests.support.journal_backups import make, write
from tests.support.spoiling import spoil


def drill(journal):
    return journal.backups.drill(JobContext())


def test_the_newest_backup_is_brought_back_and_counted(unlocked) -> None:
    write(unlocked)
    row = make(unlocked)
    before = contents(row.path)
    found = drill(unlocked)
    assert (found.made, found.entries, found.fault) == (row.made, 1, None)
    assert unlocked.backups.drills.last() == found
    assert contents(row.path) == before


def test_it_is_due_once_a_month_if_there_is_a_backup(unlocked, clock) -> None:
    drills = unlocked.backups.drills
    assert not drills.due()
    make(unlocked)
    assert drills.due()
    assert drills.run_when_due()
    assert not drills.due()
    assert drills.run_when_due() is None
    clock.go(days=31)
    assert drills.due()
    clock.go(days=-3653)
    assert drills.due()


@pytest.mark.parametrize("how", ["last byte flipped", "half missing"])
def test_a_backup_that_went_bad_is_found_out(unlocked, how) -> None:
    row = make(unlocked)
    spoil(row.path / "journal.db", how)
    assert drill(unlocked).fault is Fault.PAGES
    assert [row.fault for row in unlocked.backups.rows()] == [Fault.PAGES]


def test_a_backup_that_has_less_than_was_noted_is_found_out(unlocked) -> None:
    write(unlocked)
    old = make(unlocked)
    write(unlocked)
    new = make(unlocked)
    (new.path / "journal.db").write_bytes((old.path / "journal.db").read_bytes())
    assert drill(unlocked).fault is Fault.CONTENTS


def test_without_a_backup_there_is_nothing_to_rehearse(unlocked) -> None:
    with pytest.raises(Refused):
        drill(unlocked)


def test_no_room_for_it_says_nothing_of_the_backup(unlocked, monkeypatch) -> None:
    def full(*_args):
        raise DiskFull

    make(unlocked)
    monkeypatch.setattr(restoring, "copy_file", full)
    assert unlocked.backups.drills.run_when_due() is None
    assert unlocked.backups.drills.last() is None
    with pytest.raises(DiskFull):
        drill(unlocked)
    assert unlocked.backups.newest()


def stepped(journal, between):
    """Rehearse in steps, with this done once the backup was chosen."""
    steps = journal.backups.drills.steps(lambda: None)
    assert next(steps) is Turn.BESIDE
    between()
    return at_once(steps)


def test_a_backup_that_is_taken_away_meanwhile_is_not_missed(unlocked) -> None:
    row = make(unlocked)
    assert stepped(unlocked, lambda: shutil.rmtree(row.path)) is None
    assert unlocked.backups.drills.last() is None


def test_keys_that_are_changed_meanwhile_say_nothing_of_the_backup(unlocked) -> None:
    make(unlocked)
    assert stepped(unlocked, lambda: unlocked.keys.change_all(PASSPHRASE)) is None
    assert unlocked.backups.drills.last() is None


def test_a_rehearsal_that_is_stopped_leaves_nothing(unlocked) -> None:
    def stop():
        raise Cancelled

    make(unlocked)
    steps = unlocked.backups.drills.steps(stop)
    with pytest.raises(Cancelled):
        at_once(steps)
    assert not list(unlocked.path.glob(".rehearsal-*"))
    assert unlocked.backups.drills.last() is None
