"""Kills a migration from the first format again and again, and looks each time what is there.

Runs as a program, in a process of its own: ``python -m tests.support.kill_migrations FOLDER SEED
KILLS at-once|step-by-step``. The second is how it must not be. Prints one line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import alembic.op

from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.schema import SCHEMA
from tests.support.fakes import FakeClock
from tests.support.kill_cycles import pause
from tests.support.old_journals import OldJournal

if TYPE_CHECKING:
    from sqlalchemy import Connection

ENTRIES = 300
_TABLES = ("entry", "revision", "account", "departure", "draft", "commitment", "wish", "wording")


def migrate(old: OldJournal, folder: JournalFolder) -> None:
    """Open it, which brings it up to date."""
    Journal.open(folder, old.master, old.id, clock=FakeClock()).close()


def commit_after_each() -> None:
    """Make every statement of a step durable by itself."""
    execute = alembic.op.execute

    def executed(statement: Any) -> None:
        execute(statement)
        connection: Connection = alembic.op.get_bind()
        connection.connection.commit()
        connection.connection.cursor().execute("BEGIN IMMEDIATE")

    alembic.op.execute = executed  # type: ignore[assignment]  # the control breaks it on purpose


def killed(old: OldJournal, folder: JournalFolder, after: float | None) -> None:
    """Migrate in a child that is killed after so many seconds, or comes to its end."""
    child = os.fork()
    if not child:
        migrate(old, folder)
        os._exit(0)
    if after is not None:
        pause(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def contents(raw: Any) -> str:
    """Every row of the tables that both formats have, in one digest."""
    digest = hashlib.sha256()
    for table in _TABLES:
        # Names of our own tables.
        for row in raw.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608
            digest.update(repr(row).encode())
    digest.update(repr(raw.execute("SELECT id, generation FROM journal").fetchall()).encode())
    return digest.hexdigest()


def state_of(old: OldJournal, folder: JournalFolder, expected: str) -> str:
    """Whether what is there is wholly old, wholly new, or neither."""
    database = old.database(folder)
    try:
        raw = database.raw
        number = raw.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema")}
        has = ("evidence" in tables, "journal_before" in tables)
        sealed = any(row[1] == "seal" for row in raw.execute("PRAGMA table_info(journal)"))
        same = "journal" in tables and contents(raw) == expected
    finally:
        database.close()
    if same and (number, has, sealed) == (1, (False, False), False):
        return "old"
    if same and (number, has, sealed) == (SCHEMA, (True, False), True):
        return "new"
    return "mixed"


def run(place: Path, seed: int, kills: int) -> dict[str, int]:
    """Kill so many migrations of one journal; how many ended how."""
    old = OldJournal(place)
    old.grow(ENTRIES)
    database = old.database()
    expected = contents(database.raw)
    database.close()
    # Chance for the moments, not for keys.
    chance = random.Random(seed)  # noqa: S311
    found = {"old": 0, "new": 0, "mixed": 0}
    longest = 0.0
    for number in range(kills + 2):
        copy = JournalFolder(place / "copy.reflect")
        shutil.copytree(old.folder.path, copy.path)
        begun = monotonic()
        if not number:
            # Loads what a step needs, so that the others are killed while they make it.
            migrate(old, copy)
        elif number == 1:
            killed(old, copy, None)
            longest = monotonic() - begun
        else:
            killed(old, copy, chance.uniform(0, longest * 1.5))
            found[state_of(old, copy, expected)] += 1
            migrate_if_whole(old, copy, found)
        shutil.rmtree(copy.path)
    return found


def migrate_if_whole(old: OldJournal, folder: JournalFolder, found: dict[str, int]) -> None:
    """What was left opens afterwards, and is new then."""
    if not found["mixed"]:
        migrate(old, folder)


if __name__ == "__main__":
    folder, seed, kills, how = sys.argv[1:]
    if how == "step-by-step":
        commit_after_each()
    sys.stdout.write(json.dumps(run(Path(folder), int(seed), int(kills))) + "\n")
