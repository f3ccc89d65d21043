"""A journal that is open: what is said to be saved is saved, and nothing else happens to it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from reflect.errors import JournalDamaged, NewerFormat, Vanished
from reflect.storage import tables
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
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
