"""A journal of an earlier format becomes one of today wholly, or not at all."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from sqlalchemy import text

from reflect.errors import DiskFull, JournalDamaged
from reflect.storage import schema
from reflect.storage.checks import JournalCheck
from reflect.storage.journal import Journal
from reflect.storage.schema import SCHEMA
from tests.support.fakes import FakeClock
from tests.support.folders import contents
from tests.support.old_journals import OldJournal

KILLS, SEED = 100, 20261126


@pytest.fixture
def old(tmp_path):
    """A journal of the first format."""
    return OldJournal(tmp_path)


def opened(old, **how):
    return Journal.open(old.folder, old.master, old.id, clock=FakeClock(), **how)


def number_of(old):
    database = old.database()
    found = database.raw.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return found


def test_the_newest_format_passes_every_check(old) -> None:
    journal = opened(old)
    check = JournalCheck(journal)
    for _ in (*check.pages(), *check.structure(thorough=True), *check.rows()):
        pass
    journal.close()
    assert check.findings == ()
    assert check.counts.entries > 0


def test_what_comes_before_a_step_sees_the_journal_as_it_was(old) -> None:
    seen = []

    def look(journal):
        journal.settle()
        seen.append(journal.stand())
        with journal.database() as database:
            seen.append(database.raw.execute("PRAGMA user_version").fetchone())

    opened(old, before_step=look).close()
    assert seen[0].seal is None
    assert seen[1] == (1,)
    assert number_of(old) == SCHEMA


def test_nothing_comes_before_where_no_step_is_needed(old) -> None:
    opened(old).close()
    opened(old, before_step=lambda _journal: pytest.fail("called")).close()


def test_without_what_must_come_before_no_step_is_made(old) -> None:
    def fail(_journal):
        raise DiskFull

    before = contents(old.folder.path)
    with pytest.raises(DiskFull):
        opened(old, before_step=fail)
    assert contents(old.folder.path) == before
    assert number_of(old) == 1


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM account",
        "UPDATE revision SET chain = x'00' WHERE number = 1",
        "UPDATE journal SET seal = zeroblob(32)",
        "DROP TABLE wish",
    ],
)
def test_a_step_that_loses_something_did_not_happen(old, monkeypatch, loss) -> None:
    run_steps = schema._run_steps

    def lose(connection):
        run_steps(connection)
        connection.execute(text(loss))

    monkeypatch.setattr(schema, "_run_steps", lose)
    before = contents(old.folder.path)
    with pytest.raises(JournalDamaged, match="would lose something"):
        opened(old)
    assert contents(old.folder.path) == before
    monkeypatch.undo()
    opened(old).close()


def killed(tmp_path, kills, how):
    command = [sys.executable, "-m", "tests.support.kill_migrations"]
    given = [str(tmp_path / "killed"), str(SEED), str(kills), how]
    # The program is our own.
    done = subprocess.run(  # noqa: S603
        command + given, capture_output=True, text=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr
    sys.stdout.write(f"seed {SEED}, {kills} kills: {done.stdout}")
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs to fork")
def test_a_migration_that_is_killed_leaves_the_old_journal_or_the_new_one(tmp_path) -> None:
    found = killed(tmp_path, KILLS, "at-once")
    assert found["mixed"] == 0
    assert found["old"] + found["new"] == KILLS
    assert found["old"] > 10
    assert found["new"] > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs to fork")
def test_a_migration_that_is_not_one_transaction_is_caught(tmp_path) -> None:
    assert killed(tmp_path, 30, "step-by-step")["mixed"] > 0
