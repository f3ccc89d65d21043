"""Runs the proofs that were asked for, one after the other."""

from __future__ import annotations

import argparse
import sys
from time import monotonic, process_time
from typing import TYPE_CHECKING

from tests.soak import copies, files, program, words
from tests.soak.parts import Soak
from tests.support.folders import quick_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.soak.parts import Part

SEED = 20261126

PROOFS: dict[str, Callable[[Soak], Iterator[Part]]] = {
    "T02": files.key_files,
    "T05": files.kills,
    "T06": files.power_cuts,
    "T07": files.call_faults,
    "T08": files.full_disks,
    "T09": program.traces,
    "T10": program.locks,
    "T11": files.corruption,
    "T12": copies.backups,
    "T13": copies.migrations,
    "T14": words.rendering,
    "T15": words.packs,
    "T16": words.imports,
    "T18": words.exports,
    "T20": program.words,
    "T22": program.budgets,
    "T23": program.instances,
    "T24": program.clocks,
}


def run(soak: Soak, rows: Sequence[str]) -> bool:
    """Run the proofs of these rows; whether all came out as they must."""
    command = (
        f"python -m tests.soak --scale {soak.scale} --seed {soak.seed} --only {' '.join(rows)}"
    )
    sys.stdout.write(f"{command}\n")
    hold = True
    for row in rows:
        sys.stdout.write(f"{PROOFS[row].__doc__}\n")
        begun = monotonic()
        for part in PROOFS[row](soak):
            hold = hold and part.holds
            sys.stdout.write(part.line(monotonic() - begun) + "\n")
            sys.stdout.flush()
            begun = monotonic()
    sys.stdout.write(f"{'all hold' if hold else 'NOT all hold'}, {process_time():.0f} s here\n")
    return hold


def given(words: Sequence[str]) -> argparse.Namespace:
    """The options on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is what a release needs")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="+", choices=PROOFS, default=list(PROOFS))
    return parser.parse_args(words)


if __name__ == "__main__":
    options = given(sys.argv[1:])
    with quick_folder() as folder:
        soak = Soak(folder, options.seed, options.scale)
        sys.exit(0 if run(soak, options.only) else 1)
