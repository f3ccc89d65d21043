"""How the strip of a year is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPen

from reflect.ui.browse.months import month_number
from reflect.ui.look.icons import paint_icon
from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import RADIUS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from reflect.ui.browse.months import Days
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

_TALL, _SHORT, _TICK = 14, 8, 3
_FOOT, _LINE, _LABEL = 34, 35, 41
"""From the top: where ticks stand, the line under them, the name of the month."""
_SIDE, _END = 10, 6
_DAYS = 31
_CLOSE = 1.5
"""How much wider than its day a tick may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A month of the strip."""

    box: QRectF
    first: date
    current: bool
    chosen: bool
    """It is one of those that are shown alone."""
    count: int
    """Entries that match, when that is worth saying."""


class StripPaint:
    """Knows which day has a tick, and paints months."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._tall: dict[int, list[int]] = {}
        self._short: dict[int, list[int]] = {}

    def set_days(self, shown: Days, every: Days) -> None:
        """Know which days have entries that are wanted, and which have others."""
        wanted = {day for day, _ in shown}
        self._tall = _by_month(wanted)
        self._short = _by_month(day for day, _ in every if day not in wanted)

    def paint_head(self, painter: QPainter, box: QRectF, year: str) -> None:
        """Paint the ground and the year."""
        look = self._look
        painter.fillRect(box, look.colour("window"))
        edge = QRectF(0, box.bottom() - 1, box.width(), 1)
        painter.fillRect(edge, look.colour("line2" if look.theme.high_contrast else "line"))
        painter.setFont(look.font(Role.STRONG))
        painter.setPen(look.colour("ink"))
        at = QRectF(look.px(16), 0, look.px(48), box.height() - 1)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, year)

    def paint_chevron(self, painter: QPainter, box: QRect, name: str) -> None:
        """Paint the way to another year."""
        look = self._look
        side = look.px(18)
        icon = QRectF(0, 0, side, side)
        icon.moveCenter(QRectF(box).center())
        paint_icon(painter, name, icon, look.colour("ink2"))

    def paint_month(self, painter: QPainter, cell: Cell) -> None:
        """Paint a month: its ground, its days, its name."""
        look = self._look
        self._paint_ground(painter, cell)
        left = cell.box.left() + look.px(_SIDE)
        wide = cell.box.width() - look.px(_SIDE + _END)
        line: Token = "line2" if look.theme.high_contrast else "line"
        ground = QRectF(left, look.px(_LINE), wide, look.px(2))
        painter.fillRect(ground, look.colour(line))
        month = month_number(cell.first)
        stretch = QRectF(left, 0, wide - look.px(_TICK), look.px(_FOOT))
        self._paint_ticks(painter, stretch, self._short.get(month, []), tall=False)
        self._paint_ticks(painter, stretch, self._tall.get(month, []), tall=True)
        self._paint_name(painter, cell, left)

    def _paint_ticks(self, painter: QPainter, box: QRectF, days: list[int], *, tall: bool) -> None:
        look = self._look
        colour = look.colour("accent" if tall else "line2")
        high = look.px(_TALL if tall else _SHORT)
        # Where the text is large the months are not: neighbouring days stay apart.
        wide = min(look.px(_TICK), max(2, round(box.width() * _CLOSE / _DAYS)))
        for day in days:
            x = box.left() + (day - 1) * box.width() / (_DAYS - 1)
            tick = QRectF(x, box.bottom() - high, wide, high)
            painter.fillPath(rounded(tick, 1), colour)

    def _paint_ground(self, painter: QPainter, cell: Cell) -> None:
        look = self._look
        if not cell.current and not cell.chosen:
            return
        box = cell.box.adjusted(0, look.px(8), 0, -look.px(8))
        ground = rounded(box, look.px(RADIUS))
        painter.fillPath(ground, look.colour("accentSoft" if cell.chosen else "page"))
        if look.theme.high_contrast:
            stroke = look.theme.border
            painter.setPen(QPen(look.colour("line2"), stroke))
            half = stroke / 2
            inner = box.adjusted(half, half, -half, -half)
            painter.drawPath(rounded(inner, look.px(RADIUS) - half))

    def _paint_name(self, painter: QPainter, cell: Cell, left: float) -> None:
        look = self._look
        painter.setFont(look.font(Role.GROUP if cell.current else Role.META))
        painter.setPen(look.colour("ink" if cell.current else "ink2"))
        room = cell.box.right() - left
        words = _name(cell.first, QLocale.FormatType.ShortFormat)
        if painter.fontMetrics().horizontalAdvance(words) > room:
            words = _name(cell.first, QLocale.FormatType.NarrowFormat)
        if cell.count:
            words = f"{words} {cell.count}"
        at = QRectF(left, look.px(_LABEL), room, look.line(Role.META))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)


def _by_month(days: Iterable[date]) -> dict[int, list[int]]:
    months: dict[int, list[int]] = {}
    for day in days:
        months.setdefault(month_number(day), []).append(day.day)
    return months


def _name(first: date, how: QLocale.FormatType) -> str:
    return QLocale().monthName(first.month, how)
