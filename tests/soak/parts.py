"""What every proof is made of: where and how long it runs, and how each of its parts came out."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.child import run_module

if TYPE_CHECKING:
    from collections.abc import Sequence


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
