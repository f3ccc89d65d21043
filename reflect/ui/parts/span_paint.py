"""How the marked stretches of a paragraph look: grounds, underlines, rings and badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from reflect.ui.look.tokens import RING_GAP, Role
from reflect.ui.parts.lines import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token
    from reflect.ui.parts.para import Span

_GROUNDS: dict[str, Token] = {
    "hit": "hit",
    "mark": "markSoft",
    "settled": "accentSoft",
    "taken_out": "wrongSoft",
    "put_in": "accentSoft",
}
_INKS: dict[str, Token] = {
    "hit": "hitInk",
    "settled": "accent",
    "taken_out": "wrong",
    "put_in": "accent",
}
_LINES: dict[str, tuple[Token, float, Qt.PenStyle]] = {
    "mark": ("markLine", 2, Qt.PenStyle.SolidLine),
    "settled": ("accent", 2, Qt.PenStyle.SolidLine),
    "together": ("markLine", 2, Qt.PenStyle.DotLine),
    "put_in": ("accent", 1, Qt.PenStyle.SolidLine),
}
_HEAVY = {"strong", "hit"}
BADGE = 18


def span_format(look: Look, span: Span, role: Role) -> Format:
    """The ink and weight of a span."""
    # Slow to import; most paragraphs have no spans.
    from PySide6.QtGui import QTextCharFormat

    made = QTextCharFormat()
    font = look.font(role)
    if span.kind in _HEAVY:
        font.setWeight(QFont.Weight.DemiBold)
    if span.kind == "emphasis":
        font.setItalic(True)
    font.setStrikeOut(span.kind == "taken_out")
    made.setFont(font)
    if span.kind in _INKS:
        made.setForeground(look.colour(_INKS[span.kind]))
    return Format(span.start, span.end, made)


def span_ground(painter: QPainter, look: Look, span: Span, boxes: Sequence[QRectF]) -> None:
    """Paint what lies under the words of a span."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in boxes:
        ground = box.adjusted(-2, -1, 2, 1)
        if span.kind in _GROUNDS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(_GROUNDS[span.kind]))
            painter.drawRoundedRect(ground, 3, 3)
        if span.kind in _LINES:
            _underline(painter, look, span, ground)
        if span.current:
            _ring(painter, look, ground)
    painter.restore()


def _underline(painter: QPainter, look: Look, span: Span, ground: QRectF) -> None:
    token, width, style = _LINES[span.kind]
    painter.setPen(QPen(look.colour(token), width, style))
    y = ground.bottom() - width / 2
    painter.drawLine(QPointF(ground.left(), y), QPointF(ground.right(), y))


def _ring(painter: QPainter, look: Look, ground: QRectF) -> None:
    stroke = look.theme.ring
    away = RING_GAP + stroke / 2
    painter.setPen(QPen(look.colour("focus"), stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ground.adjusted(-away, -away, away, away), 6, 6)


def number_badge(painter: QPainter, look: Look, span: Span, box: QRectF) -> None:
    """Paint the number of a finding over the start of its words."""
    size = look.px(BADGE)
    top = max(0.0, box.top() - size / 2)
    disc = QRectF(box.left() - 2 - size / 2, top, size, size)
    settled = span.kind == "settled"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent" if settled else "mark"))
    painter.drawEllipse(disc)
    painter.setPen(look.colour("onAccent" if settled else "page"))
    painter.setFont(look.font(Role.BADGE))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(span.number))
    painter.restore()
