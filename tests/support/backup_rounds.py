"""Backs up and looks what comes back: after any life, and under any clock.

Runs as a program, in a process of its own: ``python -m tests.support.backup_rounds FOLDER SEED
ROUNDS back|back-of-another|clocks|by-the-clock``. The second and the last are how it must not be.
Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reflect.domain.backup import LEAST
from reflect.services.jobs import JobContext
from reflect.storage import backups as making
from reflect.storage.backups import backups_in
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.fakes import FakeClock
from tests.support.random_lives import deeds
from tests.support.whole_journals import Life, write, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.domain.backup import BackupName

NAME = "tests.support.backup_rounds"
ONLY_THE_TIME = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}
ENTRIES_A_LIFE = 2


def come_back(place: Path, seed: int, rounds: int, *, of_another: bool) -> dict[str, Any]:
    """Live on, back up, bring it back and write both out; how often these were not one text."""
    # Chance for what is written, not for keys.
    chance, clock = random.Random(seed), FakeClock()  # noqa: S311
    journals = cheap_journals(clock)
    journal = journals.make(place, "Test", PASSPHRASE).journal
    life, wrong, size = Life(journal, clock, place), list[str](), 0
    for number in range(rounds):
        life.live(deeds(chance, 12))
        before = written_out(journal, place / "before.json")
        row = journal.backups.make(JobContext())
        if of_another:
            row = journal.backups.rows()[-1]
        back = journals.restore(row.path, place / "Back.reflect", passphrase=PASSPHRASE).journal
        after = written_out(back, place / "after.json")
        back._journal.close()
        shutil.rmtree(back.path)
        size = max(size, len(before))
        if before != after:
            wrong.append(f"seed {seed}, round {number}")
    journal._journal.close()
    return {"rounds": rounds, "wrong": wrong, "largest": size}


def under_clocks(place: Path, seed: int, rounds: int, how: str) -> dict[str, Any]:
    """Let lives follow each other, each under a clock that is off; what was lost of the newest."""
    # Chance for the clocks, not for keys.
    chance = random.Random(seed)  # noqa: S311
    journal = cheap_journals().make(place, "Test", PASSPHRASE).journal
    journal._journal.close()
    wrong, least = list[str](), 99
    for number in range(1, rounds + 1):
        shift = f"{chance.randint(-3653, 3653):+d}d"
        command = ["faketime", "-f", shift, sys.executable, "-m", NAME, str(journal.path)]
        told = {**os.environ, **ONLY_THE_TIME}
        # Ours, and Debian's.
        subprocess.run([*command, str(number), how], env=told, check=True)  # noqa: S603
        listed = [each.name.generation for each in backups_in(journal.path / "backups")]
        made = json.loads((journal.path / "backups" / ".made").read_text())
        if made[-LEAST:] != sorted(listed)[-LEAST:]:
            wrong.append(f"seed {seed}, life {number}, {shift}: {sorted(listed)[-LEAST:]}")
        least = min(least, len(listed) if number >= LEAST else least)
    return {"lives": rounds, "wrong": wrong, "least": least}


def by_the_clock(names: Iterable[BackupName], *, good: int) -> frozenset[BackupName]:
    """How it must not be: whatever seems older than the three newest may go."""
    # Whether the journal is known to be good is not asked either.
    oldest_first = sorted(names, key=lambda name: name.made)
    return frozenset(oldest_first[:-LEAST])


def one_life(path: Path, number: int, how: str) -> None:
    """Write and back up some times, an hour after each other, by the clock of this computer."""
    hours = iter(range(100))

    def clock() -> datetime:
        return datetime.now().astimezone() + timedelta(hours=next(hours))

    careless = patch.object(making, "outdated", by_the_clock)
    note = path / "backups" / ".made"
    made = json.loads(note.read_text()) if note.exists() else []
    with careless if how == "by-the-clock" else nullcontext():
        journal = cheap_journals(clock).unlock(path, passphrase=PASSPHRASE)
        for each in range(ENTRIES_A_LIFE):
            write(journal, f"life {number}, entry {each}")
            made.append(journal.backups.make(JobContext()).generation)
        journal._journal.close()
    note.write_text(json.dumps(made))


def main(folder: Path, seed: int, rounds: int, how: str) -> dict[str, Any]:
    """What was asked for."""
    if how.startswith("back"):
        return come_back(folder, seed, rounds, of_another=how == "back-of-another")
    return under_clocks(folder, seed, rounds, how)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        one_life(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        folder, seed, rounds, how = sys.argv[1:]
        sys.stdout.write(json.dumps(main(Path(folder), int(seed), int(rounds), how)) + "\n")
