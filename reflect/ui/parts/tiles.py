"""Boxes with a number and a word in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import RADIUS, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Tile(QLabel):
    """A box with a number in it. A screen reader finds a label."""

    def __init__(self, look: Look, number: int, *, high: int) -> None:
        super().__init__()
        self.look = look
        self.number = number
        self._high = high
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self.look.px(120), self.look.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Less than it would like, so that there can be fewer in a row."""
        return QSize(self.look.px(64), self.look.px(self._high))

    def paint_box(self, painter: QPainter) -> None:
        """Paint the ground and the border."""
        look, theme = self.look, self.look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = theme.border / 2
        edge = look.colour("line2" if theme.high_contrast else "line")
        painter.setPen(QPen(edge, theme.border))
        painter.setBrush(look.colour("field"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawPath(rounded(box, look.px(RADIUS)))

    def paint_number(self, painter: QPainter, box: QRect, align: Qt.AlignmentFlag) -> None:
        """Paint the number."""
        painter.setFont(self.look.font(Role.META))
        painter.setPen(self.look.colour("ink3"))
        painter.drawText(box, align, str(self.number))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class WordTile(Tile):
    """One of six words, with its number before it."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__(look, number, high=44)

    def set_word(self, word: str) -> None:
        """Show this word."""
        self.setText(word)
        said = self.tr("Word {number}: {word}").format(number=self.number, word=word)
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        self.paint_box(painter)
        look = self.look
        self.paint_number(painter, self.rect().adjusted(look.px(14), 0, 0, 0), _LEFT)
        painter.setFont(look.font(Role.PROMPT))
        painter.setPen(look.colour("ink"))
        painter.drawText(self.rect().adjusted(look.px(34), 0, 0, 0), _LEFT, self.text())
