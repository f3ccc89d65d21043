"""The left pane of the revisions: every save, and that none is ever removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from reflect.ui.browse.revision_rows import ROW, RevisionRowPaint, RevisionRows
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.row_list import RowList
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from reflect.domain.entry import RevisionRow
    from reflect.ui.browse.entry_rows import Index
    from reflect.ui.look.theme import Look

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SaveList(RowList):
    """Rows of which one is chosen; N and P are left to the window."""

    row_current = Signal(int)
    row_opened = Signal()

    def __init__(self, look: Look, name: str, rows: RevisionRows) -> None:
        super().__init__(look, name)
        self.setModel(rows)
        self.setItemDelegate(RevisionRowPaint(look))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on to the wording."""
        if event.key() in _OPENS:
            self.row_opened.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes on to the wording, where it hides the list."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.row_opened.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which save is looked at."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_current.emit(current.row())


class RevisionList(Surface):
    """Says which save is to be compared with how the entry is now."""

    chosen = Signal(int)
    """The number of a save."""
    opened = Signal()
    """The writer goes on to the wording."""

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self.rows = RevisionRows()
        title = self.tr("Revisions")
        self._title = Para(look, title, Role.PROMPT)
        self.list = SaveList(look, title, self.rows)
        words = self.tr(
            "Every save is kept. Bringing one back makes a new revision on top; none is removed."
        )
        self._note = Para(look, words, Role.HELP, "ink2")
        self._column = QVBoxLayout(self)
        self._indented = QVBoxLayout(), QVBoxLayout()
        self._indented[0].addWidget(self._title)
        self._indented[1].addWidget(self._note)
        self._column.addLayout(self._indented[0])
        self._column.addWidget(self.list, 1)
        self._column.addLayout(self._indented[1])
        self._column.addStretch(0)
        self.list.row_current.connect(self._on_row_current)
        self.list.row_opened.connect(self.opened)
        look.changed.connect(self._fit)
        self._fit()

    def show_saves(self, saves: tuple[RevisionRow, ...], today: date, number: int) -> None:
        """Show these, and choose the one with this number, else the one before now."""
        self.rows.show(saves, today)
        row = self.rows.row_of(number)
        row = min(1, len(saves) - 1) if row is None else row
        self._fit()
        self.list.setCurrentIndex(self.rows.index(row))

    def _on_row_current(self, row: int) -> None:
        revision = self.rows.revision(row)
        if revision:
            self.chosen.emit(revision.number)

    def _fit(self) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(16), look.px(24), look.px(4), look.px(24))
        self._column.setSpacing(look.px(12))
        for row, above in zip(self._indented, (0, 12), strict=True):
            row.setContentsMargins(look.px(8), look.px(above), look.px(20), 0)
        rows = self.rows.rowCount(QModelIndex())
        self.list.setMaximumHeight(rows * look.px(ROW))
