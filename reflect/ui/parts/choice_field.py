"""A field that opens a list and takes one of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from reflect.ui.look.icons import paint_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from reflect.ui.look.theme import Look


class ChoiceField(QComboBox):
    """One of a list, by its value. Listen to ``activated``; the wheel does not change it.

    Make a label that stands beside it its buddy.
    """

    def __init__(
        self, look: Look, name: str, options: Sequence[tuple[str, str]], *, high: int = 36
    ) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        # On Linux Qt gives the chosen line as the name.
        self.setAccessibleDescription(name)
        self.setProperty("high", str(high))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for value, text in options:
            self.addItem(text, value)

    def value(self) -> str:
        """The chosen value."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose this one."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        super().paintEvent(event)
        look = self._look
        size = look.px(18)
        painter = QPainter(self)
        box = QRectF(self.width() - size - look.px(12), (self.height() - size) / 2, size, size)
        paint_icon(painter, "chevron-down", box, look.colour("ink2"))
