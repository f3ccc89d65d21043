"""Paints a row of the list: the day, the title, two lines of the writer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from reflect.ui.browse.entry_rows import DAY, ENTRY, MONTH
from reflect.ui.browse.row_line import line_in, paint_words
from reflect.ui.browse.row_words import month_words, row_text, row_title, weekday
from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import Role
from reflect.ui.parts.lines import Lines
from reflect.ui.parts.para import Span, SpanKind
from reflect.ui.parts.row_list import paint_row
from reflect.ui.parts.span_paint import span_format, span_ground

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QStyleOptionViewItem

    from reflect.domain.entry import EntryRow
    from reflect.ui.browse.entry_rows import Index
    from reflect.ui.browse.months import Month
    from reflect.ui.look.theme import Look

ROW = 108
HEADING = 34
_LEFT = 12
"""From the edge of the list to the ground of a row."""
_DAY_LEFT, _DAY_WIDE = 8, 44
_TEXT_LEFT, _TEXT_RIGHT = 64, 12
_ICON = 15
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


class EntryRowPaint(QStyledItemDelegate):
    """Paints headings and entries; an entry that is still being read shows its day."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.searching = False
        """Whether headings say how many entries match."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(self._look.px(_LEFT), 0, 0, 0)
        month = index.data(MONTH)
        if month is not None:
            self._paint_heading(painter, box, month)
        else:
            option.rect = box.toRect()
            paint_row(painter, self._look, option)
            self._paint_day(painter, box, index.data(DAY))
            entry = index.data(ENTRY)
            if entry is not None:
                self._paint_entry(painter, box, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, month: Month) -> None:
        look = self._look
        inside = box.adjusted(look.px(16), look.px(10), -look.px(16), -look.px(2))
        name, count = month_words(month, searching=self.searching)
        paint_words(painter, look, (inside, Role.GROUP, "ink3"), name)
        paint_words(painter, look, (inside, Role.GROUP, "ink3"), count, _RIGHT)

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        look = self._look
        left, wide = box.left() + look.px(_DAY_LEFT), look.px(_DAY_WIDE)
        number = QRectF(left, box.top() + look.px(10), wide, look.line(Role.PANEL_TITLE))
        paint_words(painter, look, (number, Role.PANEL_TITLE, "ink"), str(day.day), _CENTRE)
        under = QRectF(left, box.top() + look.px(34), wide, look.line(Role.META))
        paint_words(painter, look, (under, Role.META, "ink3"), weekday(day), _CENTRE)

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: EntryRow) -> None:
        look = self._look
        inside = box.adjusted(look.px(_TEXT_LEFT), 0, -look.px(_TEXT_RIGHT), 0)
        title = line_in(inside, look.px(10), look.line(Role.STRONG))
        paint_words(painter, look, (title, Role.STRONG, "ink"), row_title(entry))
        self._paint_text(painter, inside, entry)
        foot = line_in(inside, look.px(80), look.line(Role.META))
        if entry.has_account:
            self._paint_account(painter, foot)
        paint_words(painter, look, (foot, Role.META, "ink3"), entry.prompt_set)

    def _paint_text(self, painter: QPainter, inside: QRectF, entry: EntryRow) -> None:
        look = self._look
        text, hits = row_text(entry)
        lines = Lines(text, look.font(Role.SNIPPET), look.line(Role.SNIPPET), max_lines=2)
        spans = [Span(start, end, SpanKind.HIT) for start, end in hits]
        lines.set_formats([span_format(look, span, Role.SNIPPET) for span in spans])
        lines.height(inside.width())
        at = QPointF(inside.left(), inside.top() + look.px(34))
        for span in spans:
            boxes = [box.translated(at) for box in lines.boxes(span.start, span.end)]
            span_ground(painter, look, span, boxes)
        lines.draw(painter, at, look.colour("ink2"))

    def _paint_account(self, painter: QPainter, foot: QRectF) -> None:
        """Say at the right that there is an account, and leave the rest of the line."""
        look = self._look
        words = self.tr("Account")
        wide = paint_words(painter, look, (foot, Role.META, "accent"), words, _RIGHT)
        side = look.px(_ICON)
        left = foot.right() - wide - look.px(4) - side
        icon = QRectF(left, foot.center().y() - side / 2, side, side)
        paint_icon(painter, "file-lock", icon, look.colour("accent"))
        foot.setRight(left - look.px(8))
