"""Keeps windows out of screenshots and shared screens, where the system can."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.ui.guard.objective_c import ObjectiveC

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtWidgets import QWidget

# From WinUser.h and NSWindow.h.
_SHOWN, _BLACK, _LEFT_OUT = 0x00, 0x01, 0x11
_SHARED, _NOT_SHARED = 1, 0


def can_keep_out(platform: str = sys.platform) -> bool:
    """Whether this system lets a window keep out of pictures of the screen."""
    return platform in {"win32", "darwin"}


def keep_out(window: int, *, wanted: bool, platform: str = sys.platform) -> None:
    """Have the system leave the window with this system's number out of pictures, or not."""
    if platform == "win32":
        ask = ctypes.CDLL("user32").SetWindowDisplayAffinity
        number = ctypes.c_void_p(window)
        # Before Windows 10 version 2004 it could only be shown in black.
        if not ask(number, _LEFT_OUT if wanted else _SHOWN) and wanted:
            ask(number, _BLACK)
    elif platform == "darwin":
        system = ObjectiveC()
        kind = _NOT_SHARED if wanted else _SHARED
        owner = system.send(window, "window")
        system.send(owner, "setSharingType:", (ctypes.c_ulong, kind))


class Screenshots(QObject):
    """Sees to every window that comes to the front, dialogs and menus too."""

    def __init__(
        self,
        app: QGuiApplication,
        window: QWidget,
        *,
        wanted: bool,
        keep: Callable[..., None] = keep_out,
    ) -> None:
        super().__init__()
        self._window = window
        self._wanted = wanted
        self._keep = keep
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        if wanted:
            self._tell()

    def want(self, *, wanted: bool) -> None:
        """Keep windows out from now on, or no longer."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._tell()

    def _tell(self) -> None:
        self._keep(self._window.winId(), wanted=self._wanted)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window and self._wanted:
            self._keep(window.winId(), wanted=True)
