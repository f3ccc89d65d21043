"""The proofs of what lies on the disk: kills, power cuts, faults, full disks, changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.soak.parts import Part
from tests.support.corruption import corrupt, without_hmac
from tests.support.key_mutations import judge, without_checksum
from tests.support.power_cut.controls import ALSO_MUST_FAIL, MUST_FAIL
from tests.support.power_cut.scenes import SCENES
from tests.support.small_disk import can_mount, run_module_on_small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.soak.parts import Soak

CUT, FAULTS = "tests.support.power_cut", "tests.support.call_faults"
KILLS, FILL = "tests.support.kill_cycles", "tests.support.fill_points"


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
