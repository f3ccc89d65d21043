"""Brings the tables up to today's format, and refuses a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import JournalDamaged, NewerFormat

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 2
"""The number of the newest step in ``migrations/versions``; kept as ``PRAGMA user_version``."""

_STEPS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: Connection) -> None:
    """Run the steps that the database has not had, all in the connection's transaction.

    Raises `NewerFormat` for a database that a newer Reflect has written.
    """
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found > SCHEMA:
        raise NewerFormat(found, SCHEMA)
    if found < SCHEMA:
        _run_steps(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def refuse_empty(connection: Connection) -> None:
    """Raise `JournalDamaged` where a journal should have tables and has none.

    A copy that was cut short while it was made opens without an error as an empty database.
    """
    if not connection.exec_driver_sql("PRAGMA user_version").scalar_one():
        what = "it is empty"
        raise JournalDamaged(what)


def _run_steps(connection: Connection) -> None:
    # Alembic takes a tenth of a second to load, and most openings need no step.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{SCHEMA:04d}")
