"""A journal that is open: what is said to be saved is saved, and nothing else happens to it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from reflect.errors import Diverged, JournalDamaged, NewerFormat, RolledBack, Vanished
from reflect.storage import tables
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.master_key import MasterKey
from reflect.storage.state_file import State, decode_state, encode_state
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, new_journal, reopened
from tests.support.fakes import FakeChance
from tests.support.folders import contents

PAGE = 4096


def put(journal, *names):
    for name in names:
        WishStore(journal).put(name, name)


def kept(journal):
    with journal.reading() as connection:
        return set(connection.execute(text("SELECT name FROM wish")).scalars())


def read_everything(journal):
    with journal.reading() as connection:
        for table in tables.metadata.sorted_tables:
            connection.execute(table.select()).all()


def fail_after(writing, statement):
    writing.connection.execute(text(statement))
    raise ZeroDivisionError


@pytest.fixture
def full(journal):
    """A journal of many pages, closed."""
    for number in range(40):
        WishStore(journal).put(f"wish {number}", "x" * 3000)
    journal.close()
    return journal


def test_what_was_written_is_there_after_closing(journal) -> None:
    put(journal, "a", "b")
    again = reopened(journal)
    assert kept(again) == {"a", "b"}
    again.close()


def test_what_was_written_is_there_without_closing(journal, tmp_path) -> None:
    put(journal, "a")
    copy = tmp_path / "copy" / "Test.reflect"
    shutil.copytree(journal.folder.path, copy)
    again = Journal.open(JournalFolder(copy), MASTER, JOURNAL_ID, clock=journal.clock)
    assert kept(again) == {"a"}
    again.close()


def test_every_write_has_a_number_of_its_own_and_the_device(journal) -> None:
    with journal.writing() as first:
        pass
    with journal.writing() as second:
        pass
    assert second.generation == first.generation + 1 == journal.generation()
    assert second.stamp == {"generation": second.generation, "device": "0123456789abcdef"}


def test_a_write_that_fails_half_way_did_not_happen(journal) -> None:
    put(journal, "a")
    before = journal.generation()
    with pytest.raises(ZeroDivisionError), journal.writing() as writing:
        fail_after(writing, "DELETE FROM wish")
    assert kept(journal) == {"a"}
    assert journal.generation() == before


def test_a_read_that_fails_harms_nothing(journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.reading():
        raise ZeroDivisionError
    put(journal, "a")
    assert kept(journal) == {"a"}


def test_settling_moves_everything_into_the_one_file(journal) -> None:
    put(journal, "a")
    journal.settle()
    assert log_of(journal.folder.database).stat().st_size == 0
    assert len(journal.folder.state.read_bytes()) == 128


def test_settling_again_writes_nothing(journal) -> None:
    put(journal, "a")
    journal.settle()
    before = journal.folder.state.stat()
    journal.settle()
    assert journal.folder.state.stat() == before


def test_opening_and_closing_alone_changes_no_byte(full) -> None:
    before = contents(full.folder.path)
    reopened(full).close()
    assert contents(full.folder.path) == before


def test_closing_leaves_no_log(journal) -> None:
    put(journal, "a")
    journal.close()
    names = {path.name for path in journal.folder.path.iterdir()}
    assert names == {"journal.db", "journal.state"}


def test_closing_twice_does_nothing(journal) -> None:
    journal.close()
    journal.close()
    assert repr(journal) == "Journal(closed)"


def test_a_closed_journal_does_not_open_itself_again(journal) -> None:
    journal.close()
    with pytest.raises(RuntimeError, match="closed"):
        journal.generation()


def test_another_thread_is_refused(journal) -> None:
    """SQLite and keys are never used by two threads."""
    with ThreadPoolExecutor(1) as other, pytest.raises(ProgrammingError, match="thread"):
        other.submit(journal.generation).result()
    assert journal.generation() == 0


def test_its_repr_tells_nothing_but_that_it_is_open(journal) -> None:
    assert repr(journal) == "Journal(open)"


def missing(path):
    path.unlink()


def empty(path):
    path.write_bytes(b"")


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_within_a_page(path):
    path.write_bytes(path.read_bytes()[:-100])


def noise(path):
    path.write_bytes(FakeChance()(path.stat().st_size))


def one_bit(path):
    data = bytearray(path.read_bytes())
    data[1000] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [missing, empty, cut, cut_within_a_page, noise, one_bit])
def test_a_damaged_journal_is_refused_and_left_as_it_is(full, harm) -> None:
    harm(full.folder.database)
    before = contents(full.folder.path)
    with pytest.raises(JournalDamaged):
        read_everything(reopened(full))
    assert contents(full.folder.path) == before


def test_an_empty_database_with_the_right_key_is_refused(full) -> None:
    full.folder.database.unlink()
    made = Journal(full.folder, MASTER, JOURNAL_ID, clock=full.clock)
    with made.reading():
        pass
    made._drop()
    with pytest.raises(JournalDamaged, match="empty"):
        reopened(full)


def test_the_database_of_another_journal_is_refused(full, tmp_path) -> None:
    folder = JournalFolder(tmp_path / "Other.reflect")
    folder.path.mkdir()
    Journal.make(folder, MASTER, UUID(int=8), clock=full.clock, device="x").close()
    shutil.copy(folder.database, full.folder.database)
    before = contents(full.folder.path)
    with pytest.raises(JournalDamaged):
        reopened(full)
    assert contents(full.folder.path) == before


@pytest.mark.parametrize("seed", range(20))
def test_two_pages_changed_round_are_noticed(full, seed) -> None:
    data = full.folder.database.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one = (seed * 37) % len(pages)
    other = (one + 1 + seed * 61 % (len(pages) - 1)) % len(pages)
    pages[one], pages[other] = pages[other], pages[one]
    full.folder.database.write_bytes(b"".join(pages))
    with pytest.raises(JournalDamaged):
        whole_check(full)


@pytest.mark.parametrize("seed", range(40))
def test_one_changed_bit_anywhere_is_noticed(full, seed) -> None:
    data = bytearray(full.folder.database.read_bytes())
    data[int.from_bytes(FakeChance(seed)(4)) % len(data)] ^= 1 << seed % 8
    full.folder.database.write_bytes(data)
    with pytest.raises(JournalDamaged):
        whole_check(full)


def whole_check(journal):
    """Read every page, in use or not."""
    again = reopened(journal)
    try:
        read_everything(again)
        raw = again._opened().raw
        raw.set_authorizer(None)
        found = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        if found:
            what = f"{len(found)} pages"
            raise JournalDamaged(what)
    finally:
        again.close()


def test_a_bad_page_costs_only_what_was_on_it(full) -> None:
    data = bytearray(full.folder.database.read_bytes())
    data[-5 * PAGE + 7] ^= 1
    full.folder.database.write_bytes(data)
    again = reopened(full)
    wishes = WishStore(again)
    readable = 0
    for number in range(40):
        try:
            readable += len(wishes.get(f"wish {number}", "")) == 3000
        except JournalDamaged:
            continue
    again.close()
    assert 35 <= readable < 40


def test_a_newer_format_is_refused_and_left_as_it_is(journal) -> None:
    with journal.writing() as writing:
        writing.connection.execute(text("PRAGMA user_version = 99"))
    journal.close()
    before = contents(journal.folder.path)
    with pytest.raises(NewerFormat) as refused:
        reopened(journal)
    assert refused.value.found == 99
    assert contents(journal.folder.path) == before


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


def test_a_making_without_a_folder_is_told(tmp_path, clock) -> None:
    nowhere = JournalFolder(tmp_path / "no" / "folder")
    with pytest.raises(Vanished):
        Journal.make(nowhere, MASTER, JOURNAL_ID, clock=clock, device="x")


def test_a_making_that_stops_half_way_lets_go_of_the_file(tmp_path) -> None:
    def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        new_journal(tmp_path, broken)
    names = {path.name for path in (tmp_path / "Test.reflect").iterdir()}
    assert names == {"journal.db"}
