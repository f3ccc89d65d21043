"""Paints a commitment in the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reflect.domain.commitment import CommitmentState
from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import Role
from reflect.ui.parts.lines import Lines, one_line
from reflect.ui.parts.row_list import paint_row
from reflect.ui.today import today_words
from reflect.ui.today.commitment_model import VALUE
from reflect.ui.today.settle_buttons import ICONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QPainter

    from reflect.domain.commitment import Commitment
    from reflect.ui.look.theme import Look

LEFT, RIGHT, ABOVE, GAP = 44, 12, 12, 4
LINES = 3


class CommitmentDelegate(QStyledItemDelegate):
    """The writer's words in three lines at most, and under them what is known."""

    def __init__(self, look: Look, view: QListView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._today = today

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words need."""
        width = self._view.viewport().width()
        px = self._look.px
        words = self._words(index.data(VALUE)).height(self._room(width))
        return QSize(width, words + px(GAP) + self._look.line(Role.META) + 2 * px(ABOVE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        look, px = self._look, self._look.px
        commitment: Commitment = index.data(VALUE)
        painter.save()
        paint_row(painter, look, option)
        box = QRectF(option.rect)
        still = commitment.state is CommitmentState.OPEN
        side = px(18)
        middle = box.top() + px(ABOVE) + (look.line(Role.WRITER_SMALL) - side) / 2
        icon = QRectF(box.left() + px(14), middle, side, side)
        paint_icon(painter, ICONS[commitment.state], icon, look.colour("ink2"))
        words = self._words(commitment)
        high = words.height(self._room(option.rect.width()))
        at = QPointF(box.left() + px(LEFT), box.top() + px(ABOVE))
        words.draw(painter, at, look.colour("ink" if still else "ink2"))
        self._paint_facts(painter, option, commitment, top=at.y() + high + px(GAP))
        painter.restore()

    def _paint_facts(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        commitment: Commitment,
        *,
        top: float,
    ) -> None:
        look = self._look
        font = look.font(Role.META)
        box = QRectF(option.rect)
        room = QRectF(
            box.left() + look.px(LEFT), top, self._room(option.rect.width()), look.line(Role.META)
        )
        painter.setFont(font)
        painter.setPen(look.colour("ink3"))
        said = one_line(QFontMetricsF(font), self._facts(commitment), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)

    def _facts(self, commitment: Commitment) -> str:
        today = self._today()
        source = self.tr("From {title}, {day}").format(
            title=commitment.entry_title, day=today_words.written(commitment, today)
        )
        due = today_words.due(commitment, today)
        if commitment.state is CommitmentState.OPEN:
            return f"{due}. {source}"
        return f"{today_words.became(commitment.state)}. {due}. {source}"

    def _words(self, commitment: Commitment) -> Lines:
        look = self._look
        role = Role.WRITER_SMALL
        text = commitment.text.strip()
        return Lines(text, look.font(role), look.line(role), max_lines=LINES)

    def _room(self, width: int) -> int:
        return width - self._look.px(LEFT + RIGHT)
