"""The search over all prompt sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from reflect.ui.look.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from reflect.ui.look.theme import Look

_DOWNWARDS = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class SearchLine(QLineEdit):
    """A line with a glass before it. Down leads to what was found, Return takes it."""

    left_downwards = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("high", "40")
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        look.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list."""
        if event.key() in _DOWNWARDS and not event.modifiers():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass over the line."""
        super().paintEvent(event)
        side = self._look.px(18)
        box = QRectF(self._look.px(13), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "search", box, self._look.colour("ink2"))

    def _restyle(self) -> None:
        self.setTextMargins(self._look.px(26), 0, 0, 0)
