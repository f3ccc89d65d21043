"""The bin: what was deleted, until when it can be brought back, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflect.domain.entry import DAYS_IN_BIN
from reflect.ui.browse.action_row import HIGH
from reflect.ui.browse.bin_rows import BinRowPaint, BinRows
from reflect.ui.browse.deleting import bring_back_entry
from reflect.ui.browse.empty_page import EmptyPage
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.empty_state import EmptyState
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.row_list import RowList
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.entry import EntryId, EntryRow
    from reflect.ui.desk import Desk
    from reflect.ui.look.theme import Look

_COLUMN = 720
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BinList(RowList):
    """Deleted entries; Return brings one back."""

    row_opened = Signal()
    delete_pressed = Signal()

    def __init__(self, look: Look, rows: BinRows) -> None:
        super().__init__(look, self.tr("Deleted entries"))
        self.setModel(rows)
        self.setItemDelegate(BinRowPaint(look))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return brings back, Delete leads to deleting for good."""
        if event.key() in _OPENS:
            self.row_opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about."""


class BinPage(Surface):
    """Shows what is in the bin, once `open` or `load` has read it."""

    back_wanted = Signal()
    for_good_wanted = Signal(object)
    """Carries the rows of the entries that are to be deleted for good."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__("window")
        self._desk = desk
        self._today = today
        self._arriving = False
        self.rows = BinRows()
        self._look = look = desk.look
        self.back = IconButton(look, "arrow-left", self.tr("Back to the journal"))
        self.primary = Button(look, self.tr("Bring back"), "primary", icon="undo-2", high=40)
        self.list = BinList(look, self.rows)
        self.for_good = Button(look, self.tr("Delete for good"), "danger")
        self.empty = Button(look, self.tr("Empty the bin"), "danger")
        stay = self.tr("Deleted entries stay here for {days} days.").format(days=DAYS_IN_BIN)
        self._stay = Para(look, stay, Role.BODY, "ink2")
        self._empty = EmptyPage(EmptyState(look, self.tr("The bin is empty"), stay))
        self._lay_out(Para(look, self.tr("Bin"), Role.PAGE_TITLE))
        self.back.clicked.connect(self.back_wanted)
        self.primary.clicked.connect(self.bring_back)
        self.list.row_opened.connect(self.bring_back)
        for asked in (self.list.delete_pressed, self.for_good.clicked):
            asked.connect(self._on_for_good)
        self.empty.clicked.connect(self._on_empty)
        look.changed.connect(self._fit)
        self._fit()

    def open(self) -> None:
        """Read what is in the bin, and put the focus on the first."""
        self._arriving = True
        self.load()

    def load(self) -> None:
        """Read again what is in the bin."""
        self._desk.jobs.start(
            lambda _context: self._desk.journal.entries.bin(),
            owner=self,
            done=self._show,
            failed=self._desk.messages.failed,
        )

    def bring_back(self) -> None:
        """Take the chosen entry out of the bin."""
        entry = self.rows.entry(self.list.currentIndex().row())
        if entry:
            bring_back_entry(self._desk, self, entry.id, self._on_brought_back)

    def _on_for_good(self) -> None:
        entry = self.rows.entry(self.list.currentIndex().row())
        if entry:
            self.for_good_wanted.emit((entry,))

    def _on_empty(self) -> None:
        self.for_good_wanted.emit(self.rows.every())

    def _on_brought_back(self, _entry_id: EntryId) -> None:
        self._desk.messages.notice(self.tr("The entry is in your journal again."))

    def _show(self, rows: tuple[EntryRow, ...]) -> None:
        here = max(0, self.list.currentIndex().row())
        acts = (self.list, self.primary, self.for_good, self.empty)
        lost = any(act.hasFocus() for act in acts)
        self.rows.show(rows, self._today())
        self._stack.setCurrentWidget(self._filled if rows else self._empty)
        self.primary.setVisible(bool(rows))
        self.list.setCurrentIndex(self.rows.index(min(here, len(rows) - 1)))
        if self._arriving or lost:
            self._arriving = False
            (self.list if rows else self.back).setFocus()

    def _lay_out(self, title: Para) -> None:
        self._top = Surface("window")
        middle = Qt.AlignmentFlag.AlignVCenter
        self._head = QHBoxLayout(self._top)
        self._head.addWidget(self.back, 0, middle)
        self._head.addWidget(title, 1, middle)
        self._head.addWidget(self.primary, 0, middle)
        self._filled = Surface("window")
        self._column = QVBoxLayout(self._filled)
        self._column.addWidget(self._stay)
        self._column.addWidget(self.list, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.for_good, self.empty):
            flow.addWidget(button)
        self._column.addWidget(buttons)
        self._stack = QStackedWidget()
        for page in (self._filled, self._empty):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._stack, 1)
        # In a low window the list gives way, not what is over it.
        self._stack.setMinimumSize(1, 1)

    def _fit(self) -> None:
        look = self._look
        side, gap = look.px(24), look.px(8)
        self._top.setFixedHeight(look.px(HIGH))
        self._head.setContentsMargins(side, 0, side, 0)
        self._head.setSpacing(gap)
        self._column.setContentsMargins(side, 0, side, side)
        self._column.setSpacing(look.px(16))
        self._filled.setMaximumWidth(look.px(_COLUMN))
