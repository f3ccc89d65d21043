"""Brings the tables up to today's format, and refuses a newer one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from reflect.errors import JournalDamaged, NewerFormat
from reflect.storage.seal import seal_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 4
"""The number of the newest step in ``migrations/versions``; kept as ``PRAGMA user_version``."""

SEALED = 3
"""The first format in which `journal` has a seal."""

_STEPS = Path(__file__).parent / "migrations"
# Made and changed by the steps themselves.
_NOT_COUNTED = frozenset({"journal", "alembic_version"})
_INDEX = "entry_text"


def format_of(connection: Connection) -> int:
    """The number of the database's format.

    Raises `NewerFormat` for one that a newer Reflect has written, and `JournalDamaged` where a
    journal should have tables and has none: a copy that was cut short while it was made opens
    without an error as an empty database.
    """
    found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found > SCHEMA:
        raise NewerFormat(found, SCHEMA)
    if not found:
        what = "it is empty"
        raise JournalDamaged(what)
    return found


def bring_up_to_date(connection: Connection) -> None:
    """Run the steps that the database has not had, all in the connection's transaction.

    Raises `JournalDamaged` when not all that was there is there afterwards: do not commit then.
    """
    found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found < SCHEMA:
        before = _contents(connection)
        _run_steps(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        if found:
            _refuse_loss(connection, before)


def _contents(connection: Connection) -> dict[str, object]:
    """How many rows each table has, and all chains, by which no revision can be another."""
    names = connection.execute(
        text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    )
    counted = {
        # Names of our own schema.
        name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608
        for name in names.scalars().all()
        if name not in _NOT_COUNTED and not name.startswith(_INDEX)
    }
    return {**counted, "chains": _chains(connection)} if counted else {}


def _chains(connection: Connection) -> str:
    chains = sha256()
    every = "SELECT chain FROM revision ORDER BY entry_id, number"
    for chain in connection.execute(text(every)).scalars():
        chains.update(chain)
    return chains.hexdigest()


def _refuse_loss(connection: Connection, before: dict[str, object]) -> None:
    after = _contents(connection)
    seal = connection.execute(text("SELECT seal FROM journal")).scalar_one()
    if any(after.get(name) != before[name] for name in before) or seal != seal_of(connection):
        what = "a step to the newest format would lose something"
        raise JournalDamaged(what)


def _run_steps(connection: Connection) -> None:
    # Alembic takes a tenth of a second to load, and most openings need no step.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{SCHEMA:04d}")
