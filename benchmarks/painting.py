"""When a window has been painted, and what the process takes up then."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

QUIET = 120
"""Milliseconds without a painting after which the last one is taken for the last."""
_PAINTINGS = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest})


class _First(QObject):
    """Calls once, after a window was painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the painting, and let it happen first."""
        if event.type() in _PAINTINGS:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class LastPaint(QObject):
    """Tells when the last of a row of paintings was done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._start = self._last = 0.0
        self._done: Callable[[], bool] = lambda: True
        self._then: Callable[[float], object] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._tell)
        window.installEventFilter(self)

    def measure(
        self,
        work: Callable[[], object],
        then: Callable[[float], object],
        *,
        done: Callable[[], bool] = lambda: True,
    ) -> None:
        """Do ``work``, and call ``then`` with the milliseconds from now to the last painting.

        The last is the one that nothing follows once ``done`` says that the work has ended.
        """
        self._then, self._done = then, done
        self._start = self._last = perf_counter()
        self._quiet.start()
        work()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note each painting of the window: one request paints all that has changed."""
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._last = perf_counter()
        if self._then:
            self._quiet.start()

    def _tell(self) -> None:
        if not self._done():
            self._quiet.start()
        elif self._then:
            then, self._then = self._then, None
            then((self._last - self._start) * 1000)


def after_paint(window: QWidget, then: Callable[[], object]) -> None:
    """Call ``then`` when the window has been painted for the first time."""
    _First(window, then)


def resident() -> float:
    """What this process takes up, in MiB: its own memory and its part of what is shared (PSS)."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def leave(said: object = None) -> None:
    """Print what was found and end at once, without clearing up."""
    if said is not None:
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    os._exit(0)
