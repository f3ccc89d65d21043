"""Spoils journals of other programs, and looks what their readers make of them.

A reader says what is wrong, or gives entries that a journal can hold; nothing else may come out.
Now and then the real child process reads what was spoilt, and what it gave is brought into a real
journal, wholly or not at all.
"""

from __future__ import annotations

import json
import random
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC
from functools import cache
from time import process_time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import msgspec

from reflect.domain.imported import Imported, Source
from reflect.errors import Cancelled, ImportFailed
from reflect.imports import day_one, limits, mini_diary, strict_json, wire
from reflect.imports.__main__ import READERS
from reflect.imports.another_journal import read_source
from reflect.imports.detection import source_of
from reflect.imports.reading import Reading
from reflect.services.importing import Choice
from reflect.services.jobs import JobContext
from tests.support.builders import made_journal
from tests.support.imports import SAMPLES, nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reflect.domain.imported import ImportedEntry

KINDS = {
    Source.DAY_ONE: ("dayone/export",),
    Source.JRNL: ("jrnl/24-hours.txt", "jrnl/12-hours.txt", "jrnl/export.json"),
    Source.MINI_DIARY: ("minidiary/mini-diary.json", "minidiary/mini-diarium.json"),
    Source.MARKDOWN: ("markdown/obsidian", "markdown/joplin", "markdown/rednotebook"),
    Source.CSV: ("csv/log.csv", "csv/semicolons.csv", "csv/tabs-utf16.csv"),
}
TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"NaN"),
    *(b"[" * 3000, b'{"a":' * 800, b"9" * 5000, b"1e999", b"-1e999", b"#" * 500, b"../../x"),
    *(b"0001-01-01", b"9999-12-31T23:59:59+14:00", b"[2026-11-24 08:00] ", b"---\n"),
    *(b"&a [*a,*a]", b"!!python/object:x", b'"', b"'", b"\r", b"\t", b";;;;", b",,,,\n"),
    *(b"<b><ul>", b"</ul></b>", b"![](../../x)", b"data:image/png;base64,AAA="),
)
VALUES: tuple[Any, ...] = (
    *(None, True, -1, 2**70, 1e308, "", "\ud800", "\0", "9999-12-31", "x" * 5000),
    *([], {}, [[]], {"": None}),
)
SLOWEST = 5.0
"""Seconds for a case; a child has ten."""


class Held:
    """Files in memory, as a reader sees a place."""

    links = 0
    name = "held"

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.names = tuple(sorted(files))

    def read(self, name: str, at_most: int) -> bytes:
        """The beginning of one."""
        return self._files[name][: at_most + 1]


@dataclass(slots=True)
class Met:
    """How many cases there were, and what became of them."""

    cases: int = 0
    entries: int = 0
    refused: int = 0
    brought: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def meet(seed: int, count: int, place: Path, *, child_every: int = 0) -> Met:
    """Let the readers meet so many spoilt journals; one in ``child_every`` goes all the way."""
    # Chance for bytes, not for keys.
    chance, met = random.Random(seed), Met()  # noqa: S311
    for number in range(count):
        source, files = spoilt(chance)
        begun = process_time()
        try:
            entries = _read(source, files)
            if child_every and number % child_every == 0:
                met.brought += _brought_in(source, files, place / str(number))
        except Exception as error:  # noqa: BLE001 - any that comes out is a finding
            met.wrong.append(
                f"seed {seed}, case {number}, {source}: {type(error).__name__} {error}"
            )
        else:
            met.entries += len(entries)
            met.refused += not entries
        took = process_time() - begun
        met.cases += 1
        met.slowest = max(met.slowest, took)
        met.wrong += (
            [f"seed {seed}, case {number}, {source}: {took:.1f} s"] if took > SLOWEST else []
        )
    return met


def spoilt(chance: random.Random) -> tuple[Source, dict[str, bytes]]:
    """A journal of another program with some mistakes in it."""
    source = chance.choice(list(KINDS))
    files = dict(_sample(chance.choice(KINDS[source])))
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice(sorted(files))
        if name.endswith(".json") and chance.random() < 0.5:
            files[name] = _other_values(files[name], chance)
        else:
            files[name] = _other_bytes(files[name], chance)
    return source, files


@cache
def _sample(name: str) -> tuple[tuple[str, bytes], ...]:
    path = SAMPLES / name
    if path.is_file():
        return ((path.name, path.read_bytes()),)
    files = (each for each in sorted(path.rglob("*")) if each.is_file())
    return tuple((each.relative_to(path).as_posix(), each.read_bytes()) for each in files)


def _other_bytes(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 8, 200)))
    how = chance.randrange(5)
    if how == 0:
        return data[:at] + chance.choice(TOKENS) + data[at:]
    if how == 1:
        return data[:at] + data[end:]
    if how == 2:
        return data[:end] + data[at:]
    if how == 3:
        return data[:at]
    return data[:at] + chance.randbytes(end - at) + data[end:]


def _other_values(data: bytes, chance: random.Random) -> bytes:
    """The same JSON with another value somewhere, or a name gone; as it is if it is none."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return data
    inner, key = whole, None
    while isinstance(inner, dict | list) and inner:
        around, key = (
            inner,
            chance.choice(list(inner) if isinstance(inner, dict) else range(len(inner))),
        )
        inner = around[key]
        if chance.random() < 0.3:
            break
    if key is None:
        return data
    if isinstance(around, dict) and chance.random() < 0.2:
        del around[key]
    else:
        around[key] = chance.choice(VALUES)
    return json.dumps(whole).encode("utf-8", "surrogatepass")


def _read(source: Source, files: dict[str, bytes]) -> list[ImportedEntry]:
    """What a reader makes of it, with each entry proved to hold; nothing where it refuses."""
    held, reading = Held(files), Reading(step=nothing)
    with suppress(ImportFailed):
        source_of(held)
    try:
        entries = list(READERS[source](held, reading))
    except ImportFailed:
        return []
    for entry in entries:
        assert_holds(entry)
    return entries


def assert_holds(entry: ImportedEntry) -> None:
    """It comes through the pipe as it went in, which the schema sees to."""
    shape = wire.told(msgspec.json.encode(wire._shape(entry)), wire.EntryShape)
    assert wire.entry_of(shape, iter([file.data for file in entry.files])) == entry
    assert entry.content.written.astimezone(UTC).year in limits.YEARS
    assert entry.content.answers or entry.content.title or entry.files


def _brought_in(source: Source, files: dict[str, bytes], place: Path) -> int:
    """Let a child read it and bring that in; stopped half-way first, when nothing may be there."""
    folder = place / "files"
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    # One file is a source by itself, several are one as their folder.
    asked = folder if len(files) > 1 else folder / next(iter(files))
    try:
        imported = read_source(asked, source=source, step=nothing)
    except ImportFailed:
        return 0
    return _wholly_or_not(imported, place)


def _wholly_or_not(imported: Imported, place: Path) -> int:
    journal = made_journal(place).journal
    try:
        preview = journal.importing.preview(imported, JobContext())
        every = {each.index: Choice.BRING_IN for each in preview.duplicates}
        try:
            journal.importing.bring_in(preview, every, _stopping(len(imported.entries)))
        except Cancelled:
            assert journal.finder.rows() == ()
        brought = journal.importing.bring_in(preview, every, JobContext())
        assert len(journal.finder.rows()) == len(imported.entries) == len(brought.entries)
    finally:
        journal._journal.close()
    return len(imported.entries)


def _stopping(last: int) -> JobContext:
    """Stops at one step."""

    def stop(done: int, _total: int) -> None:
        if done >= last:
            raise Cancelled

    return JobContext(stop)


@contextmanager
def with_careless_json() -> Iterator[None]:
    """How it must not be: whatever Python's own reader takes is taken."""
    with ExitStack() as patched:
        for module in (strict_json, day_one, mini_diary):
            patched.enter_context(patch.object(module, "read_json", json.loads))
        yield
