"""Reads a backup back, every page of it. That it opens says nothing: a cut one opens, empty."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from reflect.domain.backup import Contents, Fault
from reflect.errors import (
    BackupUnreadable,
    JournalDamaged,
    KeysDamaged,
    NewerFormat,
    StorageError,
    Vanished,
)
from reflect.storage import tables
from reflect.storage.connection import faults_in, open_to_read
from reflect.storage.faults import database_faults
from reflect.storage.files import read_file, storage_errors
from reflect.storage.key_file import LARGEST, KeyFile, decode, signed_bytes
from reflect.storage.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from reflect.storage.master_key import MasterKey

_OFTEN = 20_000
"""Steps of the database's own machine: some milliseconds."""
_ENTRIES = "SELECT count(*) FROM entry WHERE deleted_at IS NULL"
_CHAINS = "SELECT chain FROM revision ORDER BY entry_id, number"


def contents_in(raw: Any) -> Contents:
    """What is in an open database."""
    tables_there = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    counted = {
        name: _number(raw, f"SELECT count(*) FROM {name}")  # noqa: S608 - a name of ours, below
        for (name,) in tables_there
        if name in tables.metadata.tables
    }
    chains = hashlib.sha256()
    for (chain,) in raw.execute(_CHAINS):
        chains.update(chain)
    return Contents(
        generation=_number(raw, "SELECT generation FROM journal"),
        entries=_number(raw, _ENTRIES),
        revisions=counted["revision"],
        accounts=counted["account"],
        rows=sum(counted.values()),
        chains=chains.hexdigest(),
    )


def contents_of(
    database: Path, key: bytes, *, go_on: Callable[[], object] = lambda: None
) -> Contents:
    """What is in a database that nobody has open, once all of it was read and is whole.

    Raises `BackupUnreadable`, and what ``go_on`` raises, which is asked now and then. Nothing is
    written, not even beside it.
    """
    with _unreadable():
        _refuse_nothing(database)
        with (
            database_faults(database),
            closing(open_to_read(database, key)) as raw,
            _asking(raw, go_on),
        ):
            _refuse_other_schema(raw)
            if faults_in(raw):
                raise BackupUnreadable(Fault.PAGES)
            return contents_in(raw)


def keys_in(path: Path) -> KeyFile:
    """The key file of a backup; raises `BackupUnreadable`."""
    try:
        with _unreadable():
            return decode(read_file(path, at_most=LARGEST))
    except KeysDamaged:
        raise BackupUnreadable(Fault.KEYS) from None


def refuse_other_keys(key_file: KeyFile, master: MasterKey, journal_id: UUID) -> None:
    """Raise `BackupUnreadable` for a key file that does not lead to this master key."""
    mac = hmac.digest(master.header_key(journal_id), signed_bytes(key_file), hashlib.sha256)
    if key_file.journal != journal_id or not hmac.compare_digest(mac, key_file.mac):
        raise BackupUnreadable(Fault.OTHER_KEYS)


def _refuse_nothing(database: Path) -> None:
    with storage_errors():
        size = database.stat().st_size
    if not size:
        raise BackupUnreadable(Fault.EMPTY)


def _refuse_other_schema(raw: Any) -> None:
    found = _number(raw, "PRAGMA user_version")
    if found > SCHEMA:
        raise BackupUnreadable(Fault.NEWER)
    if not found:
        raise BackupUnreadable(Fault.EMPTY)


@contextmanager
def _asking(raw: Any, go_on: Callable[[], object]) -> Iterator[None]:
    """Ask within a long query, too: what that raises ends the query."""

    def asked() -> int:
        go_on()
        return 0

    raw.set_progress_handler(asked, _OFTEN)
    try:
        yield
    except dbapi2.OperationalError:
        # The database says no more than that it was interrupted.
        go_on()
        raise


@contextmanager
def _unreadable() -> Iterator[None]:
    try:
        yield
    except Vanished:
        raise BackupUnreadable(Fault.MISSING) from None
    except JournalDamaged:
        raise BackupUnreadable(Fault.PAGES) from None
    except NewerFormat:
        raise BackupUnreadable(Fault.NEWER) from None
    except StorageError:
        raise BackupUnreadable(Fault.DISK) from None


def _number(raw: Any, query: str) -> int:
    return int(raw.execute(query).fetchone()[0])
