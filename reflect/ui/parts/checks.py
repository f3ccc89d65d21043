"""Boxes to tick and circles to choose; the whole row answers to the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
)

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import RADIUS_TAG, Role
from reflect.ui.parts.focus_ring import RADIUS_OF_RING
from reflect.ui.parts.lines import Lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

BOX = 20
_GAP = 10
FIRST_LINE = 32
"""The height of a row of one line, and of the first of several."""


class _Row:
    """The words beside a box: a line that wraps, and a second one that explains."""

    def __init__(self, look: Look, text: str, note: str, note_role: Role = Role.HELP) -> None:
        self.look = look
        self.text = text
        self.note = note
        self.note_role = note_role
        self.restyle()

    def restyle(self) -> None:
        look = self.look
        self.words = Lines(self.text, look.font(Role.BODY), look.line(Role.BODY))
        self.under = Lines(self.note, look.font(self.note_role), look.line(self.note_role))

    def left(self) -> int:
        return self.look.px(BOX + _GAP)

    def padding(self) -> int:
        return (self.look.px(FIRST_LINE) - self.look.line(Role.BODY)) // 2

    def height(self, width: int) -> int:
        room = width - self.left()
        under = self.under.height(room) if self.note else 0
        return self.words.height(room) + under + 2 * self.padding()

    def size(self) -> QSize:
        widest = max(self.words.natural_width(), self.under.natural_width() if self.note else 0)
        width = self.left() + round(widest + 1)
        return QSize(width, self.height(width))

    def box(self) -> QRect:
        side = self.look.px(BOX)
        first = 2 * self.padding() + self.look.line(Role.BODY)
        return QRect(0, (first - side) // 2, side, side)

    def draw(self, painter: QPainter, width: int, *, enabled: bool) -> None:
        ink = self.look.colour("ink" if enabled else "ink3")
        room = width - self.left()
        top = self.padding()
        high = self.words.height(room)
        self.words.draw(painter, QPointF(self.left(), top), ink)
        if self.note:
            self.under.height(room)
            at = QPointF(self.left(), top + high)
            self.under.draw(painter, at, self.look.colour("ink2"))


def _prepare(button: QAbstractButton, row: _Row) -> None:
    # Not fixed: that would hold the row at the height of its words in one line.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAccessibleDescription(row.note)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Tick(QCheckBox):
    """A box to tick. ``note`` explains it in a second line, set in ``note_role``."""

    def __init__(
        self, look: Look, text: str, *, note: str = "", note_role: Role = Role.HELP
    ) -> None:
        super().__init__(text)
        self._look = look
        self._row = _Row(look, text, note, note_role)
        self.setProperty(RADIUS_OF_RING, RADIUS_TAG)
        _prepare(self, self._row)
        look.changed.connect(self._restyle)

    def ring_box(self) -> QRect:
        """The focus ring goes round the box."""
        return self._row.box()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._row.height(width)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return self._row.size()

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(min(self._row.size().width(), self._look.px(160)), self._look.px(FIRST_LINE))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row answers to the mouse."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, on = self._look, self.isChecked()
        stroke = look.theme.border
        half = stroke / 2
        box = QRectF(self._row.box()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(look.colour("accent" if on else "line2"), stroke))
        painter.setBrush(look.colour("accent" if on else "page"))
        radius = look.px(5)
        painter.drawRoundedRect(box, radius, radius)
        if on:
            inset = look.px(2)
            paint_icon(
                painter, "check", box.adjusted(inset, inset, -inset, -inset),
                look.colour("onAccent"), stroke=3,
            )  # fmt: skip
        self._row.draw(painter, self.width(), enabled=self.isEnabled())

    def _restyle(self) -> None:
        self._row.restyle()
        self.updateGeometry()
        self.update()


class Radio(QRadioButton):
    """A circle of which one in a group is chosen. ``note`` explains it in a second line."""

    def __init__(self, look: Look, text: str, *, note: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._row = _Row(look, text, note)
        self.setProperty(RADIUS_OF_RING, BOX / 2)
        _prepare(self, self._row)
        look.changed.connect(self._restyle)

    def ring_box(self) -> QRect:
        """The focus ring goes round the circle."""
        return self._row.box()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._row.height(width)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return self._row.size()

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(min(self._row.size().width(), self._look.px(160)), self._look.px(FIRST_LINE))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row answers to the mouse."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, on = self._look, self.isChecked()
        stroke = look.theme.border
        half = stroke / 2
        box = QRectF(self._row.box()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(look.colour("accent" if on else "line2"), stroke))
        painter.setBrush(look.colour("accent" if on else "page"))
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("onAccent"))
            painter.drawEllipse(box.center(), look.px(4), look.px(4))
        self._row.draw(painter, self.width(), enabled=self.isEnabled())

    def _restyle(self) -> None:
        self._row.restyle()
        self.updateGeometry()
        self.update()
