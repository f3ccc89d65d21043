"""How much room the window has: three breadths, by its width at the size of the text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.ui.look.theme import Look

WIDE = 1200
MIDDLE = 880


class Breadth(StrEnum):
    """The breadths that every screen is laid out for."""

    WIDE = "wide"
    MIDDLE = "middle"
    NARROW = "narrow"


def breadth_of(width: int, scale: float) -> Breadth:
    """The breadth of a window of ``width`` pixels."""
    room = width / scale
    if room >= WIDE:
        return Breadth.WIDE
    return Breadth.MIDDLE if room >= MIDDLE else Breadth.NARROW


class Room(QObject):
    """Follows a window's width and the text scale; `changed` comes with the new breadth."""

    changed = Signal(object)

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self.breadth = breadth_of(window.width(), look.scale)
        window.installEventFilter(self)
        look.changed.connect(self._measure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window has another size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._measure()
        return False

    def _measure(self) -> None:
        breadth = breadth_of(self._window.width(), self._look.scale)
        if breadth is not self.breadth:
            self.breadth = breadth
            self.changed.emit(breadth)
