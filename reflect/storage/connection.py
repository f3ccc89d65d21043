"""Opens the encrypted database with one profile, and checks that every part of it took hold."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from reflect.errors import EngineUnfit, JournalDamaged, Vanished
from reflect.storage.log_guard import is_of_another_journal, log_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAIN_HEADER = b"SQLite format 3\0"

# In this order: locking comes before anything is read. Values are those that the database
# answers with when asked again.
PROFILE: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("wal_autocheckpoint", "100", 100),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)

_FORBIDDEN_PRAGMAS = frozenset(
    {"temp_store", "temp_store_directory", "key", "rekey", "hexkey", "hexrekey", "writable_schema"}
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export"})
# Numbers of sqlite3_set_authorizer (https://www.sqlite.org/c3ref/c_alter_table.html).
_PRAGMA, _ATTACH, _DETACH, _FUNCTION = 19, 24, 25, 31
_OK, _DENY = 0, 1


@dataclass(frozen=True, slots=True)
class Database:
    """An open database, for the thread that opened it."""

    path: Path
    engine: Engine
    raw: Any
    """The one connection, without SQLAlchemy."""
    file: BinaryIO
    """The same file once more. While SQLite has it open it must not be closed: where locks belong
    to the process, closing any handle of a file lets go of all of them."""

    def refuse_if_moved(self) -> None:
        """Raise `Vanished` when what we have open is no longer what is found in the folder.

        The system lets us write on to a file that was deleted; nobody would ever see it again.
        """
        ours = os.fstat(self.file.fileno())
        try:
            there = self.path.stat()
            log_of(self.path).stat()
        except OSError as error:
            raise Vanished(error.strerror) from None
        if (ours.st_dev, ours.st_ino) != (there.st_dev, there.st_ino):
            what = "another file has its name"
            raise Vanished(what)

    def write_anew(self) -> None:
        """Write all that is kept into fresh pages, outside of any transaction.

        Deleting overwrites a row, but not the copies that SQLite left where it once moved it.
        """
        # It attaches an empty database of its own for that.
        with self._unwatched():
            self.raw.execute("VACUUM")

    def export(self, path: Path, key: bytes) -> None:
        """Write all that is kept into an empty file under another key, durably."""
        with self._unwatched():
            self.raw.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}'\"", (str(path),))
            try:
                self._fill("fresh")
            finally:
                self.raw.execute("DETACH DATABASE fresh")

    def inventory(self) -> tuple[object, ...]:
        """The format, the statement that made each thing, and the rows of every table."""
        made = self.raw.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2, 3")
        things = tuple(made.fetchall())
        tables = [name for kind, name, _ in things if kind == "table"]
        # Names of our own schema; a statement cannot take the name of a table as a value.
        rows = (self.raw.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in tables)  # noqa: S608
        return (_ask(self.raw, "user_version"), things, tuple(rows))

    def damage(self) -> tuple[str, ...]:
        """What reading every page and every index finds wrong."""
        with self._unwatched():
            pages = self.raw.execute("PRAGMA cipher_integrity_check").fetchall()
            checked = self.raw.execute("PRAGMA quick_check").fetchall()
        return tuple(row[0] for row in (*pages, *checked) if row[0] != "ok")

    def _fill(self, name: str) -> None:
        """Everything in one transaction; `sqlcipher_export` leaves out the number of the format."""
        self.raw.execute("BEGIN")
        try:
            self.raw.execute("SELECT sqlcipher_export(?)", (name,)).fetchall()
            number = _ask(self.raw, "user_version")
            self.raw.execute(f"PRAGMA {name}.user_version = {number}")
            self.raw.execute("COMMIT")
        except BaseException:
            # A disk that is full has ended the transaction already.
            with suppress(dbapi2.Error):
                self.raw.execute("ROLLBACK")
            raise

    @contextmanager
    def _unwatched(self) -> Iterator[None]:
        """What is refused otherwise, for statements of this class alone."""
        self.raw.set_authorizer(None)
        try:
            yield
        finally:
            self.raw.set_authorizer(_authorize)

    def close(self) -> None:
        """Let go of the file. What is in the write-ahead log goes into it, if the disk lets it."""
        self.raw.close()
        self.engine.dispose()
        self.file.close()


def open_database(path: Path, key: bytes) -> Database:
    """Open the file with its key.

    Raises `EngineUnfit` when the engine does not encrypt or did not take a setting,
    `JournalDamaged` when the file or its log is not this journal's, and lets the database's own
    errors pass (`faults.database_faults` turns them into ours). Nothing is changed then.
    """
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        _give_key(raw, key)
        if is_of_another_journal(log_of(path), key=key, salt=_salt(raw)):
            what = "the file beside it that ends in -wal belongs to another"
            raise JournalDamaged(what)
        _set_up(raw)
        file = _encrypted_file(path)
    except BaseException:
        raw.close()
        raise
    raw.set_authorizer(_authorize)
    return Database(path, _engine(raw), raw, file)


def _give_key(raw: Any, key: bytes) -> None:
    if not _ask(raw, "cipher_version"):
        what = "it has no cipher"
        raise EngineUnfit(what)
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("PRAGMA cipher_compatibility = 4")
    if str(_ask(raw, "cipher_status")) != "1":
        what = "it took no key"
        raise EngineUnfit(what)


def _salt(raw: Any) -> bytes:
    # SQLCipher reads it from the file when it gets the key, before it looks at any page.
    return bytes.fromhex(str(_ask(raw, "cipher_salt")))


def _set_up(raw: Any) -> None:
    for name, value, _ in PROFILE:
        raw.execute(f"PRAGMA {name} = {value}")
    raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for name, _, expected in PROFILE:
        if str(_ask(raw, name)) != str(expected):
            raise EngineUnfit(name)


def _encrypted_file(path: Path) -> BinaryIO:
    file = path.open("rb", buffering=0)
    if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
        file.close()
        what = "it does not encrypt"
        raise EngineUnfit(what)
    return file


def _ask(raw: Any, pragma: str) -> object:
    row = raw.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


def _engine(raw: Any) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # At once for writing: a transaction never finds half-way that it may not write.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Refuse statements that could copy the journal in the clear or change its key."""
    name = (first or "").lower()
    if action in {_ATTACH, _DETACH}:
        return _DENY
    if action == _PRAGMA and (name in _FORBIDDEN_PRAGMAS or name.startswith("cipher_")):
        return _DENY
    if action == _FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return _DENY
    return _OK
