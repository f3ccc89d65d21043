"""Medians, ratios and lines of a table."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took, again and again, in milliseconds."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        """Half of them took less."""
        return median(self.each)

    @property
    def p95(self) -> float:
        """Nineteen of twenty took less."""
        return quantiles(self.each, n=20)[-1] if len(self.each) > 1 else self.each[0]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the results."""

    size: int
    what: str
    value: str
    budget: str = ""


def timed(work: Work) -> float:
    """Milliseconds that one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def times(work: Work, count: int = 30) -> Times:
    """So many calls, after one that does not count."""
    work()
    return Times(tuple(timed(work) for _ in range(count)))


def side_by_side(pairs: Iterable[tuple[Work, Work]]) -> tuple[Times, Times]:
    """Two kinds of work in turn, so that whatever else the machine does falls on both."""
    one, other = [], []
    gc.collect()
    for first, second in pairs:
        one.append(timed(first))
        other.append(timed(second))
    return Times(tuple(one)), Times(tuple(other))


def milliseconds(value: float) -> str:
    """For people."""
    return f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def compared(ours: Times, plain: Times) -> str:
    """Ours, the peer's, and how many times as long."""
    ratio = ours.median / plain.median
    return (
        f"{milliseconds(ours.median)} against {milliseconds(plain.median)}: {ratio:.2f}"
        f" (p95 {milliseconds(ours.p95)} against {milliseconds(plain.p95)})"
    )
