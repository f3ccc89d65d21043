"""``python -m benchmarks [--sizes 1000,10000] [--place FOLDER] [NAME…]``: prints a table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from benchmarks.catalogue import catalogue
from benchmarks.checking import check
from benchmarks.forgetting import forget
from benchmarks.listing import lists
from benchmarks.opening import unlock
from benchmarks.packs import packs
from benchmarks.saving import save
from benchmarks.searching import search
from benchmarks.window import start, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.timing import Line

    Benchmark = Callable[[Path, int], Iterator[Line]]

# Those that change the journals come last.
BENCHMARKS: dict[str, Benchmark] = {
    "start": start,
    "window": window,
    "check": check,
    "catalogue": catalogue,
    "unlock": unlock,
    "lists": lists,
    "search": search,
    "save": save,
    "packs": packs,
    "forget": forget,
}


def main() -> None:
    """Run what was asked for, on journals of each size."""
    asked = _arguments()
    print(_machine())
    print("\n| entries | what | | budget |\n|---:|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="reflect-benchmarks-") as temporary:
        place = Path(asked.place or temporary)
        for size in asked.sizes:
            for name in asked.names or BENCHMARKS:
                for line in BENCHMARKS[name](place, size):
                    print(f"| {line.size:,} | {line.what} | {line.value} | {line.budget} |")
                    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1_000, 10_000, 100_000],
        help="how many entries the journals have",
    )
    parser.add_argument("--place", help="where the journals are made and stay for the next run")
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="NAME")
    return parser.parse_args()


def _machine() -> str:
    """What it was measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(": ", 1)[1] if names else model
    return (
        f"{model}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f};"
        f" {platform.system()} {platform.release()}, Python {platform.python_version()},"
        f" SQLite {dbapi2.sqlite_version}"
    )


if __name__ == "__main__":
    main()
