"""Opens the encrypted database with one profile, and checks that every part of it took hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from reflect.errors import EngineUnfit, JournalDamaged

if TYPE_CHECKING:
    from pathlib import Path

PLAIN_HEADER = b"SQLite format 3\0"

# In this order: the log is silenced before anything can be logged, and the key comes before
# anything is read. Values are those that the database answers with when asked again.
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

_FORBIDDEN_PRAGMAS = frozenset({"temp_store", "key", "rekey", "hexkey", "writable_schema"})
# Numbers of sqlite3_set_authorizer (https://www.sqlite.org/c3ref/c_alter_table.html).
_PRAGMA, _ATTACH, _DETACH, _FUNCTION = 19, 24, 25, 31
_OK, _DENY = 0, 1


def open_database(path: Path, key: bytes) -> Engine:
    """Return an engine with one connection to ``path``, for the thread that calls.

    Raises `EngineUnfit` when the engine does not encrypt or did not take a setting, and lets the
    database's own errors pass (`faults.database_faults` turns them into ours).
    """
    connection = _connect(path, key)
    try:
        _check(path, connection)
    except BaseException:
        connection.close()
        raise
    connection.set_authorizer(_authorize)
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, key: bytes) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
        for name, value, _ in PROFILE:
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(path: Path, connection: Any) -> None:
    if not _ask(connection, "cipher_version") or str(_ask(connection, "cipher_status")) != "1":
        what = "it has no cipher"
        raise EngineUnfit(what)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for name, _, expected in PROFILE:
        found = _ask(connection, name)
        if str(found) != str(expected):
            raise EngineUnfit(name)
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            what = "it is not encrypted"
            raise JournalDamaged(what)


def _ask(connection: Any, pragma: str) -> object:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


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
    if action == _FUNCTION and (second or "").lower() in {"load_extension", "sqlcipher_export"}:
        return _DENY
    return _OK
