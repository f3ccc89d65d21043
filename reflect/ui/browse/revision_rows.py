"""The saves of an entry as a model, and how their rows are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate

from reflect.ui import dates
from reflect.ui.browse.reading import day_of_year
from reflect.ui.browse.row_line import line_in, paint_words
from reflect.ui.browse.row_words import words_words
from reflect.ui.look.tokens import Role
from reflect.ui.parts.row_list import paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reflect.domain.entry import RevisionRow
    from reflect.ui.browse.entry_rows import Index
    from reflect.ui.look.theme import Look

translate = QCoreApplication.translate

ROW = 60
REVISION = Qt.ItemDataRole.UserRole + 1
"""The `RevisionRow`; rows are sorted by its number."""
UNDER = Qt.ItemDataRole.UserRole + 2
"""The second line."""
_NOWHERE = QModelIndex()


class RevisionRows(QAbstractListModel):
    """Every save, the newest first: that is how the entry is now."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RevisionRow] = ()
        self._today: date | None = None

    def show(self, rows: Sequence[RevisionRow], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._today = rows, today
        self.endResetModel()

    def revision(self, row: int) -> RevisionRow | None:
        """The save in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, number: int) -> int | None:
        """The row of the save with this number."""
        numbers = [row.number for row in self._rows]
        return numbers.index(number) if number in numbers else None

    def name(self, row: int) -> str:
        """Now, or 19 November, 21:10."""
        revision = self.revision(row)
        if revision is None or self._today is None:
            return ""
        return translate("browse", "Now") if row == 0 else moment_words(revision, self._today)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a row."""
        revision = self.revision(index.row()) if index.isValid() else None
        if revision is None:
            return None
        if role == REVISION:
            return revision
        if role == UNDER:
            return self._under(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.name(index.row())}, {self._under(index.row())}"
        return None

    def _under(self, row: int) -> str:
        words = self._difference(row)
        if self._rows[row].clock_back:
            back = translate("browse", "{words}; the clock had been set back")
            return back.format(words=words)
        return words

    def _difference(self, row: int) -> str:
        revision, last = self._rows[row], len(self._rows) - 1
        if row == 0 and self._today:
            return moment_words(revision, self._today)
        if row == last:
            words = translate("browse", "First save, {words}")
            return words.format(words=words_words(revision.words))
        return difference_words(revision.words - self._rows[0].words)


def moment_words(revision: RevisionRow, today: date) -> str:
    """19 November, 21:10, on the writer's clock."""
    saved = revision.saved.astimezone()
    return f"{day_of_year(saved.date(), today)}, {dates.clock(saved)}"


def difference_words(more: int) -> str:
    """28 words fewer than now."""
    if more == 0:
        return translate("browse", "As many words as now")
    words = translate("browse", "{words} fewer than now")
    if more > 0:
        words = translate("browse", "{words} more than now")
    return words.format(words=words_words(abs(more)))


class RevisionRowPaint(QStyledItemDelegate):
    """When it was saved, and how much longer or shorter it was."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high."""
        return QSize(self._look.px(120), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        look = self._look
        painter.save()
        paint_row(painter, look, option)
        inside = QRectF(option.rect).adjusted(look.px(16), 0, -look.px(8), 0)
        title = line_in(inside, look.px(10), look.line(Role.STRONG))
        paint_words(painter, look, (title, Role.STRONG, "ink"), index.data())
        under = line_in(inside, look.px(32), look.line(Role.META))
        paint_words(painter, look, (under, Role.META, "ink2"), index.data(UNDER))
        painter.restore()
