"""Accounts and the ledger as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reflect.ui.look.tokens import Role
from reflect.ui.parts.focus_ring import NO_RING
from reflect.ui.parts.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, the words of a row in it, and how wide it is; 0 takes the rest."""

    heading: str
    words: Callable[[Row], str]
    width: int = 0
    strong: bool = False
    spared: bool = False
    """It gives way where the window is narrow; the card of the row says the same."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Values in rows; what a column says of one is the column's business."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; the value itself under ``UserRole``."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.columns[index.column()].words(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """What a column is called."""
        across = orientation == Qt.Orientation.Horizontal
        shown = across and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].heading if shown else None


class Heads(QHeaderView):
    """Headings in small bold words over a hairline."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        look = self._look
        painter.save()
        painter.fillRect(rect, look.colour("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))
        painter.setFont(look.font(Role.GROUP))
        painter.setPen(look.colour("ink2"))
        words = str(self.model().headerData(section, self.orientation()))
        room = rect.adjusted(look.px(16), 0, -look.px(8), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class RowPaint(QStyledItemDelegate):
    """Rows 56 high with a hairline between; the chosen one on the page's colour with a bar.

    The chosen row wears the focus ring itself while the table has the focus.
    """

    def __init__(self, look: Look, columns: Sequence[Column[Any]], table: QTableView) -> None:
        super().__init__()
        self._look = look
        self._columns = columns
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look, box = self._look, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, look.colour("page"))
            if index.column() == 0:
                inset = look.px(12)
                bar = QRect(box.left(), box.top() + inset, look.px(3), box.height() - 2 * inset)
                painter.fillRect(bar, look.colour("accent"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.colour("line"))
        if chosen and self._table.hasFocus():
            self._outline(painter, box, index.column(), ("focus", look.theme.ring))
        elif chosen and look.theme.high_contrast:
            self._outline(painter, box, index.column(), ("line2", look.theme.border))
        column = self._columns[index.column()]
        role = Role.STRONG if column.strong else Role.HELP
        painter.setFont(look.font(role))
        painter.setPen(look.colour("ink" if column.strong or index.column() == 0 else "ink2"))
        room = box.adjusted(look.px(16), 0, -look.px(8), 0)
        words = one_line(QFontMetricsF(painter.font()), str(index.data()), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _outline(self, painter: QPainter, box: QRect, column: int, line: tuple[Token, int]) -> None:
        """Paint this cell's part of a line round the row."""
        colour, thick = self._look.colour(line[0]), line[1]
        painter.fillRect(box.left(), box.top(), box.width(), thick, colour)
        painter.fillRect(box.left(), box.bottom() - thick + 1, box.width(), thick, colour)
        if column == 0:
            painter.fillRect(box.left(), box.top(), thick, box.height(), colour)
        shown = [at for at in range(len(self._columns)) if not self._table.isColumnHidden(at)]
        if column == shown[-1]:
            painter.fillRect(box.right() - thick + 1, box.top(), thick, box.height(), colour)


class RowsTable(QTableView):
    """A table to read and choose from: one row at a time, by mouse or keys."""

    def __init__(self, look: Look, name: str, model: RowsModel[Any]) -> None:
        super().__init__()
        self._look = look
        self._model = model
        self._paint = RowPaint(look, model.columns, self)
        self.setProperty(NO_RING, True)
        self.setHorizontalHeader(Heads(look))
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setAccessibleName(name)
        self.setProperty("surface", "window")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show only what a row is known by, or all of it."""
        for index, column in enumerate(self._model.columns):
            self.setColumnHidden(index, narrow and column.spared)

    def _restyle(self) -> None:
        look, heads = self._look, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(look.px(56))
        heads.setFixedHeight(look.px(36))
        for index, column in enumerate(self._model.columns):
            fixed = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            heads.setSectionResizeMode(index, fixed)
            if column.width:
                heads.resizeSection(index, look.px(column.width))
