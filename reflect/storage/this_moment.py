"""When it is, so that neither a clock that is set nor a start of the computer goes unnoticed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from msgspec import Struct

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
DRIFT = 120_000
"""Milliseconds by which the clock may be corrected without anybody having set it."""


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """Milliseconds, by the clock and since the computer started."""

    clock: int
    """Since 1970, UTC; can be set."""
    running: int
    """Since the computer started, asleep or not; cannot be set."""
    boot: str
    """Which start it was; empty where the system gives starts no name."""

    def goes_on_to(self, later: Moment) -> bool:
        """Whether the computer has run on since, and nobody has set its clock."""
        ran = later.running - self.running
        return (
            later.boot == self.boot
            and ran >= 0
            # Another start counts from another time, so this tells it even without a name.
            and abs(later.clock - self.clock - ran) <= DRIFT
        )


def this_moment() -> Moment:
    """The moment it is."""
    return Moment(clock=time.time_ns() // 1_000_000, running=_running(), boot=_boot())


def _running() -> int:
    # Linux's monotonic clock stops in sleep; on macOS and Windows it goes on.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # pragma: no branch - by platform
        if hasattr(time, name):  # pragma: no branch - by platform
            return time.clock_gettime_ns(getattr(time, name)) // 1_000_000
    return time.monotonic_ns() // 1_000_000  # pragma: no cover - Windows has neither


def _boot() -> str:
    if sys.platform != "linux":  # pragma: no cover - the others have no such file
        return ""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        return ""
