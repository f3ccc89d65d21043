"""A line of words in a painted row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from reflect.ui.parts.lines import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Role, Token

    Place = tuple[QRectF, Role, Token]
    """Where a line of words stands, how it is set, and in which colour."""


def line_in(inside: QRectF, top: int, high: int) -> QRectF:
    """The box of a line so far under the top of another box, and as wide."""
    return QRectF(inside.left(), inside.top() + top, inside.width(), high)


def paint_words(
    painter: QPainter,
    look: Look,
    place: Place,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Paint one line, elided at its end; returns how wide it is."""
    box, role, ink = place
    painter.setFont(look.font(role))
    painter.setPen(look.colour(ink))
    metrics = QFontMetricsF(painter.font())
    shown = one_line(metrics, text, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
