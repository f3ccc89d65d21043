"""Kills a writer again and again at random moments, and looks each time for what it had said.

Runs as a program, in a process of its own: ``python -m tests.support.kill_cycles FOLDER SEED CYCLES
promise-after|promise-before|make``. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import re
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from reflect.domain.entry import Draft, EntryId
from reflect.domain.prompts import FREE
from reflect.errors import NotFound
from reflect.services.found_journals import found_journals
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.faults import database_faults
from reflect.storage.journal import Journal
from tests.support.builders import (
    JOURNAL_ID,
    MASTER,
    PASSPHRASE,
    cheap_journals,
    content,
    entry_id,
    new_journal,
)
from tests.support.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.storage.folder import JournalFolder

LONGEST = 0.06
"""Seconds that a writer lives at most."""

DRAFT = entry_id(1_000_000)
NEWEST = text(
    "SELECT entry.id, revision.content FROM entry"
    " JOIN revision ON revision.entry_id = entry.id AND revision.number = entry.revision"
    " UNION ALL SELECT entry_id, content FROM draft"
)
KINDS = ("save", "save", "save", "draft", "draft", "delete", "undelete", "settle")


class Writer:
    """Writes until it is killed, and says after each step what is now durable."""

    def __init__(self, journal: Journal, chance: random.Random, *, early: bool = False) -> None:
        self._journal = journal
        self._entries, self._drafts = EntryStore(self._journal), DraftStore(self._journal)
        self._chance = chance
        self._early = early

    def run(self, first: int, last: int, promise: Callable[[str], object]) -> None:
        """Take the steps with these numbers."""
        for number in range(first, last + 1):
            kind = self._chance.choice(KINDS)
            name = entry_id(self._chance.randrange(1, 60))
            step = json.dumps([number, kind, name])
            if self._early:
                promise(step)
            with suppress(NotFound):
                self.step(kind, number, name)
                if not self._early:
                    promise(step)

    def step(self, kind: str, number: int, name: EntryId) -> None:
        """Take one."""
        words = words_of(number)
        if kind == "save":
            self._entries.save(name, FREE, content(words))
        elif kind == "draft":
            self._drafts.save(Draft(id=DRAFT, prompts=FREE, content=content(words)))
        elif kind == "settle":
            self._journal.settle()
        else:
            getattr(self._entries, kind)(name)


def words_of(number: int) -> str:
    """What step number so and so writes: between a line and several pages."""
    return f"step {number} " + "albatross " * (number * 37 % 900)


def opened(folder: JournalFolder) -> Journal:
    """The journal, whatever became of it."""
    return Journal.open(folder, MASTER, JOURNAL_ID, clock=FakeClock())


class Promises:
    """What writers said is durable, and what is missing of it."""

    def __init__(self) -> None:
        self.steps = 0
        self.lost: list[Any] = []
        self._saved: dict[EntryId, int] = {}

    def heard(self, line: bytes | str) -> None:
        """Take note of one step."""
        number, kind, name = json.loads(line)
        self.steps = number
        if kind in {"save", "draft"}:
            self._saved[DRAFT if kind == "draft" else name] = number

    def check(self, journal: Journal) -> None:
        """Compare with the journal. One more step than promised may have been durable."""
        with journal.reading() as connection:
            rows = connection.execute(NEWEST).all()
        found = {row.id: _number_in(row.content) for row in rows}
        for name, number in self._saved.items():
            if found.get(name, 0) < number:
                self.lost.append([name, number])


def _number_in(words: Any) -> int:
    return int(re.findall(r"step (\d+) ", words)[0])


def faults_of(journal: Journal) -> list[str]:
    """What three kinds of check find wrong in the files; raises what keeps them from looking."""
    raw = journal._opened().raw
    raw.set_authorizer(None)
    with database_faults(journal.folder.database):
        # The check of the cipher reads the one file only, which the log may be ahead of.
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("INSERT INTO entry_text(entry_text, rank) VALUES ('integrity-check', 1)")
        found = [row[0] for row in raw.execute("PRAGMA cipher_integrity_check")]
        return found + [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]


def one_life(folder: JournalFolder, chance: random.Random, promises: Promises, early: bool) -> None:
    """Let a writer begin, listen for a while, and kill it."""
    hear, say = os.pipe()
    lifetime, seed = chance.uniform(0, LONGEST), chance.random()
    child = os.fork()
    if not child:
        writer = Writer(opened(folder), random.Random(seed), early=early)  # noqa: S311
        first = promises.steps + 1
        writer.run(first, first + 10_000, lambda step: os.write(say, step.encode() + b"\n"))
        os._exit(0)
    os.close(say)
    with os.fdopen(hear, "rb", buffering=0) as promised:
        heard = promised.readline()
        deadline = monotonic() + lifetime
        while select.select([promised], [], [], max(0, deadline - monotonic()))[0]:
            heard += os.read(hear, 65536)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += promised.read()
    for line in heard.splitlines(keepends=True):
        if line.endswith(b"\n"):
            promises.heard(line)


def run(place: Path, seed: int, cycles: int, *, early: bool) -> dict[str, Any]:
    """Kill so many writers; what was promised, lost and found wrong."""
    # Chance for the moments, not for keys.
    chance = random.Random(seed)  # noqa: S311
    journal = new_journal(place, FakeClock())
    journal.close()
    promises, faults = Promises(), list[str]()
    for _ in range(cycles):
        one_life(journal.folder, chance, promises, early)
        again = opened(journal.folder)
        promises.check(again)
        faults += faults_of(again)
        again.close()
    return {"steps": promises.steps, "lost": promises.lost, "faults": faults}


def pause(seconds: float) -> None:
    """Wait; nobody says anything meanwhile."""
    select.select([], [], [], seconds)


def run_making(place: Path, seed: int, cycles: int) -> dict[str, Any]:
    """Kill so many makers of journals; how many were made, and which of these are not whole."""
    # Chance for the moments, not for keys.
    chance = random.Random(seed)  # noqa: S311
    whole = 0
    # The first loads what a making needs, so that the others are killed while they make.
    cheap_journals().make(place / ".first", "First", PASSPHRASE).journal.close()
    for number in range(cycles):
        name = f"Journal {number}"
        child = os.fork()
        if not child:
            cheap_journals().make(place, name, PASSPHRASE).journal.close()
            os._exit(0)
        while not any(name in path.name for path in place.iterdir()):
            pause(0.0005)
        # The first is killed at once, so that one at least was not done.
        pause(chance.uniform(0, LONGEST) if number else 0)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for found in found_journals(place):
            if found.name == name:
                cheap_journals().unlock(found.path, passphrase=PASSPHRASE).close()
                whole += 1
    names = [path.name for path in place.iterdir() if path.name != ".first"]
    broken = [n for n in names if not n.startswith(".") and not n.endswith(".reflect")]
    return {"whole": whole, "left": len(names) - whole, "broken": broken}


if __name__ == "__main__":
    folder, seed, cycles, what = sys.argv[1:]
    if what == "make":
        result = run_making(Path(folder), int(seed), int(cycles))
    else:
        result = run(Path(folder), int(seed), int(cycles), early=what == "promise-before")
    sys.stdout.write(json.dumps(result) + "\n")
