"""A journal that is open: reading, writing, settling, closing."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reflect.errors import (
    JournalDamaged,
    ReflectError,
    RolledBack,
    StorageError,
)
from reflect.storage import tables
from reflect.storage.connection import Database, open_database
from reflect.storage.faults import database_faults
from reflect.storage.files import replace_file, storage_errors
from reflect.storage.records import milliseconds, moment
from reflect.storage.schema import bring_up_to_date, refuse_empty
from reflect.storage.state_file import State, decode_state, encode_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from reflect.storage.folder import JournalFolder
    from reflect.storage.master_key import MasterKey

    Clock = Callable[[], datetime]
    """The time now, with the writer's offset from UTC."""


_journal = tables.journal
_COUNT = (
    _journal.update()
    .values(generation=_journal.c.generation + 1)
    .returning(_journal.c.generation, _journal.c.device)
)


@dataclass(frozen=True, slots=True)
class Writing:
    """One transaction that writes, and what it stamps its rows with."""

    connection: Connection
    now: datetime
    generation: int
    device: str

    @property
    def stamp(self) -> dict[str, Any]:
        """The columns that say who wrote a row, and in which order."""
        return {"generation": self.generation, "device": self.device}


class Journal:
    """An open journal, for the one thread that opened it."""

    def __init__(
        self, folder: JournalFolder, master: MasterKey, journal_id: UUID, *, clock: Clock
    ) -> None:
        self.folder = folder
        self.clock = clock
        self._master = master
        self._id = journal_id
        self._database: Database | None = None
        self._closed = False
        self._settled = -1

    def __repr__(self) -> str:
        return "Journal(closed)" if self._closed else "Journal(open)"

    @classmethod
    def make(
        cls,
        folder: JournalFolder,
        master: MasterKey,
        journal_id: UUID,
        *,
        clock: Clock,
        device: str,
    ) -> Journal:
        """Write the database of a new journal into its folder. Raises a `StorageError`."""
        with storage_errors():
            # Made first and by us, so that the write-ahead log inherits its mode.
            folder.database.touch(mode=0o600)
        journal = cls(folder, master, journal_id, clock=clock)
        try:
            journal._write_tables(device)
        except BaseException:
            journal._drop()
            raise
        return journal

    @classmethod
    def open(
        cls,
        folder: JournalFolder,
        master: MasterKey,
        journal_id: UUID,
        *,
        clock: Clock,
        accept_older: bool = False,
    ) -> Journal:
        """Open a journal, brought up to today's format.

        Raises `JournalDamaged`, `InUse`, `NewerFormat`, a `StorageError`, or `RolledBack` unless
        ``accept_older``.
        """
        _refuse_missing(folder)
        journal = cls(folder, master, journal_id, clock=clock)
        try:
            journal._check(accept_older=accept_older)
        except BaseException:
            journal._drop()
            raise
        return journal

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for queries that belong together."""
        with self._connection() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction. It is durable when the block has ended, or nothing of it happened."""
        with self._connection() as connection:
            yield self._begun(connection)
            self._opened().refuse_if_moved()
            connection.commit()

    def generation(self) -> int:
        """How many writes the journal has had."""
        with self.reading() as connection:
            return self._state(connection).generation

    def settle(self) -> None:
        """Move all that was written into the one file, and note how far the journal has got."""
        with self._connection() as connection:
            state = self._state(connection)
            connection.rollback()
            if state.generation == self._settled:
                return
            database = self._opened()
            database.refuse_if_moved()
            database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        replace_file(self.folder.state, encode_state(state, self._id, self._master))
        self._settled = state.generation

    def compact(self) -> None:
        """Write the one file anew, so that nothing stays in it of what was deleted.

        Takes a second for some ten thousand entries, and room for all of them once more.
        """
        with self._raw_database() as database:
            database.write_anew()
        self._settled = -1
        self.settle()

    @property
    def id(self) -> UUID:
        """The journal's id, as its key file has it."""
        return self._id

    @property
    def master(self) -> MasterKey:
        """The journal's one secret; another one after all its keys were changed."""
        return self._master

    def export(self, path: Path, master: MasterKey) -> None:
        """Write all of it into an empty file, with the database key of another master key."""
        self.settle()
        with self._raw_database() as database:
            database.export(path, master.database_key(self._id))

    def inventory(self) -> tuple[object, ...]:
        """What the database is made of, and how many rows each table has."""
        with self._raw_database() as database:
            return database.inventory()

    def damage(self) -> tuple[str, ...]:
        """What reading the whole file finds wrong."""
        self.settle()
        with self._raw_database() as database:
            return database.damage()

    def move_over(self, master: MasterKey, swap: Callable[[], None]) -> None:
        """Let go of the files while ``swap`` puts others in their place; go on with those.

        If they do not open ``swap`` is done once more, which must put the first ones back.
        """
        self.settle()
        self._drop()
        swap()
        before, self._master = self._master, master
        try:
            self._settled = -1
            self._check(accept_older=False)
        except BaseException:
            self._drop()
            self._master = before
            swap()
            raise

    def close(self) -> None:
        """Settle if that can be done, then let go of the file. Closing twice does nothing.

        All that was said to be saved is durable without settling: a disk that is full, damaged or
        gone must not keep a journal open.
        """
        try:
            if self._database is not None:
                with suppress(ReflectError):
                    self.settle()
        finally:
            self._drop()
            self._closed = True

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        try:
            with (
                database_faults(self.folder.database),
                self._opened().engine.connect() as connection,
            ):
                yield connection
        except (StorageError, JournalDamaged):
            # After a failure the connection's idea of the file cannot be trusted; the next use
            # opens the file again, and every page that can be read is read.
            self._drop()
            raise

    @contextmanager
    def _raw_database(self) -> Iterator[Database]:
        """The database outside of any transaction."""
        with self._connection() as connection:
            connection.rollback()
            yield self._opened()

    def _opened(self) -> Database:
        if self._closed:
            what = "the journal is closed"
            raise RuntimeError(what)
        if self._database is None:
            key = self._master.database_key(self._id)
            self._database = open_database(self.folder.database, key)
        return self._database

    def _drop(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            database.close()

    def _begun(self, connection: Connection) -> Writing:
        now = self.clock()
        row = connection.execute(_COUNT, {"changed_at": milliseconds(now)}).one()
        return Writing(connection, now, row.generation, row.device)

    def _state(self, connection: Connection) -> State:
        row = connection.execute(
            select(tables.journal.c.generation, tables.journal.c.changed_at)
        ).one()
        return State(row.generation, row.changed_at)

    def _write_tables(self, device: str) -> None:
        first = {"id": self._id.hex, "device": device, "generation": 0}
        with self._connection() as connection:
            bring_up_to_date(connection)
            now = milliseconds(self.clock())
            connection.execute(tables.journal.insert().values(**first, changed_at=now))
            connection.commit()

    def _check(self, *, accept_older: bool) -> None:
        with self._connection() as connection:
            refuse_empty(connection)
            bring_up_to_date(connection)
            connection.commit()
            here = self._state(connection)
        known = self._known_state()
        if known is None or known.generation < here.generation:
            return
        if known.generation > here.generation:
            if not accept_older:
                missing = known.generation - here.generation
                raise RolledBack(missing, moment(here.changed_at))
            self._count_on_from(known)
        self._settled = known.generation

    def _count_on_from(self, known: State) -> None:
        """Give no number twice: what is missing here had its own, and may be found again."""
        with self._connection() as connection:
            connection.execute(tables.journal.update().values(generation=known.generation))
            connection.commit()

    def _known_state(self) -> State | None:
        try:
            data = self.folder.state.read_bytes()
        except OSError:
            return None
        return decode_state(data, self._id, self._master)


def _refuse_missing(folder: JournalFolder) -> None:
    with storage_errors():
        try:
            size = folder.database.stat().st_size
        except FileNotFoundError:
            size = -1
    if size <= 0:
        what = "journal.db is empty" if size == 0 else "journal.db is missing"
        raise JournalDamaged(what)
