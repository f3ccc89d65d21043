"""Deleted entries as a model, and how their rows are painted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate

from reflect.domain.entry import DAYS_IN_BIN
from reflect.ui import dates
from reflect.ui.browse.reading import day_of_year
from reflect.ui.browse.row_line import line_in, paint_words
from reflect.ui.browse.row_words import row_title
from reflect.ui.look.tokens import Role
from reflect.ui.parts.row_list import paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reflect.domain.entry import EntryRow
    from reflect.ui.browse.entry_rows import Index
    from reflect.ui.look.theme import Look

translate = QCoreApplication.translate

ROW = 72
ENTRY = Qt.ItemDataRole.UserRole + 1
"""The `EntryRow`, by whose day of deletion rows are sorted."""
FATE = Qt.ItemDataRole.UserRole + 2
"""When it was deleted, and when it will be gone."""
_NOWHERE = QModelIndex()


class BinRows(QAbstractListModel):
    """What can be brought back, the last deleted first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[EntryRow] = ()
        self._today: date | None = None

    def show(self, rows: Sequence[EntryRow], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._today = rows, today
        self.endResetModel()

    def entry(self, row: int) -> EntryRow | None:
        """The entry in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a row."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or self._today is None:
            return None
        if role == ENTRY:
            return entry
        if role == FATE:
            return fate_of(entry, self._today)
        if role == Qt.ItemDataRole.DisplayRole:
            return row_title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row_title(entry)}, {fate_of(entry, self._today)}"
        return None


def fate_of(entry: EntryRow, today: date) -> str:
    """Deleted yesterday. Gone for good after 19 December."""
    if entry.deleted is None:
        return ""
    deleted = entry.deleted.astimezone().date()
    gone = deleted + timedelta(days=DAYS_IN_BIN)
    words = translate("browse", "Deleted {day}. Gone for good after {last}.")
    said = dates.day(deleted, today)
    if (today - deleted).days > 1:
        said = translate("browse", "on {day}").format(day=said)
    return words.format(day=said, last=day_of_year(gone, today))


class BinRowPaint(QStyledItemDelegate):
    """A title, and what will become of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high."""
        return QSize(self._look.px(240), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        look = self._look
        painter.save()
        paint_row(painter, look, option)
        inside = QRectF(option.rect).adjusted(look.px(16), 0, -look.px(16), 0)
        title = line_in(inside, look.px(15), look.line(Role.STRONG))
        paint_words(painter, look, (title, Role.STRONG, "ink"), index.data())
        under = line_in(inside, look.px(39), look.line(Role.META))
        paint_words(painter, look, (under, Role.META, "ink2"), index.data(FATE))
        painter.restore()
