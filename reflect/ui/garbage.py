"""Collects Python's garbage on the GUI thread, and on no other.

Views and what they connect make rings that only the collector takes apart. It runs on whichever
thread happens to allocate; a widget or timer destroyed on the journal's thread ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

MILLISECONDS = 1_000
_THRESHOLDS = (700, 10, 10)
"""Python's own: so many allocations, then so many younger collections, before one is due."""


class Garbage(QObject):
    """Takes the collector's place for as long as it lives."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self, interval=MILLISECONDS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def collect_due(self) -> None:
        """Collect as far as it is due."""
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > _THRESHOLDS[age]]
        if due:
            gc.collect(due[-1])

    def end(self) -> None:
        """Give the collector back; for after the last thread has ended."""
        self._timer.stop()
        gc.enable()
