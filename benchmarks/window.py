"""The window in new processes: until it is painted, what it takes up, how soon it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.journals import make_both
from benchmarks.timing import Line, Times, compared, milliseconds, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS, VISITS = 21, 5


def start(place: Path, size: int) -> Iterator[Line]:
    """To the page that opens a journal, against a bare window; from new processes, in turn."""
    with tempfile.TemporaryDirectory() as home:
        # With a journal to open: its page lists what lies there, and reads none of it.
        folder = Path(home) / "Documents" / "Reflect" / "Practice.reflect"
        folder.mkdir(parents=True)
        (folder / "journal.db").touch()
        ours = partial(_run, home, "benchmarks.real_window")
        bare = partial(_run, home, "benchmarks.bare_window")
        # Once before: what Python makes of the sources is kept, as in an installed program.
        ours()
        bare()
        taken, floor = side_by_side((ours, bare) for _ in range(STARTS))
    yield Line(
        size, "start to the unlock page, against a bare window", compared(taken, floor), "1.5 times"
    )


def window(place: Path, size: int) -> Iterator[Line]:
    """From the key to the list, from a key pressed to the last painting, and memory."""
    folder, plain = make_both(place, size)
    with tempfile.TemporaryDirectory() as home:
        visits = [_run(home, "benchmarks.real_window", folder) for _ in range(VISITS)]
        bare = median(_run(home, "benchmarks.bare_window", plain)["memory"] for _ in range(VISITS))
    today, listed = (median(visit[name] for visit in visits) for name in ("today", "list"))
    yield Line(size, "key to Today, painted", milliseconds(today), "100 ms at 10 000")
    yield Line(size, "Today to the list, painted", milliseconds(listed), "")
    pressed = Times(tuple(taken for visit in visits for taken in visit["keys"]))
    said = f"{milliseconds(pressed.median)} (p95 {milliseconds(pressed.p95)})"
    yield Line(size, "search: a key pressed to the last painting", said, "35 ms at 10 000")
    memory = median(visit["memory"] for visit in visits)
    said = f"{memory:.0f} MiB against {bare:.0f} MiB: {memory / bare:.2f}"
    yield Line(size, "memory (PSS) with the list, against a bare window", said, "1.5 times")


def _run(home: str, module: str, *given: Path) -> dict[str, Any]:
    """What a window said when it ended; nothing of this computer's own settings is in it."""
    environment = {
        "HOME": home,
        "PATH": os.environ["PATH"],
        "PYTHONPYCACHEPREFIX": f"{home}/compiled",
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, given)],
        capture_output=True, text=True, check=True, env=environment, timeout=120,
    )  # fmt: skip
    said: dict[str, Any] = json.loads(done.stdout or "{}")
    return said
