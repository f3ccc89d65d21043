"""What a long piece of work may know of whoever waits for it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from reflect.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable


class JobContext:
    """Progress out, cancellation in. Safe to use from two threads."""

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._report = report
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; raises `Cancelled` if it was asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        if self._report:
            self._report(done, total)
