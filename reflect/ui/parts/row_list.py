"""A list whose rows a delegate paints, and the ground that such a row stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from reflect.ui.look.tokens import RADIUS
from reflect.ui.parts.focus_ring import NO_RING

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

BAR = 3
"""Width of the bar of the chosen row."""


class RowList(QListView):
    """Rows of which one is chosen. The room of the scroll bar is always kept.

    Its delegate paints the focus with `paint_row`, so it wears no ring.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        look.changed.connect(self._restyle)
        self._restyle()
        self._on_range_changed()

    def _restyle(self) -> None:
        self.verticalScrollBar().setSingleStep(self._look.px(24))
        self.scheduleDelayedItemsLayout()

    def _on_range_changed(self) -> None:
        bar = self.verticalScrollBar()
        idle = bar.maximum() <= bar.minimum()
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            bar.style().unpolish(bar)
            bar.style().polish(bar)


def paint_row(
    painter: QPainter, look: Look, option: QStyleOptionViewItem, *, inset: int = 12
) -> None:
    """Paint the ground of a row: page colour and a bar where it is chosen, a ring for the focus.

    ``inset`` is how far the bar stays from the row's top and bottom, at scale 1.
    """
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    box = QRectF(option.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen or hovered:
        _paint_ground(painter, look, box, chosen=chosen)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if chosen:
        edge = look.theme.border if look.theme.high_contrast else 0
        _paint_bar(painter, look, box, (look.theme.ring if focused else edge, look.px(inset)))
    if focused:
        _paint_ring(painter, look, box)


def _paint_ground(painter: QPainter, look: Look, box: QRectF, *, chosen: bool) -> None:
    edged = chosen and look.theme.high_contrast
    half = look.theme.border / 2 if edged else 0
    painter.setPen(QPen(look.colour("line2"), look.theme.border) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("page" if chosen else "field"))
    radius = look.px(RADIUS)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def _paint_bar(painter: QPainter, look: Look, box: QRectF, away: tuple[int, int]) -> None:
    """Paint the bar so far from the left edge, and from top and bottom."""
    left, inset = away
    bar = QRectF(box.left() + left, box.top() + inset, BAR, box.height() - 2 * inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)


def _paint_ring(painter: QPainter, look: Look, box: QRectF) -> None:
    stroke = look.theme.ring
    half = stroke / 2
    painter.setPen(QPen(look.colour("focus"), stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = look.px(RADIUS)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
