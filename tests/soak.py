"""The long proofs of reliability, in the numbers that a release needs: ``make soak``.

``python -m tests.soak [--scale 0.01] [--seed N] [--only ROW …]``. Each proof prints how it is run,
its seed, how much it tried, what failed and what became of its controls. Ends with 1 when something
was lost or could not be opened, or when a control did not fail; docs/RELIABILITY.md tells more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

from tests.support.child import run_module
from tests.support.corruption import corrupt, without_hmac
from tests.support.folders import quick_folder
from tests.support.key_mutations import judge, without_checksum
from tests.support.power_cut.controls import ALSO_MUST_FAIL, MUST_FAIL
from tests.support.power_cut.scenes import SCENES
from tests.support.small_disk import can_mount, run_module_on_small_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED = 20261126
CUT, FAULTS = "tests.support.power_cut", "tests.support.call_faults"
KILLS, FILL = "tests.support.kill_cycles", "tests.support.fill_points"


@dataclass(frozen=True, slots=True)
class Part:
    """One run of a proof."""

    what: str
    count: int
    failures: Sequence[object]
    must_fail: bool = False

    @property
    def holds(self) -> bool:
        """Whether it came out as it must."""
        return bool(self.failures) == self.must_fail and self.count > 0

    def line(self, seconds: float) -> str:
        """What is printed of it."""
        word = "caught" if self.must_fail else "failures"
        shown = "".join(f"\n      {each}" for each in self.failures[:3] if not self.must_fail)
        verdict = "ok" if self.holds else "FAILED"
        return (
            f"  {verdict:6} {self.what}: {self.count} runs, {len(self.failures)} {word},"
            f" {seconds:.0f} s{shown}"
        )


@dataclass(frozen=True, slots=True)
class Soak:
    """Where, with which seed and in which size the proofs are run."""

    place: Path
    seed: int
    scale: float

    def sized(self, full: int) -> int:
        """The number of a release times the scale."""
        return max(1, round(full * self.scale))

    def folder(self) -> Path:
        """A new one."""
        return Path(tempfile.mkdtemp(dir=self.place))

    def found(self, module: str, *given: object) -> Any:
        """What one of the programs finds; printed so that it can be run alone."""
        sys.stdout.write(f"  python -m {module} FOLDER {' '.join(map(str, given))}\n")
        return run_module(module, self.folder(), *given)


def key_files(soak: Soak) -> Iterator[Part]:
    """T02: changed key files."""
    judged = judge(soak.seed, soak.sized(100_000))
    slowest = f"slowest {judged.slowest * 1000:.1f} ms"
    yield Part(f"changed key files, {slowest}", judged.files, judged.wrong)
    with without_checksum():
        yield Part("control without-checksum", 200, judge(soak.seed, 200).wrong, must_fail=True)


def kills(soak: Soak) -> Iterator[Part]:
    """T05: writers that are killed."""
    count = soak.sized(1000)
    found = soak.found(KILLS, soak.seed, count, "promise-after")
    what = f"killed writers, {found['steps']} promised steps"
    yield Part(what, count, found["lost"] + found["faults"])
    early = soak.found(KILLS, soak.seed, 20, "promise-before")
    yield Part("control promise-before", 20, early["lost"], must_fail=True)


def power_cuts(soak: Soak) -> Iterator[Part]:
    """T06: power cuts."""
    for scene in SCENES:
        found = soak.found(CUT, soak.seed, soak.sized(10_000), scene)
        yield Part(f"power cuts, {scene}", found["states"], found["lost"] + found["unopenable"])
    for scene, control in (*MUST_FAIL, *ALSO_MUST_FAIL):
        found = soak.found(CUT, soak.seed, 1000, scene, control)
        failed = found["lost"] + found["unopenable"]
        yield Part(f"control {control}, {scene}", found["states"], failed, must_fail=True)


def call_faults(soak: Soak) -> Iterator[Part]:
    """T07: calls to the system that fail."""
    runs = 0 if soak.scale >= 1 else soak.sized(2200)
    found = soak.found(FAULTS, soak.seed, runs)
    failed = found["lost"] + found["unopenable"] + found["broken"]
    yield Part(f"failing calls, the program was told {found['told']}", found["runs"], failed)
    for control in ("promise-anyway", "sync-errors-ignored", "log-not-written-again"):
        found = soak.found(FAULTS, soak.seed, 0, control)
        failed = found["lost"] + found["unopenable"]
        yield Part(f"control {control}", found["runs"], failed, must_fail=True)


def full_disks(soak: Soak) -> Iterator[Part]:
    """T08: disks that get full."""
    count = soak.sized(500)
    found = soak.found(FILL, soak.seed, count, "limit")
    yield Part("files that may not grow", found["full"], found["lost"])
    if can_mount():
        given = (FILL, soak.folder(), soak.seed, count, "ballast")
        found = run_module_on_small_disk(*given, size="2m")
        yield Part("a small disk with a ballast", found["full"], found["lost"])
    found = soak.found(FILL, soak.seed, 3, "limit", "promise-early")
    yield Part("control promise-early", found["full"], found["lost"], must_fail=True)


def corruption(soak: Soak) -> Iterator[Part]:
    """T11: a database that was changed."""
    for kind, noticed in corrupt(soak.folder(), soak.seed, scale=soak.scale).items():
        yield Part(f"changed databases, {kind}", noticed.changes, noticed.missed)
    with without_hmac():
        blind = corrupt(soak.folder(), soak.seed, only=["single bytes"])["single bytes"]
        yield Part("control without-hmac", blind.changes, blind.missed, must_fail=True)


PROOFS: dict[str, Callable[[Soak], Iterator[Part]]] = {
    "T02": key_files,
    "T05": kills,
    "T06": power_cuts,
    "T07": call_faults,
    "T08": full_disks,
    "T11": corruption,
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
