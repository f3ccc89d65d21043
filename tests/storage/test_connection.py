"""One profile for every connection, and nothing that could copy the journal in the clear."""

from __future__ import annotations

import sqlite3
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from reflect.errors import EngineUnfit, InUse, JournalDamaged, StorageError
from reflect.storage import connection
from reflect.storage.connection import PROFILE, open_database
from reflect.storage.faults import database_faults
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from tests.support.builders import JOURNAL_ID, MASTER, new_journal
from tests.support.child import run_python
from tests.support.engines import MishearingEngine
from tests.support.folders import contents, modes

if TYPE_CHECKING:
    from pathlib import Path

OPEN_AND_SAY_HOW_IT_WENT = """
from pathlib import Path
from tests.support.builders import JOURNAL_ID, MASTER
from tests.support.fakes import FakeClock
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
try:
    Journal.open(JournalFolder(Path({path!r})), MASTER, JOURNAL_ID, clock=FakeClock()).close()
except Exception as error:
    print(type(error).__name__)
else:
    print("opened")
"""

OTHER_VALUES = {
    "locking_mode": "NORMAL",
    "journal_mode": "DELETE",
    "synchronous": "NORMAL",
    "fullfsync": "OFF",
    "checkpoint_fullfsync": "OFF",
    "wal_autocheckpoint": "1000",
    "temp_store": "FILE",
    "secure_delete": "OFF",
    "foreign_keys": "OFF",
    "trusted_schema": "ON",
    "cell_size_check": "OFF",
    "mmap_size": "1000000",
}


def opened_elsewhere(journal):
    """How another process fares that opens the journal."""
    return run_python(OPEN_AND_SAY_HOW_IT_WENT.format(path=str(journal.folder.path))).strip()


@pytest.fixture
def closed(tmp_path, clock):
    """A journal that nobody has open."""
    journal = new_journal(tmp_path / "journals", clock)
    journal.close()
    return journal


def opened(journal):
    return Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)


def test_every_setting_of_the_profile_is_tried() -> None:
    assert set(OTHER_VALUES) == {name for name, _, _ in PROFILE}


@pytest.mark.parametrize("name", OTHER_VALUES)
def test_an_engine_that_does_not_take_a_setting_is_refused(closed, monkeypatch, name) -> None:
    heard = {f"PRAGMA {name} = ": f"PRAGMA {name} = {OTHER_VALUES[name]}"}
    monkeypatch.setattr(connection, "dbapi2", MishearingEngine(heard))
    with pytest.raises(EngineUnfit) as refused:
        opened(closed)
    assert refused.value.what == name


def test_an_engine_that_took_no_key_is_refused(closed, monkeypatch) -> None:
    monkeypatch.setattr(
        connection, "dbapi2", MishearingEngine({"PRAGMA key": "PRAGMA cipher_version"})
    )
    before = contents(closed.folder.path)
    with pytest.raises(EngineUnfit, match="took no key"):
        opened(closed)
    assert contents(closed.folder.path) == before


def test_the_engine_of_python_itself_is_refused_and_writes_nothing(closed, monkeypatch) -> None:
    monkeypatch.setattr(connection, "dbapi2", sqlite3)
    before = contents(closed.folder.path)
    with pytest.raises(EngineUnfit, match="no cipher"):
        opened(closed)
    assert contents(closed.folder.path) == before


def test_an_engine_that_writes_in_the_clear_is_refused(closed, monkeypatch) -> None:
    start = closed.folder.database.read_bytes()[:16]
    monkeypatch.setattr(connection, "PLAIN_HEADER", start)
    with pytest.raises(EngineUnfit, match="does not encrypt"):
        opened(closed)


def test_one_package_alone_brings_the_engine() -> None:
    assert packages_distributions()["sqlcipher3"] == ["sqlcipher3"]


def test_a_plain_database_in_its_place_is_refused_and_left_alone(closed) -> None:
    path = closed.folder.database
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE journal (id TEXT)")
    plain.close()
    before = contents(closed.folder.path)
    with pytest.raises(JournalDamaged):
        opened(closed)
    assert contents(closed.folder.path) == before


def test_another_process_is_told_that_the_journal_is_in_use(journal) -> None:
    assert opened_elsewhere(journal) == "InUse"


def test_so_is_the_same_process_and_that_does_not_let_others_in(journal) -> None:
    with pytest.raises(InUse):
        opened(journal)
    assert opened_elsewhere(journal) == "InUse"


def test_a_closed_journal_can_be_opened_by_another_process(journal) -> None:
    journal.close()
    assert opened_elsewhere(journal) == "opened"


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'copy.db' AS copy KEY ''",
        "DETACH main",
        "VACUUM INTO 'copy.db'",
        "PRAGMA key = 'another'",
        "PRAGMA rekey = 'another'",
        "PRAGMA hexkey = 'ab'",
        "PRAGMA hexrekey = 'ab'",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '.'",
        "PRAGMA writable_schema = ON",
        "PRAGMA cipher_log = 'log'",
        "PRAGMA cipher_plaintext_header_size = 32",
        "SELECT load_extension('library')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_what_could_copy_the_journal_in_the_clear_is_forbidden(journal, statement) -> None:
    raw = journal._opened().raw
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|prohibited|denied"):
        raw.execute(statement)


def test_what_the_program_needs_is_allowed(journal) -> None:
    raw = journal._opened().raw
    assert raw.execute("PRAGMA user_version").fetchone()[0] > 0
    assert raw.execute("SELECT upper('a')").fetchone() == ("A",)


def test_no_mode_of_files_depends_on_the_umask(tmp_path, clock, umask) -> None:
    umask(0)
    journal = new_journal(tmp_path / "open", clock)
    journal.settle()
    found = modes(journal.folder.path)
    journal.close()
    assert found.pop(".") == "0o700"
    assert found == dict.fromkeys(("journal.db", "journal.db-wal", "journal.state"), "0o600")


def test_nothing_readable_is_in_the_files(journal) -> None:
    with journal.writing() as writing:
        writing.connection.execute(text("UPDATE journal SET device = 'albatross'"))
    files = list(journal.folder.path.iterdir())
    assert len(files) == 3
    assert not [path for path in files if b"albatross" in path.read_bytes()]
    assert not [path for path in files if b"CREATE TABLE" in path.read_bytes()]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO wish (name, value) VALUES (:text, :text)",
        "INSERT INTO journal VALUES (:text, :text, :text, :text)",
        "SELECT * FROM entry_text WHERE entry_text MATCH :text || '\"'",
        "SELECT json(:text)",
        "INSERT INTO nowhere VALUES (:text)",
    ],
)
def test_no_error_of_the_database_quotes_what_was_written(journal, statement) -> None:
    with pytest.raises(DatabaseError) as failed, journal.writing() as writing:
        writing.connection.execute(text(statement), {"text": "albatross"})
    assert "albatross" not in f"{failed.value} {failed.value!r} {failed.value.orig}"


def test_what_is_moved_away_is_missed(closed) -> None:
    path = closed.folder.database
    database = open_database(path, MASTER.database_key(JOURNAL_ID))
    try:
        path.rename(path.with_name("elsewhere"))
        path.touch()
        with pytest.raises(StorageError, match="another file"):
            database.refuse_if_moved()
    finally:
        database.close()


def test_a_log_that_was_left_is_written_again_by_the_one_who_has_the_journal(
    journal, monkeypatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(connection, "write_again", written.append)
    with pytest.raises(InUse):
        opened(journal)
    assert written == []
    journal._drop()
    assert journal.generation() == 0
    assert written == [log_of(journal.folder.database)]


def test_a_wrong_key_is_told_as_damage_and_changes_nothing(closed) -> None:
    before = contents(closed.folder.path)
    path = closed.folder.database
    with pytest.raises(JournalDamaged), database_faults(path):
        open_database(path, bytes(32))
    assert contents(closed.folder.path) == before
