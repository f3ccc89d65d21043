"""Outlines that Qt has no name for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """A box with four round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def right_rounded(box: QRectF, radius: float) -> QPainterPath:
    """A box whose right corners are round: the shape of whatever has a rule on its left."""
    path = QPainterPath(box.topLeft())
    size = 2 * radius
    path.lineTo(box.right() - radius, box.top())
    path.arcTo(box.right() - size, box.top(), size, size, 90, -90)
    path.arcTo(box.right() - size, box.bottom() - size, size, size, 0, -90)
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
