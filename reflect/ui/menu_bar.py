"""The menu bar: native on macOS, elsewhere out of the way until Alt or F10."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenuBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from reflect.ui.commands import Commands


class MenuKeys(QObject):
    """Shows a window's menu bar for Alt or F10, and hides it when the writer is done with it."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._bar = QMenuBar(window)
        self._alone = False
        commands.fill(self._bar)
        window.setMenuBar(self._bar)
        if sys.platform == "darwin":
            return
        self._bar.hide()
        self._bar.installEventFilter(self)
        handle = window.windowHandle()
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow Alt and F10 in the window, and Esc or the loss of focus in the bar."""
        if watched is self._bar:
            self._follow_bar(event)
            return False
        if isinstance(event, QKeyEvent):
            return self._follow_window(event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._alone = False
        return False

    def _follow_window(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed:
            self._alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
            if event.key() == Qt.Key.Key_F10 and not event.modifiers():
                self._show()
                return True
        elif event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt:
            if self._alone and not self._bar.isVisible():
                self._show()
                return True
            self._alone = False
        return False

    def _show(self) -> None:
        self._bar.show()
        self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._bar.setActiveAction(self._bar.actions()[0])

    def _follow_bar(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FocusOut and not self._bar.activeAction():
            self._bar.hide()
