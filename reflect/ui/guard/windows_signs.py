"""Hears from Windows that nobody is in: session and power messages to the window."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractNativeEventFilter

from reflect.ui.idle_watch import LockReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

# From WinUser.h and WtsApi32.h.
POWER, SUSPENDS = 0x0218, 4
SESSION = 0x02B1
CONSOLE_LEFT, REMOTE_LEFT, SCREEN_LOCKED = 2, 4, 7
_THIS_SESSION = 0
_GONE = {
    (POWER, SUSPENDS): LockReason.ASLEEP,
    (SESSION, SCREEN_LOCKED): LockReason.SCREEN,
    (SESSION, CONSOLE_LEFT): LockReason.SWITCHED,
    (SESSION, REMOTE_LEFT): LockReason.SWITCHED,
}


def reason_of(message: int, detail: int) -> LockReason | None:
    """Why the journal should lock after this message; None for any other."""
    return _GONE.get((message, detail))


class WindowsSigns(QAbstractNativeEventFilter):
    """Passes on every message, and reports those that mean that somebody has left."""

    def __init__(
        self, app: QApplication, window: QWidget, report: Callable[[LockReason], object]
    ) -> None:
        super().__init__()
        self._report = report
        app.installNativeEventFilter(self)
        ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification(
            ctypes.c_void_p(window.winId()), wintypes.DWORD(_THIS_SESSION)
        )

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        """Look at one message of Windows."""
        if bytes(kind) == b"windows_generic_MSG":
            seen = wintypes.MSG.from_address(int(message))
            reason = reason_of(seen.message, seen.wParam)
            if reason:
                self._report(reason)
        return False, 0
