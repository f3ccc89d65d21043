"""The left pane: search, chips, and the list of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout

from reflect.domain.search import Filter
from reflect.ui.browse.entry_list import EntryList
from reflect.ui.browse.entry_rows import EntryRows
from reflect.ui.browse.filter_bar import FilterBar
from reflect.ui.browse.no_hit import NoHit
from reflect.ui.browse.row_words import entries_words
from reflect.ui.browse.rows_layout import RowsLayout
from reflect.ui.browse.search_field import SearchField
from reflect.ui.parts.announce import announce
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.entry import EntryId
    from reflect.ui.browse.list_loader import Found
    from reflect.ui.look.theme import Look

REST = 700
"""Milliseconds without another result before the number of hits is read out."""


class ListPane(Surface):
    """Asks with `wanted`, shows what was found, and says which entry is chosen."""

    wanted = Signal(object)
    """Another `Filter`."""
    entry_chosen = Signal(str)
    """The entry to show; told again for the same one when the list was read again."""
    entry_opened = Signal(str, bool)
    """The writer goes on to an entry; whether by key."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__("window")
        self._look = look
        self._told: EntryId | None = None
        self.search = SearchField(look, self.tr("Search the journal"))
        self.filters = FilterBar(look)
        self.rows = EntryRows(today)
        self.list = EntryList(look, self.rows)
        self.no_hit = NoHit(look)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._connect()
        look.changed.connect(self._fit)
        self._fit()

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        return replace(self.filters.filter, text=self.search.words)

    @property
    def entry(self) -> EntryId | None:
        """The entry that is chosen, once it is known."""
        row = self.list.current
        entry = self.rows.entry(row) if row is not None else None
        return entry.id if entry else None

    def show_found(self, found: Found, today: date, *, stay: bool) -> None:
        """Show a list. ``stay`` keeps what is in sight where it is, for a list read again."""
        here, before = self.list.current, self.entry
        top = self.list.top_of(here) if here is not None and stay else None
        plan = RowsLayout(found.shown, found.every)
        searching = bool(found.wanted.text)
        self._told = None
        self.list.paint.searching = searching
        self.rows.show(plan, found.first, today=today, searching=searching)
        self.no_hit.show_for(found.wanted)
        self._stack.setCurrentWidget(self.list if plan.rows else self.no_hit)
        row = self._row_for(found, before, here if stay else None)
        if row is not None:
            if top is not None:
                self.list.put_top(row, top)
            self.list.choose(row)
        self.list.say_sight()
        if searching:
            self._rest.start()

    def clear(self) -> None:
        """Take every filter and all words away; nobody is told."""
        self.filters.clear()
        self.search.forget()

    def set_roomy(self, *, roomy: bool) -> None:
        """Show every chip, or leave one to the menu."""
        self.filters.set_roomy(roomy=roomy)

    def set_compact(self, *, compact: bool) -> None:
        """Leave the chips to the menu, and put that beside the search."""
        self.filters.set_compact(compact=compact)
        way = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)

    def choose_month(self, step: int) -> None:
        """Go to the first entry of the month before (-1) or after (1) in time."""
        row, plan = self.list.current, self.rows.plan
        if row is None:
            return
        index = plan.months.index(plan.month(row)) - step
        if 0 <= index < len(plan.months):
            self.list.go_to_month(plan.months[index].first)
            self.list.choose(plan.heads[index] + 1)

    def _row_for(self, found: Found, before: EntryId | None, here: int | None) -> int | None:
        plan = self.rows.plan
        if not plan.entries:
            return None
        ids = [row.id for row in found.first]
        place = plan.place(*found.place) if found.place else None
        if place is None and before in ids:
            place = ids.index(before)
        if place is None and here is not None:
            near = min(here, plan.rows - 1)
            place = plan.entry(near + 1 if plan.is_heading(near) else near)
        return plan.row(place or 0)

    def _ask(self) -> None:
        self.wanted.emit(self.filter)

    def _on_everything_wanted(self) -> None:
        if self.filters.filter == Filter():
            self.search.forget()
        self.filters.clear()
        self.search.setFocus()
        self._ask()

    def _tell(self) -> None:
        entry = self.entry
        if entry and entry != self._told:
            self._told = entry
            self.entry_chosen.emit(entry)

    def _open(self, row: int, *, by_key: bool) -> None:
        entry = self.rows.entry(row)
        if entry:
            self.entry_opened.emit(entry.id, by_key)

    def _say_count(self) -> None:
        announce(self.list, entries_words(self.rows.plan.entries))

    def _connect(self) -> None:
        self._rest.timeout.connect(self._say_count)
        self.search.wanted.connect(self._ask)
        self.search.left_down.connect(self.list.setFocus)
        self.filters.changed.connect(self._ask)
        self.no_hit.everything_wanted.connect(self._on_everything_wanted)
        self.list.row_current.connect(self._tell)
        self.rows.dataChanged.connect(self._tell)
        self.list.row_opened.connect(lambda row: self._open(row, by_key=True))
        self.list.row_clicked.connect(lambda row: self._open(row, by_key=False))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.list, self.no_hit):
            self._stack.addWidget(widget)
        self._search_row = QVBoxLayout()
        self._search_row.addWidget(self.search)
        self._head = QVBoxLayout()
        self._head.addLayout(self._search_row)
        self._head.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        look = self._look
        # The icon of the menu, not the box round it, ends where the search field does.
        over = look.px(10)
        self._head.setContentsMargins(look.px(20), look.px(16), look.px(20) - over, look.px(8))
        self._search_row.setContentsMargins(0, 0, over, 0)
        self._head.setSpacing(look.px(12))
