"""A setting that is on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from reflect.ui.look.tokens import Role
from reflect.ui.parts.focus_ring import RADIUS_OF_RING
from reflect.ui.parts.lines import Lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

WIDE, HIGH = 44, 24
_LEAST = 56
_GAP = 16


class Switch(QCheckBox):
    """A row with its words on the left, a line that explains it, and the switch on the right."""

    def __init__(self, look: Look, text: str, *, note: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._note = note
        self.setAccessibleDescription(note)
        self.setProperty(RADIUS_OF_RING, HIGH / 2)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restyle()
        look.changed.connect(self._restyle)

    def ring_box(self) -> QRect:
        """The focus ring goes round the switch."""
        look = self._look
        wide, high = look.px(WIDE), look.px(HIGH)
        return QRect(self.width() - wide, (self.height() - high) // 2, wide, high)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        words, under = self._heights(width)
        return max(self._look.px(_LEAST), words + under + self._look.px(12))

    def sizeHint(self) -> QSize:
        """The size it would like."""
        widest = max(self._words.natural_width(), self._under.natural_width())
        width = round(widest) + self._look.px(WIDE + _GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self._look.px(160), self._look.px(_LEAST))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row answers to the mouse."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        words, under = self._heights(self.width())
        top = (self.height() - words - under) / 2
        self._words.draw(painter, QPointF(0, top), look.colour("ink"))
        if self._note:
            self._under.draw(painter, QPointF(0, top + words), look.colour("ink2"))
        self._draw_switch(painter)

    def _draw_switch(self, painter: QPainter) -> None:
        look, on = self._look, self.isChecked()
        stroke = look.theme.border
        half = stroke / 2
        track = QRectF(self.ring_box()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(look.colour("accent" if on else "line2"), stroke))
        painter.setBrush(look.colour("accent" if on else "page"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = look.px(15)
        away = (track.height() - knob) / 2
        x = track.right() - away - knob if on else track.left() + away
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("onAccent" if on else "line2"))
        painter.drawEllipse(QRectF(x, track.top() + away, knob, knob))

    def _heights(self, width: int) -> tuple[int, int]:
        room = width - self._look.px(WIDE + _GAP)
        return self._words.height(room), self._under.height(room) if self._note else 0

    def _restyle(self) -> None:
        look = self._look
        self._words = Lines(self.text(), look.font(Role.STRONG), look.line(Role.STRONG))
        self._under = Lines(self._note, look.font(Role.HELP), look.line(Role.HELP))
        self.updateGeometry()
        self.update()
