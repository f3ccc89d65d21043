"""The proofs of what is read, shown and handed on: rendering, other journals, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.run import has_atheris
from tests.soak.parts import Part
from tests.support import pack_mutations
from tests.support.hostile_journals import meet, with_careless_json
from tests.support.rendered import judge, without_any_wall, without_nh3
from tests.support.system_calls import has_strace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.soak.parts import Soak

GUIDED, GUIDED_SECONDS = "tests.fuzz.run", 500
"""All targets together; for those who have installed atheris."""
PROBE, EXPORTS = "tests.support.safe_view_probe", "tests.support.exports"


def rendering(soak: Soak) -> Iterator[Part]:
    """T14: hostile texts on screen and on pages, and files that they name."""
    judged = judge(soak.seed, soak.sized(800_000))
    yield Part(f"texts as HTML, {judged.pages} as a page too", judged.texts, judged.broken)
    with without_nh3():
        judged = judge(soak.seed + 1, soak.sized(200_000))
    yield Part("texts before they are sanitised", judged.texts, judged.broken)
    with without_any_wall():
        judged = judge(soak.seed, 200)
    yield Part("control without-any-wall", judged.texts, judged.broken, must_fail=True)
    if has_strace():
        found = soak.found(PROBE, soak.seed, soak.sized(3000), "safe")
        yield Part("documents that name files", found["documents"], found["first"])
        found = soak.found(PROBE, soak.seed, 60, "stock")
        what = f"control stock, {found['opened']} calls"
        yield Part(what, found["documents"], found["first"], must_fail=True)


def packs(soak: Soak) -> Iterator[Part]:
    """T15: packs of prompts that were spoilt."""
    met = pack_mutations.run(soak.sized(2_000_000), soak.seed)
    yield Part("spoilt packs", met.count, met.failures)
    met = pack_mutations.run(400, soak.seed, pack_mutations.without_verifying)
    yield Part("control without verifying", met.count, met.failures, must_fail=True)
    if has_atheris():
        found = soak.found(GUIDED, soak.sized(GUIDED_SECONDS), soak.seed)
        for each in found["targets"]:
            yield Part(f"guided, {each['target']}", each["count"], each["found"])
        each = found["control"]
        yield Part("control guided, careless", each["count"], each["found"], must_fail=True)


def imports(soak: Soak) -> Iterator[Part]:
    """T16: journals of other programs that were spoilt."""
    met = meet(soak.seed, soak.sized(500_000), soak.folder(), child_every=2000)
    what = (
        f"spoilt journals, {met.refused} refused, {met.entries} entries read, {met.brought}"
        f" of the child's brought in, slowest {met.slowest:.2f} s"
    )
    yield Part(what, met.cases, met.wrong)
    with with_careless_json():
        met = meet(soak.seed, 500, soak.folder())
    yield Part("control careless-json", met.cases, met.wrong, must_fail=True)


def exports(soak: Soak) -> Iterator[Part]:
    """T18: a large journal out and in, and files that tell nothing of where they were made."""
    found = soak.found(EXPORTS, soak.seed, soak.sized(10_000), "whole")
    what = f"entries out, in and out again, {found['bytes']} bytes"
    yield Part(what, found["entries"], [] if found["same"] else ["other bytes"])
    found = soak.found(EXPORTS, soak.seed, 100, "less")
    lost = [] if found["same"] else ["other bytes"]
    yield Part("control less", found["entries"], lost, must_fail=True)
    found = soak.found(EXPORTS, soak.seed, 1, "quiet")
    yield Part("files made in two worlds", found["files"], found["wrong"])
    found = soak.found(EXPORTS, soak.seed, 1, "telling")
    yield Part("control telling", found["files"], found["wrong"], must_fail=True)
