"""Notices that nobody has been here for a while, or that the computer has slept."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtWidgets import QWidget

TICK = 1
"""Seconds between two looks at the clock. Timers stand still in sleep: this is the longest that
a computer that has woken up shows what was on its screen."""
ASLEEP = 30
"""A longer pause between two looks means that the computer slept."""
LONGEST = 12 * 60 * 60
"""A journal is not open for longer than this, whatever happens."""

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove,
    QEvent.Type.TabletPress, QEvent.Type.InputMethod,
}  # fmt: skip


class LockReason(StrEnum):
    """Why a journal locks."""

    ASKED = "asked"
    IDLE = "idle"
    ASLEEP = "asleep"
    LONG = "long"
    SCREEN = "screen"
    SWITCHED = "switched"


def seconds() -> float:
    """A clock that goes on while the computer sleeps, and that nobody can set."""
    # Linux's monotonic clock stops in sleep; on macOS and Windows it goes on.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class IdleWatch(QObject):
    """While it watches, `fired` tells why the journal should lock."""

    fired = Signal(object)

    def __init__(
        self,
        application: QGuiApplication,
        minutes: Callable[[], int],
        clock: Callable[[], float] = seconds,
    ) -> None:
        super().__init__(application)
        self._minutes = minutes
        self._clock = clock
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._began = self._seen = self._looked = clock()
        # Keys and mouse come to the window first: watching it is cheaper than every widget.
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    def watch(self) -> None:
        """Begin: somebody is here, a journal has just been opened."""
        self._began = self._seen = self._looked = self._clock()
        self._timer.start()

    def rest(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is here."""
        self._seen = self._clock()

    def look(self) -> bool:
        """Look at the clock; True if it is time to lock, which `fired` says too."""
        if not self._timer.isActive():
            return False
        now = self._clock()
        reason = self._reason(now)
        self._looked = now
        if reason:
            self.touch()
            self.fired.emit(reason)
        return bool(reason)

    def follow(self, window: QWidget) -> None:
        """Look before this window paints, too."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look first, so that a computer that wakes up locks before it paints or listens."""
        if not self.look() and event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False

    def _reason(self, now: float) -> LockReason | None:
        if now - self._looked > ASLEEP:
            return LockReason.ASLEEP
        if now - self._began > LONGEST:
            return LockReason.LONG
        if now - self._seen >= self._minutes() * 60:
            return LockReason.IDLE
        return None

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window:
            window.removeEventFilter(self)
            window.installEventFilter(self)
