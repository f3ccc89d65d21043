"""A journal that is open: reading, writing, settling, closing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reflect.errors import JournalDamaged, RolledBack, StorageError
from reflect.storage import tables
from reflect.storage.connection import open_database
from reflect.storage.faults import database_faults
from reflect.storage.files import replace_file
from reflect.storage.records import milliseconds, moment
from reflect.storage.schema import bring_up_to_date, refuse_empty
from reflect.storage.state_file import State, decode_state, encode_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from reflect.storage.folder import JournalFolder
    from reflect.storage.master_key import MasterKey

    Clock = Callable[[], datetime]
    """The time now, with the writer's offset from UTC."""


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
        self._engine: Engine | None = self._opened()
        self._settled = -1

    def __repr__(self) -> str:
        return "Journal(open)" if self._engine else "Journal(closed)"

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
        """Write the database of a new journal into its folder."""
        # Made first and by us, so that the write-ahead log inherits its mode.
        folder.database.touch(mode=0o600)
        journal = cls(folder, master, journal_id, clock=clock)
        with database_faults(), journal._connection() as connection:
            bring_up_to_date(connection)
            connection.execute(
                tables.journal.insert().values(
                    id=journal_id.hex,
                    device=device,
                    generation=0,
                    changed_at=milliseconds(clock()),
                )
            )
            connection.commit()
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
        if not folder.database.exists():
            what = "journal.db is missing"
            raise JournalDamaged(what)
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
        with database_faults(), self._connection() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction. It is durable when the block has ended, or nothing of it happened."""
        try:
            with database_faults(), self._connection() as connection:
                yield self._begun(connection)
                connection.commit()
        except StorageError:
            # After a failed write or sync the connection's idea of the file cannot be trusted.
            self._drop()
            raise

    def generation(self) -> int:
        """How many writes the journal has had."""
        with self.reading() as connection:
            return self._state(connection).generation

    def settle(self) -> None:
        """Move all that was written into the one file, and note how far the journal has got."""
        with database_faults(), self._connection() as connection:
            state = self._state(connection)
            connection.rollback()
            if state.generation == self._settled:
                return
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        replace_file(self.folder.state, encode_state(state, self._id, self._master))
        self._settled = state.generation

    def close(self) -> None:
        """Settle, then let go of the file. Closing twice does nothing."""
        if self._engine is None:
            return
        try:
            self.settle()
        finally:
            self._drop()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if self._engine is None:
            self._engine = self._opened()
        with self._engine.connect() as connection:
            yield connection

    def _opened(self) -> Engine:
        with database_faults():
            return open_database(self.folder.database, self._master.database_key(self._id))

    def _drop(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _begun(self, connection: Connection) -> Writing:
        now = self.clock()
        bump = (
            tables.journal.update()
            .values(generation=tables.journal.c.generation + 1, changed_at=milliseconds(now))
            .returning(tables.journal.c.generation, tables.journal.c.device)
        )
        row = connection.execute(bump).one()
        return Writing(connection, now, row.generation, row.device)

    def _state(self, connection: Connection) -> State:
        row = connection.execute(
            select(tables.journal.c.generation, tables.journal.c.changed_at)
        ).one()
        return State(row.generation, row.changed_at)

    def _check(self, *, accept_older: bool) -> None:
        with database_faults(), self._connection() as connection:
            refuse_empty(connection)
            bring_up_to_date(connection)
            connection.commit()
            here = self._state(connection)
        known = self._known_state()
        if known and known.generation > here.generation and not accept_older:
            missing = known.generation - here.generation
            raise RolledBack(missing, moment(here.changed_at))

    def _known_state(self) -> State | None:
        try:
            data = self.folder.state.read_bytes()
        except OSError:
            return None
        return decode_state(data, self._id, self._master)
