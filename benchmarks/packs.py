"""Packs in a journal: looked at, installed by the hundred, listed, and their cost at unlocking."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlcipher3 import dbapi2

from benchmarks.journals import copied, opened
from benchmarks.timing import Line, compared, milliseconds, side_by_side, timed, times
from reflect.packs.built import build
from reflect.packs.limits import MAX_PACK_BYTES
from reflect.packs.minisign import SecretKey
from reflect.packs.source import Source, read_files
from reflect.services.changes import Announcer
from reflect.services.finder import Finder
from reflect.services.jobs import JobContext
from reflect.services.pack_offers import Trust
from reflect.services.packs import Packs
from reflect.services.prompt_library import PromptLibrary
from reflect.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reflect.storage.journal import Journal

PACKS = 500
ROUNDS = 10
KEY = SecretKey(bytes(8), bytes(range(32)))
_HEAD = """format = 1
id = "{name}"
version = "{version}"
title = "Hub {name}"
summary = "To look back on what a session asked of us"
licence = "CC-BY-4.0"
author = "A. Hub"
languages = ["en-GB"]
"""
_SET = """id = "{name}"
title = "After a session {name}"
summary = "What stayed with me, what I will do"
occasion = "After a session"
audience = ["nurses", "doctors"]
for_whom = "For people who took part in an online case discussion."
minutes = 5
"""
_PROMPT = """
[[prompts]]
id = "p{number}"
heading = "What the session asked of me, {number}"
help = "{help}"
kind = "long_text"
"""
_HELP = "One thing that stayed. Enough to remind you; not enough to identify anyone. "


def packs(place: Path, size: int) -> Iterator[Line]:
    """All of it, in a journal of so many entries."""
    with copied(place, size) as (empty, _), copied(place, size) as (folder, _):
        files = _files(folder.parent)
        journal = opened(folder)
        service = Packs(journal, Announcer(), PromptLibrary(tuple))
        yield from _largest(size, service, folder.parent)
        spent = timed(lambda: service.install_many(files, JobContext(), signers=[KEY.public.text]))
        value = f"{spent / 1000:.1f} s, {milliseconds(spent / len(files))} each"
        yield Line(size, f"look at {len(files)} packs and install them", value)
        yield from _library(size, service, _plain(journal, folder.parent / "packs.db"))
        journal.close()
        pairs = ((partial(_first_page, folder), partial(_first_page, empty)) for _ in range(ROUNDS))
        some, none = side_by_side(pairs)
        yield Line(size, "unlock to the first page, against no pack", compared(some, none), "1")


def _largest(size: int, service: Packs, place: Path) -> Iterator[Line]:
    """A pack of as many bytes as one may have, and as many prompts as fit into them."""
    path = place / "largest.reflectpack"
    path.write_bytes(_built("largest", sets=64))
    look = partial(service.look_at, path)
    kilobytes = path.stat().st_size // 1024
    spent = milliseconds(times(look, ROUNDS).median)
    yield Line(size, f"look at a pack of {kilobytes} KiB", spent, "300 ms")
    service.install(look(), accepted=Trust.NEW)
    path.write_bytes(_built("largest", sets=64, version="1.0.1"))
    spent = milliseconds(times(look, ROUNDS).median)
    yield Line(
        size, f"look at its next version, {kilobytes} KiB, and what changed", spent, "300 ms"
    )
    service.remove("largest")


def _library(size: int, service: Packs, plain: Any) -> Iterator[Line]:
    rows = ((service.rows, partial(_rows, plain)) for _ in range(ROUNDS))
    ours, floor = side_by_side(rows)
    what = f"list {len(service.rows())} packs, against plain SQLite"
    yield Line(size, what, compared(ours, floor), "at once: 100 ms")
    sets = ((service.installed_sets, partial(_sets, plain)) for _ in range(ROUNDS))
    ours, floor = side_by_side(sets)
    what = f"read {len(service.installed_sets())} prompt sets, against their text"
    yield Line(size, what, compared(ours, floor))


def _first_page(folder: Path) -> None:
    journal = opened(folder)
    Finder(journal).rows(limit=50)
    journal.close()


def _files(place: Path) -> list[Path]:
    """So many packs, each with three sets of eight prompts."""
    found = []
    for number in range(PACKS):
        path = place / f"hub-{number}.reflectpack"
        path.write_bytes(_built(f"hub-{number}", sets=3, prompts=8))
        found.append(path)
    return found


def _built(name: str, *, sets: int, prompts: int = 60, version: str = "1.0.0") -> bytes:
    """A pack of so many sets, as far as they fit."""
    files = {"pack.toml": _HEAD.format(name=name, version=version).encode()}
    for number in range(sets):
        asked = "".join(_PROMPT.format(number=n, help=_HELP) for n in range(prompts))
        text = (_SET.format(name=f"set-{number:02}") + asked).encode()
        if sum(map(len, files.values())) + len(text) > MAX_PACK_BYTES:
            break
        files[f"sets/set-{number:02}.toml"] = text
    return build(Source(read_files(files, name, ()), files), KEY)


def _plain(journal: Journal, path: Path) -> Any:
    """The columns of the list and the texts of the sets in a database without a key."""
    plain = dbapi2.connect(str(path), isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL").fetchall()
    names = [c.name for c in tables.pack.columns if c.name not in {"prompts", "content"}]
    plain.execute(f"CREATE TABLE pack ({', '.join(names)})")
    plain.execute("CREATE TABLE prompts (id TEXT PRIMARY KEY, prompts TEXT)")
    with journal.reading() as connection:
        for row in connection.execute(select(tables.pack)).mappings():
            values = [row[name] for name in names]
            plain.execute(f"INSERT INTO pack VALUES ({', '.join('?' * len(names))})", values)
            plain.execute("INSERT INTO prompts VALUES (?, ?)", (row["id"], row["prompts"]))
    return plain


def _rows(plain: Any) -> object:
    return plain.execute("SELECT * FROM pack ORDER BY lower(title), id").fetchall()


def _sets(plain: Any) -> object:
    return plain.execute("SELECT id, prompts FROM prompts").fetchall()
