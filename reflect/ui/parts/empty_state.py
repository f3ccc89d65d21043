"""A page with nothing on it yet: what it is for, and the one thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.parts.buttons import Button

_WIDE, _HIGH = 240, 120


class Horizon(QWidget):
    """The line of the mark, drawn large."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._look.scale, self._look.scale)
        accent, grey = self._look.colour("accent"), self._look.colour("line2")
        disc = QPainterPath(QPointF(156, 60))
        disc.arcTo(QRectF(84, 24, 72, 72), 0, 180)
        painter.fillPath(disc, accent)
        for half, y, colour in (
            (100.0, 60.5, accent), (50.0, 74.0, grey), (32.0, 86.0, grey), (14.0, 98.0, grey),
        ):  # fmt: skip
            line = QPen(colour, 3)
            line.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(line)
            painter.drawLine(QPointF(120 - half, y), QPointF(120 + half, y))

    def _restyle(self) -> None:
        self.setFixedSize(self._look.px(_WIDE), self._look.px(_HIGH))
        self.update()


class EmptyState(QWidget):
    """A drawing, a title, two lines, a primary and one quiet alternative."""

    def __init__(
        self, look: Look, title: str, text: str, primary: Button | None = None, *,
        other: Button | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self.setAccessibleName(title)
        self._title = Para(look, title, Role.PAGE_TITLE)
        self._text = Para(look, text, Role.LEAD, "ink2")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Horizon(look), 0, centre)
        column.addSpacing(20)
        for para in (self._title, self._text):
            para.set_centred()
            column.addWidget(para, 0, centre)
            column.addSpacing(8)
        for button in (primary, other):
            if button is not None:
                column.addSpacing(16)
                column.addWidget(button, 0, centre)
        column.addStretch(1)
        column.addSpacing(64)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._title.setFixedWidth(self._look.px(560))
        self._text.setFixedWidth(self._look.px(464))
