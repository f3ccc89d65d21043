"""From the journal's key to its first page, in a new process each time; and what it takes up."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.journals import make_both
from benchmarks.timing import Line, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 15

# The imports are those that unlocking needs; the key is at hand, so nothing is derived.
PROGRAM = """
import json, sys
from pathlib import Path
from time import perf_counter

def resident():
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

bare = resident()
start = perf_counter()
from reflect.domain.search import Filter
from reflect.services.finder import Finder
from reflect.services.journals import Journals
from benchmarks.journals import opened
imported, with_imports = perf_counter(), resident()
journal = opened(Path(sys.argv[1]))
page = Finder(journal).rows(Filter(), limit=50)
shown = perf_counter()
assert len(page) == 50
print(json.dumps({
    "imports": (imported - start) * 1000,
    "first page": (shown - imported) * 1000,
    "bare": bare,
    "with imports": with_imports,
    "open": resident(),
}))
journal.close()
"""


def unlock(place: Path, size: int) -> Iterator[Line]:
    """Time to the first page, and memory once it is there."""
    folder, _ = make_both(place, size)
    said = [_run(folder) for _ in range(ROUNDS)]

    def middle(name: str) -> float:
        return median(one[name] for one in said)

    yield Line(
        size,
        "key to first page, libraries loaded",
        milliseconds(middle("first page")),
        "100 ms at 10 000; flat, 1.5 times",
    )
    both = median(one["imports"] + one["first page"] for one in said)
    yield Line(size, "key to first page, loading them too", milliseconds(both))
    yield Line(
        size,
        "memory (PSS): bare Python, with libraries, with the page",
        " / ".join(f"{middle(name):.1f}" for name in ("bare", "with imports", "open")) + " MiB",
    )
    disk = sum(path.stat().st_size for path in folder.iterdir())
    yield Line(size, "on disk", f"{disk / 1e6:.1f} MB, {disk / size / 1000:.2f} kB an entry")


def _run(folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=True
    )
    said: dict[str, float] = json.loads(done.stdout)
    return said
