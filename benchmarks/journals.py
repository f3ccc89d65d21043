"""Makes large journals, and the plain database that they are compared with."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlcipher3 import dbapi2

from benchmarks.texts import LAST, Writer
from reflect.domain.entry import text_of
from reflect.storage.entries import save_entry
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.master_key import MasterKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from benchmarks.texts import Sample

MASTER = MasterKey(bytes(32))
JOURNAL_ID = UUID(int=1)
TOGETHER = 2_000
"""Entries in one transaction while a journal is made."""

TOKENIZER = "porter unicode61 remove_diacritics 2 categories 'L* N* M*'"


def now() -> datetime:
    """The time of the journals, so that every run makes the same ones."""
    return LAST


def opened(folder: Path) -> Journal:
    """The journal in a folder that `make_both` filled, with the key at hand."""
    return Journal.open(JournalFolder(folder), MASTER, JOURNAL_ID, clock=now)


def make_both(place: Path, count: int) -> tuple[Path, Path]:
    """A journal of so many entries and a plain database of the same texts; their paths."""
    folder, plain_path = place / f"{count}.reflect", place / f"{count}.db"
    if folder.exists():
        return folder, plain_path
    making = JournalFolder(place / f".{count}.making")
    making.path.mkdir(parents=True)
    journal = Journal.make(making, MASTER, JOURNAL_ID, clock=now, device="benchmark")
    plain = Plain(plain_path)
    samples = Writer().samples(count)
    while together := list(islice(samples, TOGETHER)):
        with journal.writing() as writing:
            for sample in together:
                save_entry(writing, sample.id, sample.prompts, sample.content)
        plain.save(together)
    journal.close()
    plain.close()
    making.path.rename(folder)
    return folder, plain_path


@contextmanager
def copied(place: Path, count: int) -> Iterator[tuple[Path, Path]]:
    """Both once more, to be written in; they are gone afterwards."""
    folder, plain_path = make_both(place, count)
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        copy = Path(scratch) / folder.name
        shutil.copytree(folder, copy)
        yield copy, Path(shutil.copy(plain_path, scratch))


class Plain:
    """The least that could do the same: one row and one row of the index for each entry.

    The same SQLite, as durable as the journal; without a key unless one is given.
    """

    def __init__(self, path: Path, key: bytes = b"") -> None:
        self._database: Any = dbapi2.connect(str(path), isolation_level=None)
        if key:
            self._database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._database.execute(f"PRAGMA {pragma}").fetchall()
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS entry"
            " (id INTEGER PRIMARY KEY, written TEXT, title TEXT, text TEXT)"
        )
        self._database.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS entry_text"
            f' USING fts5(title, text, tokenize = "{TOKENIZER}")'
        )

    def save(self, samples: list[Sample]) -> None:
        """Add entries in one transaction."""
        self._database.execute("BEGIN IMMEDIATE")
        for sample in samples:
            content = sample.content
            text = text_of(sample.prompts, content)
            row = (content.written.isoformat(), content.title, text)
            added = self._database.execute(
                "INSERT INTO entry (written, title, text) VALUES (?, ?, ?)", row
            )
            self._database.execute(
                "INSERT INTO entry_text (rowid, title, text) VALUES (?, ?, ?)",
                (added.lastrowid, content.title, text),
            )
        self._database.execute("COMMIT")

    def search(self, query: str, limit: int) -> list[Any]:
        """The newest hits, with the words around each."""
        found: list[Any] = self._database.execute(
            "SELECT entry.id, written, entry.title,"
            " snippet(entry_text, 1, '[', ']', '…', 24)"
            " FROM entry_text JOIN entry ON entry.id = entry_text.rowid"
            " WHERE entry_text MATCH ? ORDER BY entry_text.rowid DESC LIMIT ?",
            (query, limit),
        ).fetchall()
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def fresh_samples(seed: int) -> Iterator[Sample]:
    """Entries that are in no journal yet, all of the last days."""
    writer = Writer(seed)
    return writer.samples(1_000_000)
