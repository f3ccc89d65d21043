"""Unlocks, writes, searches and locks again and again, and looks into the memory each time.

Runs as a program too, with a home of its own: ``python -m tests.support.lock_cycles CYCLES``.
Prints one line of JSON. Needs to be run by the administrator: nobody else may look.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.prompts import FREE
from reflect.storage import keys
from reflect.storage.key_file import decode
from tests.support.builders import PASSPHRASE, cheap_journals, content
from tests.support.fakes import FakeClock
from tests.support.memory_scan import forms_of_key, forms_of_words, found_in_memory
from tests.support.real_screen import Running, Screen, running, screen, until

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, TITLE, SEARCHED = "marzipan", "Kettledrum", "gingerbread"
"""Typed into an answer; the name of an earlier entry; typed into the search, and found."""
KEY = "the database's key"


@dataclass(frozen=True, slots=True)
class Cycle:
    """What was in memory before and after a lock, and how long that took."""

    before: dict[str, int]
    after: dict[str, int]
    seconds: float
    """From the key to the locked window on screen."""
    waited: float
    """How much of that it stood in line for a processor: other programs' time, not its own."""


def made_journal(place: Path) -> tuple[Path, dict[str, tuple[bytes, ...]]]:
    """A journal with one entry, and what must not be found in memory once it is locked."""
    journal = cheap_journals(FakeClock()).make(place, "Practice", PASSPHRASE).journal
    said = content(f"We ate {SEARCHED}.", title=f"{TITLE} afternoon")
    journal.entries.finish(replace(journal.entries.begin(FREE), content=said))
    journal.close()
    key_file = decode((journal.path / "journal.keys").read_bytes())
    key = keys.open_with_passphrase(key_file, PASSPHRASE).database_key(key_file.journal)
    return journal.path, {**forms_of_words((TEXT, TITLE, SEARCHED)), KEY: forms_of_key(key)}


def cycles(home: Path, count: int) -> Iterator[Cycle]:
    """So many, one after the other, in the same process and the same journal."""
    journal, wanted = made_journal(home / "journals")
    with screen(home) as shown, running(shown, "--locked", str(journal), "asked") as program:
        until(shown.shows_a_window, "the first page")
        locked = shown.calm()
        for _ in range(count):
            write_and_search(shown, program, journal / "journal.db")
            before = until(lambda: all_found(program, wanted), "all that was seen, in memory")
            began, stood = time.monotonic(), program.seconds_in_line()
            shown.press("ctrl+l")
            until(lambda: shown.shows(locked), "the locked window")
            seconds = time.monotonic() - began
            waited = program.seconds_in_line() - stood
            looked_for = {**wanted, **forms_of_words([PASSPHRASE])}
            yield Cycle(before, found_in_memory(program.pid, looked_for), seconds, waited)


def all_found(program: Running, wanted: dict[str, tuple[bytes, ...]]) -> dict[str, int] | None:
    """How often each is there, once all are: else the search after the lock would be blind."""
    found = found_in_memory(program.pid, wanted)
    return found if found.keys() == wanted.keys() else None


def write_and_search(shown: Screen, program: Running, database: Path) -> None:
    """What a writer does in two minutes, by the keys."""
    shown.type(PASSPHRASE)
    shown.press("Return")
    until(database.with_name("journal.lock").exists, "the journal")
    assert program.has_open(database)
    shown.calm()
    for keys_or_words in ("ctrl+n", "two-minute", "Return", f"A tune of {TEXT}.", "ctrl+Return",
                          "ctrl+2", "ctrl+f", SEARCHED):  # fmt: skip
        if keys_or_words[0] in "cR":
            shown.press(keys_or_words)
        else:
            shown.type(keys_or_words)
        shown.calm()


def main() -> None:
    """Run by hand, before a release."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = folder
        for cycle in cycles(own, int(sys.argv[1])):
            sys.stdout.write(json.dumps(asdict(cycle)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
