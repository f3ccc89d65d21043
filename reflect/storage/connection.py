"""Opens the encrypted database with one profile, and checks that every part of it took hold."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from reflect.errors import EngineUnfit, JournalDamaged, Vanished
from reflect.storage.files import write_again
from reflect.storage.log_guard import is_log_empty, is_of_another_journal, log_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

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
        with self._unguarded():
            self.raw.execute("VACUUM")

    def copy_into(self, path: Path) -> None:
        """Write all that is kept into this empty file, with the same key, outside of a transaction.

        A copying that is killed leaves a file that opens as an empty database.
        """
        with self._unguarded():
            self.raw.execute("VACUUM INTO ?", (str(path),))

    def bad_pages(self) -> tuple[str, ...]:
        """The pages of the file that are not as they were written, outside of any transaction.

        Does not look into the write-ahead log: move it into the file first.
        """
        with self._unguarded():
            return bad_pages_in(self.raw)

    def export(self, path: Path, key: bytes) -> None:
        """Write all that is kept into an empty file under another key, durably."""
        with self._unguarded():
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
        with self._unguarded():
            return faults_in(self.raw)

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

    def close(self) -> None:
        """Let go of the file. What is in the write-ahead log goes into it, if the disk lets it."""
        self.raw.close()
        self.engine.dispose()
        self.file.close()

    def close_keeping_log(self) -> None:
        """As `close`, but the write-ahead log stays as it is, what is readable of it or not."""
        log = log_of(self.path)
        if is_log_empty(self.path):
            self.close()
            return
        kept = log.with_name(f".{log.name}.kept")
        # Closing takes the log away, and what it cannot read of it is lost then.
        with suppress(OSError):
            shutil.copy(log, kept)
        self.close()
        with suppress(OSError):
            os.replace(kept, log)

    @contextmanager
    def _unguarded(self) -> Iterator[None]:
        self.raw.set_authorizer(None)
        try:
            yield
        finally:
            self.raw.set_authorizer(_authorize)


def bad_pages_in(raw: Any) -> tuple[str, ...]:
    """What is wrong with pages; each row of the answer is one."""
    return tuple(str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall())


def faults_in(raw: Any) -> tuple[str, ...]:
    """What is wrong with pages, or else with what is written on them; empty if nothing is."""
    bad_pages = bad_pages_in(raw)
    if bad_pages:
        return bad_pages
    written = tuple(str(row[0]) for row in raw.execute("PRAGMA quick_check").fetchall())
    return () if written == ("ok",) else written


def open_to_read(path: Path, key: bytes) -> Any:
    """A connection to a database that nobody writes in; it leaves no file beside it and no lock.

    Never for a database that this process has open: closing this one would unlock that one. Raises
    and lets pass what `open_database` does.
    """
    uri = f"{_address(path.absolute())}?mode=ro&immutable=1"
    raw = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=0)
    try:
        _give_key(raw, key)
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA cell_size_check = ON")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def _address(path: PurePath) -> str:
    """The path as SQLite wants it in a URI: a server is part of the path."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


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
        # Ours alone from here on. What a log holds now was left by a failure or a crash. SQLite
        # makes the name of a new one durable as well, but does not tell when that fails.
        write_again(log_of(path))
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
