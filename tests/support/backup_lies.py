"""Backs up to a disk that lies or fails, and looks each time for a bad backup among those listed.

Runs as a program, in a process of its own: ``python -m tests.support.backup_lies FOLDER SEED RUNS
careful|trusting``. Prints one line of JSON.
"""

from __future__ import annotations

import errno
import json
import random
import sys
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reflect.domain.prompts import FREE
from reflect.errors import BackupUnreadable, ReflectError
from reflect.services.backups import FOLDER_SUFFIX
from reflect.services.jobs import JobContext
from reflect.storage import backups as making
from reflect.storage import files
from reflect.storage.backups import BackupStore, backups_in
from reflect.storage.entries import EntryStore
from tests.support.builders import PASSPHRASE, cheap_journals, content, entry_id
from tests.support.failing_file import FailingDisk
from tests.support.fakes import FakeClock
from tests.support.spoiling import SPOILED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.services.open_journal import OpenJournal

WRITERS = ((making, "sync_file"), (making, "replace_file"), (files, "sync_file"))
"""What makes a file of a backup: the copied database, the key file, a file on the stick."""


@contextmanager
def lying(chance: random.Random) -> Iterator[str]:
    """One of the files is not as it was written, or has not all of it."""
    module, name = chance.choice(WRITERS)
    write: Callable[..., object] = getattr(module, name)
    how = chance.choice([*SPOILED, "a byte flipped somewhere", "cut somewhere"])

    def lie(path: Path, *rest: object, **given: object) -> None:
        write(path, *rest, **given)
        data = path.read_bytes()
        at = chance.randrange(len(data))
        if how in SPOILED:
            path.write_bytes(SPOILED[how](data))
        elif how == "cut somewhere":
            path.write_bytes(data[:at])
        else:
            path.write_bytes(
                data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            )

    with patch.object(module, name, lie):
        yield f"{name}, {how}"


@contextmanager
def failing(chance: random.Random) -> Iterator[str]:
    """From one call on the disk takes nothing any more, or writes half of it and fails."""
    first, error = chance.randrange(1, 40), chance.choice([errno.EIO, errno.ENOSPC])
    disk = FailingDisk(first=first, last=chance.choice([first, 10**6]), error=error)
    with patch.object(files, "os", disk):
        yield f"{errno.errorcode[error]} from call {first} on"


def bad_ones(journal: OpenJournal, places: tuple[Path, ...]) -> tuple[int, list[str]]:
    """How many good backups the place with fewest has, and those listed that are not good."""
    store, bad, good = journal.backups._store, list[str](), list[int]()
    for place in places:
        listed = [each for each in backups_in(place) if each.fault is None]
        for each in listed:
            try:
                store.check(each)
            except BackupUnreadable as error:
                bad.append(f"{place.name}/{each.name}: {error.fault}")
        good.append(len(listed))
    return min(good), bad


def run(place: Path, seed: int, runs: int, *, trusting: bool) -> dict[str, Any]:
    """Make so many backups on a disk that lies; the bad ones that are listed, and how few stay."""
    # Chance for the lies, not for keys.
    chance, clock = random.Random(seed), FakeClock()  # noqa: S311
    journal = cheap_journals(clock).make(place, "Test", PASSPHRASE).journal
    (place / "Stick").mkdir()
    journal.backups.choose_folder(place / "Stick")
    places = (journal.path / "backups", place / "Stick" / f"Test{FOLDER_SUFFIX}")
    for number in range(1, 6):
        write(journal, clock, number)
        journal.backups.make(JobContext())
    bad, least, told = list[str](), 99, 0
    careless = patch.object(BackupStore, "_read_back", lambda *_: None)
    for number in range(6, 6 + runs):
        write(journal, clock, number)
        with (
            careless if trusting else nullcontext(),
            chance.choice((lying, failing))(chance) as how,
            suppress(ReflectError),
        ):
            journal.backups.make(JobContext())
        told += bool(journal.backups.failed())
        good, found = bad_ones(journal, places)
        bad += [f"seed {seed}, run {number}, {how}: {each}" for each in found]
        least = min(least, good)
        if bad and trusting:
            break
    journal._journal.close()
    return {"runs": runs, "bad": bad, "least": least, "told": told}


def write(journal: OpenJournal, clock: FakeClock, number: int) -> None:
    """Save an entry, a third of a day after the one before."""
    clock.go(hours=8)
    EntryStore(journal._journal).save(entry_id(number % 50 + 1), FREE, content(f"words {number}"))


if __name__ == "__main__":
    folder, seed, runs, how = sys.argv[1:]
    found = run(Path(folder), int(seed), int(runs), trusting=how == "trusting")
    sys.stdout.write(json.dumps(found) + "\n")
