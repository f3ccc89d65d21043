"""Packs as they come: refused, read at their largest, and shown in a catalogue."""

from __future__ import annotations

import shutil
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.timing import Line, milliseconds, timed
from reflect.services.jobs import JobContext
from reflect.services.pack_site import make_site
from tests.support.child import run_module
from tests.support.many_packs import many_packs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANY = 500


def catalogue(place: Path, _size: int) -> Iterator[Line]:
    """The attacks, the largest pack, and many packs in one catalogue."""
    found = run_module("tests.support.pack_costs")
    slowest = f"{milliseconds(1000 * found['slowest'])}, {found['slowest_name']}"
    yield Line(found["count"], "packs that are refused, the slowest", slowest, "100 ms")
    held = f"{found['most_held']:.1f} MiB, {found['most_held_name']}"
    yield Line(found["count"], "most memory for one of them", held, "64 MiB")
    grown = f"{found['mebibytes']:.0f} MiB"
    yield Line(found["count"], "the process after all of them", grown, "64 MiB")
    largest = found["largest"]
    took = f"{milliseconds(1000 * largest['seconds'])}, {largest['mebibytes']:.0f} MiB"
    what = f"the largest pack read and verified, {largest['bytes'] / 1000:.0f} kB"
    yield Line(1, what, took, "300 ms")
    yield from _catalogue(place)


def _catalogue(place: Path) -> Iterator[Line]:
    folder, site = place / "packs", place / "site"
    shutil.rmtree(site, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    for name, data in many_packs(MANY):
        (folder / name).write_bytes(data)
    for what in ("a catalogue of many packs", "the same again, nothing new"):
        begun = process_time()
        took = timed(lambda: make_site(folder, site, JobContext())) / 1000
        yield Line(MANY, what, f"{took:.1f} s, {process_time() - begun:.1f} s of the processor")
    for name in ("index", "authors", "languages"):
        size = (site / f"{name}.html").stat().st_size
        yield Line(MANY, f"its list {name}.html", f"{size / 1000:.0f} kB")
