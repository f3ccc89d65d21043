"""A journal that is open: reading, writing, settling, closing."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.errors import Diverged, JournalDamaged, ReflectError, RolledBack, StorageError
from reflect.storage import tables
from reflect.storage.connection import Database, open_database
from reflect.storage.faults import database_faults
from reflect.storage.files import storage_errors
from reflect.storage.log_guard import is_log_empty
from reflect.storage.pages import PageKeys
from reflect.storage.records import milliseconds, moment
from reflect.storage.schema import SCHEMA, SEALED, bring_up_to_date, format_of
from reflect.storage.seal import NO_SEAL, Seal
from reflect.storage.state_file import NO_MARK, State, StateFile
from reflect.storage.writing import Writing

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


# Without SQLAlchemy: each runs once in every transaction.
_STAND = "SELECT generation, changed_at, device, {seal} FROM journal"
_COUNT = "UPDATE journal SET generation = ?, changed_at = ?, seal = ? WHERE generation = ?"


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the journal has got: its one row."""

    generation: int
    changed_at: int
    device: str
    seal: bytes | None
    """None in a format from before seals."""


class Journal:
    """An open journal, for the one thread that opened it."""

    def __init__(
        self, folder: JournalFolder, master: MasterKey, journal_id: UUID, *, clock: Clock
    ) -> None:
        self.folder = folder
        self.clock = clock
        self._master = master
        self._id = journal_id
        self._states = StateFile(folder.state, journal_id, master)
        self._database: Database | None = None
        self._stand: Stand | None = None
        self._closed = False
        self._settled = -1
        self.progress_known = True
        """Whether the journal could be compared, at its opening, with how far it had got."""

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
        generation: int = 0,
    ) -> Journal:
        """Write the database of a new journal into its folder. Raises a `StorageError`.

        ``generation`` is that of the journal whose rows are to be put into it.
        """
        with storage_errors():
            # Made first and by us, so that the write-ahead log inherits its mode.
            folder.database.touch(mode=0o600)
        journal = cls(folder, master, journal_id, clock=clock)
        try:
            journal._write_tables(device, generation)
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
        before_step: Callable[[Journal], object] | None = None,
    ) -> Journal:
        """Open a journal, brought up to today's format.

        ``before_step`` is called with the journal while it still has its old format, if it has
        one; what it raises leaves it so. Raises `JournalDamaged`, `InUse`, `NewerFormat`, a
        `StorageError`, or `RolledBack` unless ``accept_older``.
        """
        _refuse_missing(folder)
        journal = cls(folder, master, journal_id, clock=clock)
        try:
            journal._check(accept_older=accept_older, before_step=before_step)
        except RolledBack:
            # What cannot be read of the log may still be what is missing: it stays.
            journal._drop(keep_log=True)
            raise
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
            before = self._standing(connection)
            writing = self._begun(connection, before)
            yield writing
            after = replace(
                before,
                generation=writing.generation,
                changed_at=milliseconds(writing.now),
                seal=bytes(writing.seal),
            )
            self._commit(connection, after, counted_from=before.generation)

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The database as a whole, outside of any transaction: to copy it or to check it."""
        with self._connection() as connection:
            connection.rollback()
            yield self._opened()

    def page_keys(self, salt: bytes) -> PageKeys:
        """What proves of each page that it is as it was written."""
        return PageKeys(self._master.database_key(self._id), salt)

    def generation(self) -> int:
        """How many writes the journal has had."""
        return self.stand().generation

    def stand(self) -> Stand:
        """How far the journal has got."""
        with self.reading() as connection:
            return self._standing(connection)

    def settle(self) -> None:
        """Move all that was written into the one file, and note how far the journal has got."""
        with self._connection() as connection:
            stand = self._standing(connection)
            connection.rollback()
            if stand.generation == self._settled:
                return
            database = self._opened()
            database.refuse_if_moved()
            database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._states.replace(self._state_of(stand))
        self._settled = stand.generation

    def compact(self) -> None:
        """Write the one file anew, so that nothing stays in it of what was deleted.

        Takes a second for some ten thousand entries, and room for all of them once more.
        """
        with self.database() as database:
            database.write_anew()
        # Whoever has read a part of the file sees by it that the rest is another.
        self._stand = None
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
        with self.database() as database:
            database.export(path, master.database_key(self._id))

    def inventory(self) -> tuple[object, ...]:
        """What the database is made of, and how many rows each table has."""
        with self.database() as database:
            return database.inventory()

    def damage(self) -> tuple[str, ...]:
        """What reading the whole file finds wrong."""
        self.settle()
        with self.database() as database:
            return database.damage()

    def move_over(self, master: MasterKey, swap: Callable[[], None]) -> None:
        """Let go of the files while ``swap`` puts others in their place; go on with those.

        If they do not open ``swap`` is done once more, which must put the first ones back.
        """
        self.settle()
        self._drop()
        swap()
        before = self._master
        try:
            self._go_on_with(master)
            self._check(accept_older=False)
        except BaseException:
            self._drop()
            self._go_on_with(before)
            swap()
            raise

    def _go_on_with(self, master: MasterKey) -> None:
        self._master = master
        self._states = StateFile(self.folder.state, self._id, master)
        self._stand = None
        self._settled = -1

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

    def _opened(self) -> Database:
        if self._closed:
            what = "the journal is closed"
            raise RuntimeError(what)
        if self._database is None:
            key = self._master.database_key(self._id)
            self._database = open_database(self.folder.database, key)
        return self._database

    def _drop(self, *, keep_log: bool = False) -> None:
        self._stand = None
        self._states.close()
        database, self._database = self._database, None
        if database is not None and keep_log:
            database.close_keeping_log()
        elif database is not None:
            database.close()

    def _begun(self, connection: Connection, before: Stand) -> Writing:
        seal = Seal(before.seal or NO_SEAL)
        raw, generation = self._opened().raw, before.generation + 1
        # What runs without SQLAlchemy would begin none.
        if not connection.in_transaction():
            connection.begin()
        return Writing(connection, raw, self.clock(), generation, before.device, seal)

    def _commit(self, connection: Connection, after: Stand, *, counted_from: int) -> None:
        database = self._opened()
        database.refuse_if_moved()
        row = (after.generation, after.changed_at, after.seal, counted_from)
        database.raw.execute(_COUNT, row)
        connection.commit()
        # Nobody else can write while we have the file, so it need not be read again.
        self._stand = after
        self._states.note(self._state_of(after))

    def _standing(self, connection: Connection) -> Stand:
        if self._stand is None:
            seal = "seal" if format_of(connection) >= SEALED else "NULL"
            row = connection.exec_driver_sql(_STAND.format(seal=seal)).one_or_none()
            if row is None:
                what = "the row that says how far it had got is missing"
                raise JournalDamaged(what)
            self._stand = Stand(*row)
        return self._stand

    def _state_of(self, stand: Stand) -> State:
        mark = NO_MARK if stand.seal is None else self._states.mark_of(stand.seal)
        return State(stand.generation, stand.changed_at, mark)

    def _write_tables(self, device: str, generation: int) -> None:
        first = {"id": self._id.hex, "device": device, "generation": generation, "seal": NO_SEAL}
        with self._connection() as connection:
            bring_up_to_date(connection)
            now = milliseconds(self.clock())
            connection.execute(tables.journal.insert().values(**first, changed_at=now))
            connection.commit()

    def _check(
        self, *, accept_older: bool, before_step: Callable[[Journal], object] | None = None
    ) -> None:
        with self._connection() as connection:
            found = format_of(connection)
            here = self._standing(connection)
        # Before any step: what is not the newest copy is left as it is.
        self._compare(here, accept_older=accept_older)
        if found < SCHEMA:
            self._step_up(before_step)

    def _compare(self, here: Stand, *, accept_older: bool) -> None:
        known = self._states.read()
        self.progress_known = known is not None
        if known is None or known.generation < here.generation:
            return
        if known.generation > here.generation:
            self._refuse_or_go_on(
                known,
                RolledBack(known.generation - here.generation, moment(here.changed_at)),
                accept_older=accept_older,
            )
        elif NO_MARK != known.mark != self._state_of(here).mark:
            error = Diverged(moment(here.changed_at))
            self._refuse_or_go_on(known, error, accept_older=accept_older)
        elif is_log_empty(self.folder.database):
            self._settled = known.generation

    def _refuse_or_go_on(self, known: State, error: RolledBack, *, accept_older: bool) -> None:
        if not accept_older:
            raise error
        # Give no number twice: what is missing here had its own, and may be found again. One
        # more, so that the state is behind whatever happens next.
        with self._connection() as connection:
            change = tables.journal.update().values(generation=known.generation + 1)
            connection.execute(change)
            connection.commit()
        self._stand = None

    def _step_up(self, before_step: Callable[[Journal], object] | None) -> None:
        if before_step:
            before_step(self)
        with self._connection() as connection:
            bring_up_to_date(connection)
            connection.commit()
        self._stand = None


def _refuse_missing(folder: JournalFolder) -> None:
    with storage_errors():
        try:
            size = folder.database.stat().st_size
        except FileNotFoundError:
            size = -1
    if size <= 0:
        what = "journal.db is empty" if size == 0 else "journal.db is missing"
        raise JournalDamaged(what)
