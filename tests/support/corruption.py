"""Changes bytes of a journal's database, cuts it and changes pages round: is each noticed?

The journal is closed, so its one file is all there is. A change is noticed when the journal does
not open, or when the check of the cipher or of the database names a fault.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from sqlcipher3 import dbapi2

from reflect.errors import JournalDamaged
from reflect.storage import connection
from reflect.storage.connection import open_database
from reflect.storage.faults import database_faults
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, new_journal
from tests.support.engines import MishearingEngine, remembered_statements
from tests.support.fakes import FakeClock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

PAGE = 4096


def without_hmac() -> AbstractContextManager[object]:
    """A database that is encrypted and no more, in which not every change can be noticed."""
    heard = {"PRAGMA cipher_compatibility": "PRAGMA cipher_use_hmac = OFF"}
    return patch.object(connection, "dbapi2", MishearingEngine(heard))


@dataclass(slots=True)
class Noticed:
    """How many changes were made, and which of them nobody noticed."""

    changes: int = 0
    missed: list[str] = field(default_factory=list)


class Victim:
    """The database of a journal, which is changed and mended again."""

    def __init__(self, place: Path) -> None:
        journal = new_journal(place, FakeClock())
        for number in range(40):
            WishStore(journal).put(f"wish {number}", "x" * 3000)
        journal.close()
        self.path = journal.folder.database
        self.data = self.path.read_bytes()
        self.pages = len(self.data) // PAGE
        self._there = self.data

    def faults(self, data: bytes) -> set[int]:
        """The pages in which a fault is named; 0 for one that concerns the whole file."""
        self._write(data)
        key = MASTER.database_key(JOURNAL_ID)
        try:
            with database_faults(self.path):
                database = open_database(self.path, key)
                try:
                    return self._checked(database.raw)
                finally:
                    database.close()
        # The others come only where pages are not authenticated, and nonsense is read as text.
        except (JournalDamaged, dbapi2.Error, UnicodeDecodeError):
            return {0}

    def _write(self, data: bytes) -> None:
        """Put this in the file, and touch no page that is the same."""
        with self.path.open("r+b") as file:
            for at in range(0, len(data), PAGE):
                if data[at : at + PAGE] != self._there[at : at + PAGE]:
                    file.seek(at)
                    file.write(data[at : at + PAGE])
            file.truncate(len(data))
        self._there = data

    def _checked(self, raw) -> set[int]:
        raw.set_authorizer(None)
        rows = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        found = {int(n) for row in rows for n in re.findall(r"page (\d+)", row[0])}
        if found:
            return found
        return set() if raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok" else {0}


def first_page(victim: Victim, chance: random.Random, noticed: Noticed, count: int) -> None:
    """Change so many bytes of the first page, one after the other."""
    for place in chance.sample(range(PAGE), count):
        data = bytearray(victim.data)
        data[place] ^= chance.randrange(1, 256)
        _note(noticed, f"byte {place}", victim.faults(bytes(data)), {1})


def other_pages(victim: Victim, chance: random.Random, noticed: Noticed, count: int) -> None:
    """Change a byte on each other page at once, until so many were changed."""
    for _ in range(-(-count // (victim.pages - 1))):
        data = bytearray(victim.data)
        for page in range(1, victim.pages):
            data[page * PAGE + chance.randrange(PAGE)] ^= chance.randrange(1, 256)
        found = victim.faults(bytes(data))
        for page in range(1, victim.pages):
            _note(noticed, f"a byte of page {page + 1}", found & {0, page + 1}, {page + 1})


def single_bytes(victim: Victim, chance: random.Random, noticed: Noticed, count: int) -> None:
    """Change one byte of another page, and no more."""
    for _ in range(count):
        data, place = bytearray(victim.data), chance.randrange(PAGE, len(victim.data))
        data[place] ^= chance.randrange(1, 256)
        _note(noticed, f"byte {place}", victim.faults(bytes(data)), {place // PAGE + 1})


def cuts(victim: Victim, chance: random.Random, noticed: Noticed, count: int) -> None:
    """Cut the file, every other time between two pages."""
    for number in range(count):
        # What is empty is refused before it is opened as a database.
        length = chance.randrange(PAGE, len(victim.data))
        length -= length % PAGE * (number % 2)
        _note(noticed, f"cut to {length}", victim.faults(victim.data[:length]), set())


def swaps(victim: Victim, chance: random.Random, noticed: Noticed, count: int) -> None:
    """Change two pages round."""
    for _ in range(count):
        one, other = chance.sample(range(victim.pages), 2)
        pages = [victim.data[n * PAGE : (n + 1) * PAGE] for n in range(victim.pages)]
        pages[one], pages[other] = pages[other], pages[one]
        found = victim.faults(b"".join(pages))
        _note(noticed, f"pages {one + 1} and {other + 1}", found, {one + 1, other + 1})


def _note(noticed: Noticed, what: str, found: set[int], changed: set[int]) -> None:
    noticed.changes += 1
    if not found or not (0 in found or changed <= found):
        noticed.missed.append(what)


Kind = Callable[[Victim, random.Random, Noticed, int], None]

KINDS: dict[str, tuple[Kind, int]] = {
    "page 1": (first_page, PAGE),
    "other pages": (other_pages, 3000),
    "single bytes": (single_bytes, 200),
    "cuts": (cuts, 366),
    "swaps": (swaps, 200),
}
"""What is done to the database, and how often a release wants it."""


def corrupt(
    place: Path, seed: int, *, scale: float = 1, only: Iterable[str] = KINDS
) -> dict[str, Noticed]:
    """All of it, in the numbers of the release times a scale."""
    chance, found = random.Random(seed), dict[str, Noticed]()  # noqa: S311 - no keys
    with remembered_statements():
        victim = Victim(place)
        for kind in only:
            change, count = KINDS[kind]
            found[kind] = Noticed()
            change(victim, chance, found[kind], round(count * scale))
        assert not victim.faults(victim.data), "a fault is named where there is none"
    return found
