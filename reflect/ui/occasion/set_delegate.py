"""Paints the rows of prompt sets and their headings, and puts a star into each row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.occasion import set_words
from reflect.ui.occasion.set_model import FAVOURITE
from reflect.ui.occasion.star import SIDE, Star
from reflect.ui.parts.grouped_list import VALUE
from reflect.ui.parts.lines import one_line
from reflect.ui.parts.row_list import paint_row

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reflect.domain.prompts import PromptSet
    from reflect.ui.look.theme import Look

_Index = QModelIndex | QPersistentModelIndex

ROW, HEADING, BETWEEN = 64, 22, 16
STAR_AT, TEXT_AT, RIGHT = 4, 52, 8


class SetDelegate(QStyledItemDelegate):
    """A row is 64 high: star, title over one line, minutes."""

    star_pressed = Signal(object)
    """Carries the prompt set."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings stand apart from the group above."""
        heading = HEADING + BETWEEN if index.row() else HEADING
        high = heading if index.data(VALUE) is None else ROW
        return QSize(self._view.viewport().width(), self._look.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row."""
        painter.save()
        prompts: PromptSet | None = index.data(VALUE)
        if prompts is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            paint_row(painter, self._look, option)
            self._paint_set(painter, option.rect, prompts)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A star that can be pressed."""
        prompts: PromptSet = index.data(VALUE)
        star = Star(self._look, prompts.title, parent)
        star.clicked.connect(partial(self.star_pressed.emit, prompts))
        return star

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the star of a favourite."""
        if isinstance(editor, Star):
            editor.setChecked(bool(index.data(FAVOURITE)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Put the star at the beginning of its row."""
        side = self._look.px(SIDE)
        top = option.rect.top() + (option.rect.height() - side) // 2
        editor.setGeometry(option.rect.left() + self._look.px(STAR_AT), top, side, side)

    def _paint_heading(self, painter: QPainter, box: QRect, words: str) -> None:
        look = self._look
        line = look.line(Role.GROUP)
        top = box.bottom() + 1 - look.px(HEADING)
        painter.setFont(look.font(Role.GROUP))
        painter.setPen(look.colour("ink3"))
        room = QRect(box.left(), top, box.width(), line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_set(self, painter: QPainter, box: QRect, prompts: PromptSet) -> None:
        look = self._look
        title, summary = look.line(Role.STRONG), look.line(Role.HELP)
        top = box.top() + (box.height() - title - summary) // 2
        minutes = set_words.short_minutes(prompts)
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.colour("ink2"))
        right = box.right() + 1 - look.px(RIGHT)
        wide = painter.fontMetrics().horizontalAdvance(minutes)
        painter.drawText(
            QRect(right - wide, box.top(), wide, box.height()),
            Qt.AlignmentFlag.AlignVCenter,
            minutes,
        )
        left = box.left() + look.px(TEXT_AT)
        room = QRectF(left, top, right - wide - look.px(16) - left, title)
        self._line(painter, room.translated(0, title), prompts.summary, Role.HELP)
        painter.setPen(look.colour("ink"))
        self._line(painter, room, prompts.title, Role.STRONG)

    def _line(self, painter: QPainter, room: QRectF, words: str, role: Role) -> None:
        painter.setFont(self._look.font(role))
        room.setHeight(self._look.line(role))
        shown = one_line(QFontMetricsF(painter.font()), words, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
