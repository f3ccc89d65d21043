"""Watches over an open journal: who leaves, what is on the clipboard, who else wants it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from reflect.ui.guard.clipboard_watch import ClipboardWatch
from reflect.ui.guard.screenshots import Screenshots, can_keep_out
from reflect.ui.running_window import RunningWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from reflect.ui.idle_watch import LockReason
    from reflect.ui.messages import Messages
    from reflect.ui.preferences_store import PreferencesStore


class Guard(QObject):
    """On duty from unlocking until `end`."""

    left = Signal(object)
    """Nobody is in: carries the `LockReason`."""

    def __init__(
        self, app: QApplication, window: QWidget, journal: Path, preferences: PreferencesStore
    ) -> None:
        super().__init__()
        self._window = window
        self.running = RunningWindow(journal)
        self.running.called.connect(self._come_forward)
        self._clipboard = ClipboardWatch(QGuiApplication.clipboard())
        self._signs: object = system_signs(app, window, self.left.emit)
        if can_keep_out():
            wanted = preferences.current.keep_out_of_screenshots
            shots = Screenshots(app, window, wanted=wanted)
            preferences.changed.connect(
                lambda settings: shots.want(wanted=settings.keep_out_of_screenshots)
            )

    def say(self, messages: Messages) -> None:
        """Tell the writer if another computer may have the journal open."""
        before = self.running.before
        if before:
            title = self.tr("{name} may be open on the computer {computer} too.")
            messages.notice(
                title.format(name=messages.journal_name, computer=before.computer),
                self.tr(
                    "It was not closed there. If a window of it is still open, close that one "
                    "before you write here. If not, all is well."
                ),
                tone="plain",
            )

    def end(self) -> None:
        """The journal is closed."""
        self.running.release()
        self._signs = None

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def system_signs(
    app: QApplication,
    window: QWidget,
    report: Callable[[LockReason], object],
    platform: str = sys.platform,
) -> object:
    """Have the system tell when nobody is in, for as long as what is returned is kept."""
    if platform == "win32":
        # Each of the three is for one system, and loads what that system has.
        from reflect.ui.guard.windows_signs import WindowsSigns

        return WindowsSigns(app, window, report)
    if platform == "darwin":
        from reflect.ui.guard.mac_signs import MacSigns

        return MacSigns(report)
    from reflect.ui.guard.bus_signs import desktop_signs

    signs = desktop_signs()
    signs.left.connect(report)
    return signs
