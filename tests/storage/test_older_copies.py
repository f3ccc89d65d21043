"""How far a journal had got: an older copy is told, and what nobody knows is not called fine."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from uuid import UUID

import pytest

from reflect.errors import Diverged, RolledBack
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.master_key import MasterKey
from reflect.storage.state_file import State, decode_state, encode_state
from tests.storage.test_journal import fail_after, kept, put
from tests.support.builders import JOURNAL_ID, MASTER, reopened
from tests.support.folders import contents


@pytest.fixture
def older(journal):
    """A journal whose database is a copy from three changes ago."""
    put(journal, "old")
    journal.settle()
    copy = journal.folder.path.with_name("older.db")
    shutil.copy(journal.folder.database, copy)
    put(journal, "new 1", "new 2", "new 3")
    journal.close()
    shutil.copy(copy, journal.folder.database)
    return journal


def test_an_older_copy_is_told_with_how_much_is_missing_since_when(older) -> None:
    before = contents(older.folder.path)
    with pytest.raises(RolledBack) as told:
        reopened(older)
    assert told.value.missing == 3
    assert told.value.since == datetime(2026, 3, 14, 9, 26, 55, tzinfo=UTC)
    assert contents(older.folder.path) == before


def test_an_older_copy_that_was_accepted_is_told_no_more(older) -> None:
    reopened(older, accept_older=True).close()
    again = reopened(older)
    assert kept(again) == {"old"}
    again.close()


def test_an_accepted_copy_is_told_no_more_even_after_a_crash(older, tmp_path) -> None:
    accepted = reopened(older, accept_older=True)
    copy = tmp_path / "crashed.reflect"
    shutil.copytree(older.folder.path, copy)
    accepted.close()
    again = Journal.open(JournalFolder(copy), MASTER, JOURNAL_ID, clock=older.clock)
    again.close()


def test_no_number_of_a_missing_change_is_given_again(older) -> None:
    accepted = reopened(older, accept_older=True)
    with accepted.writing() as writing:
        pass
    accepted.close()
    assert writing.generation == 6


def test_accepting_an_older_copy_does_nothing_to_a_newer_one(journal) -> None:
    put(journal, "a")
    again = reopened(journal, accept_older=True)
    assert again.generation() == 1
    again.close()


def test_a_log_that_was_lost_is_noticed_after_settling(journal) -> None:
    put(journal, "a")
    journal.settle()
    older = journal.folder.database.read_bytes()
    put(journal, "b")
    journal.close()
    journal.folder.database.write_bytes(older)
    with pytest.raises(RolledBack):
        reopened(journal)


@pytest.mark.parametrize(
    "state",
    [
        None,
        b"",
        b"x" * 128,
        encode_state(State(99, 0), UUID(int=8), MASTER),
        encode_state(State(99, 0), JOURNAL_ID, MasterKey(bytes(32))),
    ],
    ids=["missing", "empty", "noise", "of another journal", "with another key"],
)
def test_a_state_that_says_nothing_keeps_nobody_out(journal, state) -> None:
    put(journal, "a")
    journal.close()
    journal.folder.state.unlink()
    if state is not None:
        journal.folder.state.write_bytes(state)
    again = reopened(journal)
    assert kept(again) == {"a"}
    again.close()


def state_of(journal):
    return decode_state(journal.folder.state.read_bytes(), JOURNAL_ID, MASTER)


def test_every_commit_is_noted_before_the_journal_settles(journal) -> None:
    put(journal, "a")
    journal.settle()
    put(journal, "b", "c")
    assert state_of(journal).generation == journal.generation() == 3


def test_the_state_is_never_ahead_of_what_was_committed(journal) -> None:
    put(journal, "a")
    with pytest.raises(ZeroDivisionError), journal.writing() as writing:
        fail_after(writing, "DELETE FROM wish")
    assert state_of(journal).generation == journal.generation() == 1


def test_a_state_that_takes_no_note_keeps_nobody_from_saving(journal) -> None:
    journal.settle()
    journal.folder.state.unlink()
    journal.folder.state.mkdir()
    put(journal, "a")
    assert kept(journal) == {"a"}
    journal.folder.state.rmdir()


def test_a_state_that_takes_no_note_at_first_keeps_nobody_from_saving(journal) -> None:
    journal.folder.state.mkdir()
    put(journal, "a")
    assert kept(journal) == {"a"}
    journal.folder.state.rmdir()


def test_a_journal_whose_progress_nobody_knows_says_so_once(journal) -> None:
    put(journal, "a")
    journal.close()
    journal.folder.state.write_bytes(b"torn")
    again = reopened(journal)
    assert not again.progress_known
    put(again, "b")
    assert state_of(again).generation == 2
    once_more = reopened(again)
    assert once_more.progress_known
    once_more.close()


@pytest.fixture
def apart(journal, tmp_path):
    """A journal whose database is that of a copy that went its own way for as many changes."""
    put(journal, "a")
    journal.close()
    copy = JournalFolder(tmp_path / "copy" / "Test.reflect")
    shutil.copytree(journal.folder.path, copy.path)
    for folder, name in ((journal.folder, "here"), (copy, "there")):
        one = Journal.open(folder, MASTER, JOURNAL_ID, clock=journal.clock)
        put(one, name)
        one.close()
    shutil.copy(copy.database, journal.folder.database)
    return journal


def test_a_copy_that_went_its_own_way_is_told(apart) -> None:
    before = contents(apart.folder.path)
    with pytest.raises(Diverged) as told:
        reopened(apart)
    assert told.value.missing == 0
    assert contents(apart.folder.path) == before


def test_a_copy_that_went_its_own_way_can_be_gone_on_with(apart) -> None:
    reopened(apart, accept_older=True).close()
    again = reopened(apart)
    assert kept(again) == {"a", "there"}
    again.close()


def test_a_state_from_before_seals_says_nothing_of_rows(journal) -> None:
    put(journal, "a")
    journal.close()
    journal.folder.state.write_bytes(encode_state(State(1, 0), JOURNAL_ID, MASTER))
    reopened(journal).close()


def crashed(journal, place):
    """A copy of the files as a crash leaves them."""
    copy = JournalFolder(place / "crashed" / "Test.reflect")
    shutil.copytree(journal.folder.path, copy.path)
    return copy


def test_what_cannot_be_read_of_the_log_of_an_older_copy_stays(journal, tmp_path) -> None:
    put(journal, "a")
    journal.settle()
    put(journal, "b", "c")
    copy = crashed(journal, tmp_path)
    log = log_of(copy.database)
    log.write_bytes(log.read_bytes()[:-1])
    before = log.read_bytes()
    for _ in range(2):
        with pytest.raises(RolledBack) as told:
            Journal.open(copy, MASTER, JOURNAL_ID, clock=journal.clock)
        assert told.value.missing == 1
    assert log.read_bytes() == before


def test_after_a_crash_settling_moves_the_log_into_the_file(journal, tmp_path) -> None:
    put(journal, "a")
    journal.settle()
    put(journal, "b")
    again = Journal.open(crashed(journal, tmp_path), MASTER, JOURNAL_ID, clock=journal.clock)
    again.settle()
    assert log_of(again.folder.database).stat().st_size == 0
    again.close()


def test_settling_after_opening_writes_a_missing_state(journal) -> None:
    journal.close()
    journal.folder.state.unlink()
    reopened(journal).close()
    assert journal.folder.state.exists()
