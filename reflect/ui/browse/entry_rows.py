"""The entries of the list as a model: every row has its place at once, its words when needed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reflect.ui.browse.row_words import month_words, spoken_day, spoken_row
from reflect.ui.browse.rows_layout import PAGE, RowsLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reflect.domain.entry import EntryRow
    from reflect.ui.browse.rows_layout import Page

KEPT = 12
"""Pages in memory; those that were looked at longest ago are read again when needed."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The `EntryRow`; None for a heading and while it is being read."""
MONTH = Qt.ItemDataRole.UserRole + 2
"""The `Month` of a heading, else None."""
DAY = Qt.ItemDataRole.UserRole + 3
"""The day of an entry, also what rows are sorted by."""


class EntryRows(QAbstractTableModel):
    """One column of headings and entries. Say with `want` what is in sight."""

    page_wanted = Signal(object)
    """A `Page` is in sight and not here: answer with `put_page` or `give_up`."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.plan = RowsLayout()
        """Where everything stands."""
        self.searching = False
        """Whether headings say how many entries match."""
        self._today = today
        self._pages: OrderedDict[int, Sequence[EntryRow]] = OrderedDict()
        self._asked: int | None = None
        self._sight = range(0)

    def show(
        self, plan: RowsLayout, first: Sequence[EntryRow], *, today: date, searching: bool = False
    ) -> None:
        """Show another list, of which the first page is here already."""
        self.beginResetModel()
        self.plan = plan
        self.searching = searching
        self._today = today
        self._pages.clear()
        self._asked = None
        self._sight = range(0)
        if plan.entries:
            self._pages[0] = first
        self.endResetModel()

    def want(self, first: int, last: int) -> None:
        """The rows from ``first`` to ``last`` are in sight: ask for the pages that are missing."""
        if not 0 <= first <= last < self.plan.rows:
            return
        start, end = (self.plan.page_of(self._entry_near(row)) for row in (first, last))
        self._sight = range(start, end + 1)
        self._ask()

    def put_page(self, page: Page, rows: Sequence[EntryRow]) -> None:
        """Show a page that was wanted."""
        self._asked = None
        self._pages[page.number] = rows
        self._drop()
        first = page.number * PAGE
        last = min(first + PAGE, self.plan.entries) - 1
        corners = (self.plan.row(entry) for entry in (first, last))
        self.dataChanged.emit(*(self.index(row, 0) for row in corners))
        self._ask()

    def give_up(self) -> None:
        """The page that was asked for could not be read; it may be asked for again."""
        self._asked = None

    def entry(self, row: int) -> EntryRow | None:
        """The entry in a row, if it is one that is here."""
        place = self.plan.entry(row) if 0 <= row < self.plan.rows else None
        if place is None:
            return None
        page = self._pages.get(self.plan.page_of(place), ())
        at = place % PAGE
        return page[at] if at < len(page) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings and entries."""
        return 0 if parent.isValid() else self.plan.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """An entry can be chosen, a heading can be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        heading = self.plan.is_heading(index.row())
        return enabled if heading else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a row; reads nothing."""
        if not index.isValid():
            return None
        place = self.plan.entry(index.row())
        if place is None:
            return self._heading(index.row(), role)
        return self._entry(index.row(), place, role)

    def _heading(self, row: int, role: int) -> Any:
        month = self.plan.month(row)
        name, count = month_words(month, searching=self.searching)
        if role == MONTH:
            return month
        if role == DAY:
            return month.first
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return f"{name}, {count}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _entry(self, row: int, place: int, role: int) -> Any:
        entry = self.entry(row)
        day = self.plan.day(place)
        if role == ENTRY:
            return entry
        if role == DAY:
            return day
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            today = self._today
            return spoken_row(entry, today) if entry else spoken_day(day, today)
        return None

    def _entry_near(self, row: int) -> int:
        """The place of a row's entry, or of the first below a heading."""
        place = self.plan.entry(row)
        return place if place is not None else self.plan.entry(row + 1) or 0

    def _ask(self) -> None:
        missing = [number for number in self._sight if number not in self._pages]
        for number in self._sight:
            if number in self._pages:
                self._pages.move_to_end(number)
        if missing and self._asked is None:
            self._asked = missing[0]
            self.page_wanted.emit(self.plan.page(missing[0]))

    def _drop(self) -> None:
        for number in tuple(self._pages):
            if len(self._pages) > KEPT and number not in self._sight:
                del self._pages[number]
