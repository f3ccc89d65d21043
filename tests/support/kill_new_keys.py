"""Kills changes of all keys at random moments, and looks each time which keys the journal has.

Runs as a program, in a process of its own: ``python -m tests.support.kill_new_keys FOLDER SEED
KILLS at-one-stroke|step-by-step|in-place``. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import FREE
from reflect.errors import ReflectError
from reflect.services.found_journals import found_journals
from reflect.storage import keys
from reflect.storage.entries import EntryStore
from reflect.storage.exchange import exchange, step_by_step
from reflect.storage.new_keys import change_keys
from reflect.storage.recovery_code import new_code
from tests.support.builders import CHEAP, PASSPHRASE, cheap_journals, content, entry_id
from tests.support.kill_cycles import faults_of, pause

if TYPE_CHECKING:
    from collections.abc import Callable

    Swap = Callable[[Path, Path], None]

ENTRIES, LONGER = 40, 1.3
"""How many entries there are, and how much longer than a change takes a killer waits at most."""


def in_place(journal: Path, beside: Path) -> None:
    """How it must not be done: each file is written over the old one, piece by piece."""
    for path in sorted(beside.iterdir()):
        descriptor = os.open(journal / path.name, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        data = path.read_bytes()
        for at in range(0, len(data), 512):
            os.write(descriptor, data[at : at + 512])
            os.fsync(descriptor)
        os.close(descriptor)


SWAPS: dict[str, Swap] = {
    "at-one-stroke": exchange,
    "step-by-step": step_by_step,
    "in-place": in_place,
}


def words(number: int) -> str:
    """The passphrase after so many changes."""
    return f"{PASSPHRASE} {number}"


def make(place: Path) -> None:
    """A journal with something in it."""
    made = cheap_journals().make(place, "Test", words(0)).journal
    for number in range(1, ENTRIES + 1):
        EntryStore(made._journal).save(entry_id(number), FREE, content("heron " * number))
    made.close()


def change(place: Path, number: int, swap: Swap, say: int) -> None:
    """Open with one passphrase and change to the next; say when it begins and when it is done."""
    opened = cheap_journals().unlock(place / "Test.reflect", passphrase=words(number))
    journal = opened._journal
    key_file, master = keys.new_key_file(
        words(number + 1), new_code(), cost=CHEAP, journal=journal.id
    )
    os.write(say, b"b")
    change_keys(journal, key_file, master, swap=swap)
    os.write(say, b"d")
    opened.close()


def seconds_of_one(place: Path) -> float:
    """How long a change takes here."""
    make(place)
    began = monotonic()
    change(place, 0, exchange, os.open(os.devnull, os.O_WRONLY))
    return monotonic() - began


def one_life(place: Path, number: int, swap: Swap, seconds: float) -> bool:
    """Let a change begin, and kill it; whether it had said that it was done."""
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        change(place, number, swap, say)
        os._exit(0)
    os.close(say)
    os.read(hear, 1)
    pause(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    done = bool(select.select([hear], [], [], 0)[0] and os.read(hear, 1))
    os.close(hear)
    return done


def openers(place: Path, number: int) -> list[int]:
    """Which of the two passphrases open a whole journal."""
    found = []
    for each in (number, number + 1):
        try:
            (listed,) = found_journals(place)
            opened = cheap_journals().unlock(listed.path, passphrase=words(each))
        except (ReflectError, ValueError):
            continue
        texts = [
            EntryStore(opened._journal).entry(entry_id(one)).content.answers["text"]
            for one in range(1, ENTRIES + 1)
        ]
        if texts == ["heron " * one for one in range(1, ENTRIES + 1)]:
            found += [] if faults_of(opened._journal) else [each]
        opened.close()
    return found


def run(place: Path, seed: int, kills: int, swap: Swap) -> dict[str, Any]:
    """Kill so many changes; how often the journal was old, new, or neither."""
    # Chance for the moments, not for keys.
    chance = random.Random(seed)  # noqa: S311
    make(place)
    longest = LONGER * seconds_of_one(place / "measured")
    number, told = 0, {"old": 0, "new": 0, "torn": 0, "untrue": 0}
    for _ in range(kills):
        done = one_life(place, number, swap, chance.uniform(0, longest))
        found = openers(place, number)
        if len(found) != 1:
            told["torn"] += 1
            break
        new = found == [number + 1]
        told["new" if new else "old"] += 1
        told["untrue"] += done and not new
        number = found[0]
    left = sorted(path.name for path in place.iterdir() if path.name != "measured")
    return {**told, "left": left}


if __name__ == "__main__":
    folder, seed, kills, how = sys.argv[1:]
    sys.stdout.write(json.dumps(run(Path(folder), int(seed), int(kills), SWAPS[how])) + "\n")
