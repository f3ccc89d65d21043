"""The sections of the preferences, to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reflect.ui.look.tokens import Role
from reflect.ui.parts.row_list import RowList, paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

    from reflect.ui.look.theme import Look

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

VALUE = Qt.ItemDataRole.UserRole.value
"""The place of a section; they keep their order, so it sorts them too."""
ROW, LEFT, INSET = 40, 12, 10


class SectionModel(QAbstractListModel):
    """The names of the sections."""

    def __init__(self, names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many sections there are."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a section."""
        if not index.isValid() or index.row() >= len(self._names):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._names[index.row()]
        return index.row() if role == VALUE else None


class SectionDelegate(QStyledItemDelegate):
    """A row is 40 high and looks as those of the rail."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list."""
        return QSize(self._view.viewport().width(), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row."""
        look = self._look
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_row(painter, look, option, inset=INSET)
        painter.setFont(look.font(Role.STRONG if chosen else Role.BODY))
        painter.setPen(look.colour("ink" if chosen else "ink2"))
        box: QRect = option.rect.adjusted(look.px(LEFT), 0, -look.px(4), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class SectionList(RowList):
    """One section is always chosen."""

    chosen = Signal(int)
    """The place of the section that is chosen now."""
    taken = Signal()
    """A section was pressed, with the mouse or with Return."""

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__(look, self.tr("Sections"))
        self.rows = SectionModel(names, self)
        self.setModel(self.rows)
        self.setItemDelegate(SectionDelegate(look, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setCurrentIndex(self.rows.index(0))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(lambda _index: self.taken.emit())
        self.activated.connect(lambda _index: self.taken.emit())

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(current.row())
