"""Kills a maker of backups at many points, and looks each time for a bad one among those listed.

Runs as a program, in a process of its own: ``python -m tests.support.backup_kills FOLDER KILLS
careful|careless``. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.domain.backup import Reason
from reflect.domain.prompts import FREE
from reflect.errors import BackupUnreadable
from reflect.services.jobs import JobContext
from reflect.storage.entries import EntryStore
from tests.support.builders import PASSPHRASE, cheap_journals, content, entry_id
from tests.support.fakes import FakeClock

if TYPE_CHECKING:
    from reflect.services.open_journal import OpenJournal

SIGNS = frozenset(
    {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.listdir", "shutil.rmtree"}
)
"""What Python tells of before it does it; a kill falls between two of these."""
EVERY = 20
"""Steps of the database between two points at which a copying may be killed."""
STRAYS = (timedelta(), timedelta(days=3653), timedelta(days=-3653))
SEED = 20261126


class Countdown:
    """Counts signs of life, and ends the process at one of them."""

    def __init__(self, last: int) -> None:
        self.seen = 0
        self._last = last

    def __call__(self, *_: Any) -> int:
        """One more sign."""
        self.seen += 1
        if self.seen == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def hear(self, event: str, _given: object) -> None:
        """A sign of Python's own."""
        if event in SIGNS:
            self()


def make(journal: OpenJournal, *, careless: bool) -> None:
    """Make a backup as the program does, or as somebody would who trusts the disk."""
    if not careless:
        journal.backups.make(JobContext())
        return
    store = journal.backups._store
    final = store.place / f"{store.journal.clock():%Y%m%dT%H%M%SZ}-g{store.journal.generation()}"
    final.mkdir()
    shutil.copyfile(journal.path / "journal.keys", final / "journal.keys")
    (final / "journal.db").touch()
    with store.journal.database() as database:
        database.copy_into(final / "journal.db")


def one_life(path: Path, clock: FakeClock, number: int, last: int, *, careless: bool) -> int:
    """Write something and back it up in a process that ends at this sign; how many there were."""
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        journal = cheap_journals(clock).unlock(path, passphrase=PASSPHRASE)
        EntryStore(journal._journal).save(entry_id(number), FREE, content("albatross " * 4_000))
        countdown = Countdown(last)
        sys.addaudithook(countdown.hear)
        raw = journal._journal._opened().raw
        # Little is held back in memory, so that a copying that is killed has written something.
        raw.execute("PRAGMA cache_size = 10")
        raw.set_progress_handler(countdown, EVERY)
        make(journal, careless=careless)
        os.write(say, str(countdown.seen).encode())
        os._exit(0)
    os.close(say)
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as told:
        return int(told.read() or 0)


def listed(path: Path, clock: FakeClock) -> tuple[int, list[str]]:
    """How many backups are listed as good, and which of them are not."""
    journal = cheap_journals(clock).unlock(path, passphrase=PASSPHRASE)
    store, bad = journal.backups._store, []
    rows = [row for row in journal.backups.rows() if row.readable]
    for row in rows:
        try:
            store.check(journal.backups._list.backup(row))
        except BackupUnreadable as error:
            bad.append(f"{row.path.name}: {error.fault}")
    # Not as a person closes it: that would make a backup.
    journal._journal.close()
    return len(rows), bad


def run(place: Path, kills: int, *, careless: bool) -> dict[str, Any]:
    """Kill so many makers, each at another point of its work."""
    clock, chance = FakeClock(), random.Random(SEED)  # noqa: S311 - for the clock, not for keys
    journal = cheap_journals(clock).make(place, "Test", PASSPHRASE).journal
    for number in range(1, 12):
        EntryStore(journal._journal).save(entry_id(number), FREE, content("albatross " * 200))
        clock.go(days=1)
        journal.backups.back_up(Reason.BY_HAND)
    path = journal.path
    journal._journal.close()
    total = one_life(path, clock, 12, 0, careless=careless)
    bad, least, finished = set[str](), 99, 0
    for kill in range(kills):
        clock.go(days=1)
        stray = chance.choice(STRAYS)
        clock.now += stray
        last = 1 + kill * total // kills
        finished += bool(one_life(path, clock, 13 + kill, last, careless=careless))
        clock.now -= stray
        good, found = listed(path, clock)
        bad.update(found)
        least = min(least, good - len(found))
    left = len(list((path / "backups").glob(".*")))
    return {"points": total, "bad": sorted(bad), "least": least, "finished": finished, "left": left}


if __name__ == "__main__":
    folder, count, how = sys.argv[1:]
    sys.stdout.write(json.dumps(run(Path(folder), int(count), careless=how == "careless")) + "\n")
