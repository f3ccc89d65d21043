"""A write-ahead log is only replayed over the journal that it was written for."""

from __future__ import annotations

import shutil
import struct
from uuid import UUID

import pytest

from reflect.errors import JournalDamaged, StorageError
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import is_log_empty, is_of_another_journal, log_of
from reflect.storage.master_key import MasterKey
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, new_journal
from tests.support.folders import contents

OTHER_ID, OTHER_MASTER = UUID(int=8), MasterKey(bytes(32))


@pytest.fixture
def written(journal):
    """A journal with something in its log."""
    journal.settle()
    WishStore(journal).put("name", "x" * 9000)
    return journal


@pytest.fixture
def foreign_log(tmp_path, clock):
    """The log of a journal that was not closed."""
    folder = JournalFolder(tmp_path / "Other.reflect")
    folder.path.mkdir()
    other = Journal.make(folder, OTHER_MASTER, OTHER_ID, clock=clock, device="other")
    other.settle()
    WishStore(other).put("name", "y" * 9000)
    yield log_of(folder.database)
    other.close()


def judged(log, journal=None):
    key = MASTER.database_key(JOURNAL_ID)
    salt = journal.folder.database.read_bytes()[:16] if journal else bytes(16)
    return is_of_another_journal(log, key=key, salt=salt)


def copy_of(log, tmp_path, **changes):
    """The log in a file of its own, some of its bytes changed."""
    data = bytearray(log.read_bytes())
    for place, value in changes.items():
        data[int(place.removeprefix("at_"))] = value
    path = tmp_path / "copy-wal"
    path.write_bytes(data)
    return path


def test_the_log_of_a_journal_that_was_killed_is_its_own(written, tmp_path) -> None:
    log = copy_of(log_of(written.folder.database), tmp_path)
    written.close()
    assert not judged(log, written)


def test_a_log_that_holds_the_first_page_is_known_too(tmp_path, clock) -> None:
    journal = new_journal(tmp_path / "new", clock)
    log = copy_of(log_of(journal.folder.database), tmp_path)
    journal.close()
    assert not judged(log, journal)


def test_the_log_of_another_journal_is_known(foreign_log) -> None:
    assert judged(foreign_log)


def test_it_is_refused_and_the_journal_is_whole_without_it(written, foreign_log) -> None:
    written.close()
    shutil.copy(foreign_log, log_of(written.folder.database))
    before = contents(written.folder.path)
    with pytest.raises(JournalDamaged, match="-wal"):
        Journal.open(written.folder, MASTER, JOURNAL_ID, clock=written.clock)
    assert contents(written.folder.path) == before
    log_of(written.folder.database).unlink()
    again = Journal.open(written.folder, MASTER, JOURNAL_ID, clock=written.clock)
    assert WishStore(again).get("name", "") == "x" * 9000
    again.close()


@pytest.mark.parametrize("length", [0, 31, 32, 55, 56, 4151])
def test_a_log_that_was_cut_is_left_to_the_database(foreign_log, tmp_path, length) -> None:
    path = tmp_path / "cut-wal"
    path.write_bytes(foreign_log.read_bytes()[:length])
    assert not judged(path)


@pytest.mark.parametrize("at", ["at_0", "at_12", "at_24", "at_40", "at_48", "at_60", "at_4151"])
def test_a_log_that_was_torn_is_left_to_the_database(foreign_log, tmp_path, at) -> None:
    original = foreign_log.read_bytes()
    torn = copy_of(foreign_log, tmp_path, **{at: original[int(at[3:])] ^ 1})
    assert not judged(torn)


def test_no_log_is_no_danger(tmp_path) -> None:
    assert not judged(tmp_path / "none")


def test_a_log_that_cannot_be_read_is_told(tmp_path) -> None:
    with pytest.raises(StorageError):
        judged(tmp_path)


@pytest.mark.parametrize(("magic", "order"), [(0x377F0682, "<"), (0x377F0683, ">")])
def test_a_log_with_pages_of_another_size_is_not_ours(tmp_path, magic, order) -> None:
    header = struct.pack(">6I", magic, 3007000, 1024, 0, 1, 2)
    first = second = 0
    for a, b in struct.iter_unpack(f"{order}2I", header):
        first = (first + a + second) % 2**32
        second = (second + b + first) % 2**32
    path = tmp_path / "small-wal"
    path.write_bytes(header + struct.pack(">2I", first, second))
    assert judged(path)


def test_a_log_that_is_not_there_holds_nothing(tmp_path) -> None:
    assert is_log_empty(tmp_path / "journal.db")
