"""What a backup says of itself when all of it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from reflect.domain.backup import Fault
from reflect.errors import BackupUnreadable, Cancelled
from reflect.storage import backup_check, connection
from reflect.storage.backup_check import contents_of, keys_in, refuse_other_keys
from reflect.storage.connection import faults_in, open_to_read
from reflect.storage.key_file import encode
from reflect.storage.keys import new_key_file
from tests.support.builders import CHEAP, JOURNAL_ID, MASTER, PASSPHRASE
from tests.support.fakes import FakeChance
from tests.support.folders import contents
from tests.support.ordinary_user import ordinary_user

KEY = MASTER.database_key(JOURNAL_ID)


@pytest.fixture
def copy(journal, tmp_path):
    """A copy of an empty journal."""
    path = tmp_path / "copy.db"
    path.touch()
    with journal.database() as database:
        database.copy_into(path)
    return path


def fault_of(path):
    with pytest.raises(BackupUnreadable) as caught:
        contents_of(path, KEY)
    return caught.value.fault


def test_a_copy_has_what_the_journal_has(journal, copy) -> None:
    with journal.database() as database:
        assert contents_of(copy, KEY) == backup_check.contents_in(database.raw)


def test_reading_leaves_nothing_beside_it(copy) -> None:
    before = contents(copy.parent)
    contents_of(copy, KEY)
    assert contents(copy.parent) == before


def test_the_journal_guards_itself_again_after_a_copy(journal, copy) -> None:
    with journal.database() as database, pytest.raises(dbapi2.DatabaseError):
        database.raw.execute("ATTACH ':memory:' AS other")
    assert copy.exists()


def test_whoever_is_asked_may_end_a_long_query(copy, monkeypatch) -> None:
    monkeypatch.setattr(backup_check, "_OFTEN", 1)

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        contents_of(copy, KEY, go_on=stop)


def test_a_query_that_ends_for_no_reason_is_a_mistake_of_ours(copy, monkeypatch) -> None:
    monkeypatch.setattr(backup_check, "_OFTEN", 1)
    first = iter([True])

    def stop_once():
        if next(first, False):
            raise Cancelled

    with pytest.raises(dbapi2.OperationalError, match="interrupted"):
        contents_of(copy, KEY, go_on=stop_once)


def test_what_is_not_there_or_empty_is_told(copy) -> None:
    assert fault_of(copy.with_name("nothing.db")) is Fault.MISSING
    copy.write_bytes(b"")
    assert fault_of(copy) is Fault.EMPTY


def test_what_may_not_be_read_is_told(copy) -> None:
    copy.chmod(0)
    with ordinary_user():
        assert fault_of(copy) is Fault.DISK


def rewritten(path, *statements):
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_a_whole_database_without_tables_is_empty(tmp_path) -> None:
    rewritten(tmp_path / "new.db", "CREATE TABLE stray(x)")
    assert fault_of(tmp_path / "new.db") is Fault.EMPTY


def test_one_of_a_newer_reflect_is_told(copy) -> None:
    rewritten(copy, "PRAGMA user_version = 99")
    assert fault_of(copy) is Fault.NEWER


def test_pages_are_whole_and_what_is_on_them_is_not(copy) -> None:
    root = "UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'draft'"
    rewritten(copy, "PRAGMA writable_schema = ON", root)
    assert fault_of(copy) is Fault.PAGES


def test_every_fault_is_read_and_not_the_first_alone(copy) -> None:
    data = bytearray(copy.read_bytes())
    for page in (5, 9):
        data[page * 4096 + 100] ^= 1
    copy.write_bytes(data)
    raw = open_to_read(copy, KEY)
    assert len(faults_in(raw)) == 2
    raw.close()


def test_a_database_of_another_key_is_not_read(copy) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        open_to_read(copy, bytes(32))


class TestKeys:
    @pytest.fixture
    def keys(self):
        return new_key_file(PASSPHRASE, None, cost=CHEAP, random=FakeChance())

    def test_its_own_key_file_is_taken(self, keys) -> None:
        key_file, master = keys
        refuse_other_keys(key_file, master, key_file.journal)

    def test_one_of_another_master_key_or_journal_is_not(self, keys) -> None:
        key_file, master = keys
        for other, journal in ((MASTER, key_file.journal), (master, JOURNAL_ID)):
            with pytest.raises(BackupUnreadable) as caught:
                refuse_other_keys(key_file, other, journal)
            assert caught.value.fault is Fault.OTHER_KEYS

    def test_one_of_a_newer_format_is_told(self, keys, tmp_path) -> None:
        path = tmp_path / "journal.keys"
        path.write_bytes(encode(replace(keys[0], format=9, min_reader=9)))
        with pytest.raises(BackupUnreadable) as caught:
            keys_in(path)
        assert caught.value.fault is Fault.NEWER


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/a b/c?.db"), "file:///a%20b/c%3F.db"),
        (PureWindowsPath(r"C:\a\b.db"), "file:///C:/a/b.db"),
        (PureWindowsPath(r"\\server\share\b.db"), "file:////server/share/b.db"),
    ],
)
def test_a_server_is_part_of_the_path_for_sqlite(path, address) -> None:
    assert connection._address(path) == address
