"""Stand-ins for the world: a clock that a test sets, chance that repeats itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import shake_256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo


class FakeClock:
    """Tells the time it was set to, and goes on by a second each time it is asked."""

    def __init__(self, now: datetime | None = None) -> None:
        self.now = now or datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        self.now += timedelta(seconds=1)
        return self.now

    def go(self, **distance: float) -> None:
        """Move on, or back: ``go(days=-1)``."""
        self.now += timedelta(**distance)

    def travel(self, zone: tzinfo) -> None:
        """The same moment on the clocks of another place."""
        self.now = self.now.astimezone(zone)


class FakeChance:
    """Random bytes that are the same in every run; no two calls give the same."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._calls = 0

    def __call__(self, length: int) -> bytes:
        """So many bytes."""
        self._calls += 1
        return shake_256(f"{self._seed} {self._calls}".encode()).digest(length)
