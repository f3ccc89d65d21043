"""An icon that only looks: the words beside it say what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflect.ui.look.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token


class Icon(QWidget):
    """A glyph in a colour, sharp on every screen; a screen reader passes over it.

    ``high`` makes room for a line of text beside it.
    """

    def __init__(
        self, look: Look, name: str, tone: Token = "ink2", size: int = 18, *, high: int = 0
    ) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._tone: Token = tone
        self._size = size
        self._high = high or size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_icon(self, name: str, tone: Token) -> None:
        """Show another glyph."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        side = self._look.px(self._size)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        paint_icon(painter, self._name, box, self._look.colour(self._tone))

    def _restyle(self) -> None:
        self.setFixedSize(self._look.px(self._size), self._look.px(self._high))
        self.update()
