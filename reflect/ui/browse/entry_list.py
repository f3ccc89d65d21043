"""The list of entries: headings and rows that scroll smoothly, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from reflect.ui.browse.entry_row_paint import HEADING, ROW, EntryRowPaint
from reflect.ui.browse.letters import types_a_letter
from reflect.ui.parts.focus_ring import NO_RING

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from reflect.ui.browse.entry_rows import EntryRows, Index
    from reflect.ui.look.theme import Look

_Move = QAbstractItemView.CursorAction
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryList(QTableView):
    """A table of one column: unlike a list it knows the height of every row without asking."""

    row_current = Signal(int)
    """Another entry has become the current one."""
    row_opened = Signal(int)
    """Return was pressed on an entry: the writer wants to go on to it."""
    row_clicked = Signal(int)
    month_in_sight = Signal(object)
    """The first day of the month at the top, after scrolling."""

    def __init__(self, look: Look, rows: EntryRows) -> None:
        super().__init__()
        self._look = look
        self._rows = rows
        self._jumping = False
        self._heads: list[int] = []
        self.paint = EntryRowPaint(look)
        self.setItemDelegate(self.paint)
        self.setModel(rows)
        self._prepare()
        rows.modelReset.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> int | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make an entry the current one and bring it into sight; `row_current` follows."""
        index = self._rows.index(row, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.show_row(row)

    def show_row(self, row: int) -> None:
        """Scroll as little as is needed to see a row, and the heading right above it."""
        if row > 0 and self._rows.plan.is_heading(row - 1):
            self.scrollTo(self._rows.index(row - 1, 0))
        self.scrollTo(self._rows.index(row, 0))

    def go_to_month(self, month: date) -> None:
        """Bring a month's heading to the top, or that of the next older that has entries."""
        head = self._rows.plan.head_of(month)
        if head is None:
            return
        self._jumping = True
        top = QAbstractItemView.ScrollHint.PositionAtTop
        self.scrollTo(self._rows.index(head, 0), top)
        self._jumping = False

    @property
    def month_at_top(self) -> date | None:
        """The first day of the month of the highest row in sight."""
        row = self.rowAt(0)
        return self._rows.plan.month(row).first if row >= 0 else None

    def top_of(self, row: int) -> int | None:
        """How far under the top a row begins, if it is in sight."""
        top = self.rowViewportPosition(row)
        return top if -self.rowHeight(row) < top < self.viewport().height() else None

    def put_top(self, row: int, top: int) -> None:
        """Scroll so that a row begins so far under the top."""
        bar = self.verticalScrollBar()
        bar.setValue(self.verticalHeader().sectionPosition(row) - top)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go from entry to entry; headings are passed over."""
        plan = self._rows.plan
        if not plan.entries:
            return QModelIndex()
        here = self.current
        at = 0 if here is None else plan.entry(here) or 0
        screen = max(1, self.viewport().height() // self._look.px(ROW) - 1)
        steps = {
            _Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1,
            _Move.MovePageUp: -screen, _Move.MovePageDown: screen,
            _Move.MoveHome: -plan.entries, _Move.MoveEnd: plan.entries,
        }  # fmt: skip
        wanted = min(max(at + steps.get(action, 0), 0), plan.entries - 1)
        return self._rows.index(plan.row(wanted), 0)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return reads the entry; what the list does not know is left to the window."""
        if event.key() in _OPENS and self.current is not None:
            self.row_opened.emit(self.current)
        elif types_a_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading is not pressed."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._rows.plan.is_heading(index.row()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the entry."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.row_clicked.emit(index.row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which entry is the current one."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.show_row(current.row())
            self.row_current.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size shows other rows."""
        super().resizeEvent(event)
        self.say_sight()

    def say_sight(self) -> None:
        """Tell the model which rows are in sight."""
        bottom = self.rowAt(self.viewport().height() - 1)
        last = bottom if bottom >= 0 else self._rows.plan.rows - 1
        self._rows.want(max(0, self.rowAt(0)), last)

    def _prepare(self) -> None:
        self.setAccessibleName(self.tr("Entries"))
        self.setProperty("kind", "rows")
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        # The delegate paints what is chosen; the table would colour the margin beside it too.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit(self) -> None:
        """Give every row its height: all are alike but the headings."""
        down = self.verticalHeader()
        # Without this each height would have the places of all rows counted again.
        down.setUpdatesEnabled(False)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self._look.px(ROW))
        # A default that is not new leaves rows as they are: the headings of the list before too.
        for head in self._heads:
            if head < down.count():
                down.resizeSection(head, self._look.px(ROW))
        self._heads = self._rows.plan.heads
        for head in self._heads:
            down.resizeSection(head, self._look.px(HEADING))
        down.setUpdatesEnabled(True)
        self.verticalScrollBar().setSingleStep(self._look.px(ROW) // 3)
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self.say_sight()
        month = self.month_at_top
        if month and not self._jumping:
            self.month_in_sight.emit(month)

    def _on_range_changed(self) -> None:
        bar = self.verticalScrollBar()
        bar.setProperty("idle", bar.maximum() <= bar.minimum())
        bar.style().unpolish(bar)
        bar.style().polish(bar)
