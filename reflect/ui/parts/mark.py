"""The mark of the program, as a widget, and its name beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reflect.ui.look.icons import paint_mark
from reflect.ui.look.tokens import Role
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look


class Mark(QWidget):
    """The half disc over its reflection; decoration, the words beside it say what it is."""

    def __init__(self, look: Look, size: int = 36) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        accent = self._look.colour("accent")
        paint_mark(QPainter(self), QRectF(self.rect()), (accent, accent))

    def _restyle(self) -> None:
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
        self.update()


class NamedMark(QWidget):
    """The mark with the program's name beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark(look))
        row.addWidget(Words("Reflect", Role.WRITER_TITLE))
        row.addStretch(1)
