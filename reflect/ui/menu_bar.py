"""The menu bar: native on macOS, elsewhere out of the way until Alt or F10."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from reflect.ui.commands import Commands


class MenuBar(QMenuBar):
    """Comes with `wake`, and goes when the writer is done with it.

    The focus stays where it was, so that Copy and Undo know what they are for.
    """

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        commands.fill(self)
        window.setMenuBar(self)
        self._stays = self.isNativeMenuBar()
        self.setVisible(self._stays)
        for menu in self.findChildren(QMenu):
            menu.aboutToHide.connect(self._on_menu_closing)

    def wake(self) -> None:
        """Show the menus, the first one open."""
        self._before = QApplication.focusWidget()
        self.show()
        self.setActiveAction(self.actions()[0])

    def rest(self) -> None:
        """Go, and give the focus back if a menu left it here."""
        if self._stays or self.isHidden() or QApplication.activePopupWidget():
            return
        before, self._before = self._before, None
        if self.hasFocus() and before and isValid(before):
            before.setFocus()
        self.hide()

    def _on_menu_closing(self) -> None:
        # Later: the next menu may be about to open.
        QTimer.singleShot(0, self, self.rest)


# A key that is taken for a shortcut, such as Alt+1, never arrives as a press.
_SOMETHING_ELSE = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut}
)


class MenuKeys(QObject):
    """Watches a window for Alt alone, and for F10."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._bar = MenuBar(window, commands)
        self._alone = False
        if sys.platform != "darwin":
            window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show or hide the bar for a key; everything else goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_pressed(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            return self._on_released(event)
        if event.type() in _SOMETHING_ELSE:
            self._alone = False
        return False

    def _on_pressed(self, event: QKeyEvent) -> bool:
        self._alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        wanted = event.key() == Qt.Key.Key_F10 and not event.modifiers()
        if wanted:
            self._switch()
        return wanted

    def _on_released(self, event: QKeyEvent) -> bool:
        wanted = self._alone and event.key() == Qt.Key.Key_Alt
        self._alone = False
        if wanted:
            self._switch()
        return wanted

    def _switch(self) -> None:
        if self._bar.isHidden():
            self._bar.wake()
        else:
            self._bar.rest()
