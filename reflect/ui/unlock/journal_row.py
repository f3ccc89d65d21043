"""How the list draws a journal: a lock, its name, and the day it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import RADIUS, Role

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

ROW = 56
CHANGED = Qt.ItemDataRole.UserRole + 1
"""When the journal was changed, in words."""

_BAR, _ICON = 3, 18
_TEXT_LEFT = 44


class JournalRow(QStyledItemDelegate):
    """Page colour and an accent bar for the chosen one; it draws its own focus ring."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are as high."""
        return QSize(self._look.px(160), self._look.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        chosen = index == self._view.currentIndex()
        if chosen:
            self._paint_chosen(painter, box)
        elif self._view.underMouse() and _hovered(option):
            self._paint_ground(painter, box, "field")
        self._paint_words(painter, box, index, "accent" if chosen else "ink3")
        if chosen and self._view.hasFocus():
            self._paint_ring(painter, box)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, box: QRect) -> None:
        self._paint_ground(painter, box, "page")
        inset = self._look.px(12)
        bar = QRectF(box.x(), box.y() + inset, self._look.px(_BAR), box.height() - 2 * inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        painter.drawRoundedRect(bar, 1, 1)

    def _paint_ground(self, painter: QPainter, box: QRect, ground: Token) -> None:
        look, theme = self._look, self._look.theme
        edged = theme.high_contrast and ground == "page"
        half = theme.border / 2 if edged else 0
        edge = QPen(look.colour("line2"), theme.border) if edged else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(look.colour(ground))
        shape = QRectF(box).adjusted(half, half, -half, -half)
        painter.drawPath(rounded(shape, look.px(RADIUS)))

    def _paint_words(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        lock: Token,
    ) -> None:
        look = self._look
        side = look.px(_ICON)
        icon = QRect(box.x() + look.px(13), box.y() + (box.height() - side) // 2, side, side)
        paint_icon(painter, "lock", QRectF(icon), look.colour(lock))
        left = box.x() + look.px(_TEXT_LEFT)
        room = QRect(left, box.y() + look.px(8), box.right() - left - look.px(8), 0)
        self._paint_line(painter, room, str(index.data()), Role.STRONG)
        room.translate(0, look.line(Role.STRONG))
        self._paint_line(painter, room, str(index.data(CHANGED)), Role.META)

    def _paint_line(self, painter: QPainter, room: QRect, text: str, role: Role) -> None:
        font = self._look.font(role)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._look.colour("ink" if role is Role.STRONG else "ink3"))
        line = QRect(room.x(), room.y(), room.width(), self._look.line(role))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_ring(self, painter: QPainter, box: QRect) -> None:
        look = self._look
        half = look.theme.ring / 2
        painter.setPen(QPen(look.colour("focus"), look.theme.ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded(QRectF(box).adjusted(half, half, -half, -half), look.px(RADIUS)))


def _hovered(option: QStyleOptionViewItem) -> bool:
    # Styles are slow to import, and the first page has to be quick: there is no mouse there yet.
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)
