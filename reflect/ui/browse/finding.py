"""Keeps year, list and page at what the writer asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.domain.entry import EntryId
from reflect.domain.search import Filter
from reflect.ui.browse.entry_reader import EntryReader
from reflect.ui.browse.list_loader import ListLoader

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.ui.browse.browse_page import BrowsePage
    from reflect.ui.browse.list_loader import Found
    from reflect.ui.browse.reading import Reading
    from reflect.ui.browse.rows_layout import Page
    from reflect.ui.desk import Desk


class Finding(QObject):
    """Asks the journal for whatever the parts of a page want, and gives it to them."""

    found = Signal(bool)
    """The list is on screen; whether the journal has any entry at all."""

    def __init__(self, browse: BrowsePage, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__(browse)
        self._browse = browse
        self._today = today
        self.shown = Filter()
        """What the list on screen was narrowed to."""
        self._seek: EntryId | None = None
        self._stay = self._opening = False
        self._loader = ListLoader(self, desk)
        self._reader = EntryReader(self, desk)
        self._connect()

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for but all entries."""
        pane = self._browse.pane
        return pane.filter != Filter() or bool(pane.search.text())

    def forget_days(self) -> None:
        """Entries have come or gone."""
        self._loader.forget_days()

    def load_again(self) -> None:
        """Read again what is on screen, and stay where the writer is."""
        self._stay = True
        seek = self._seek or self._browse.pane.entry
        self._loader.load(self._browse.pane.filter, seek)
        self._loader.load_facts()

    def ask_for_everything(self) -> None:
        """Take away what narrows the list."""
        self._browse.pane.clear()
        self._load(self._browse.pane.filter)

    def show_entry(self, entry_id: EntryId, *, read: bool) -> None:
        """Find an entry among all; ``read`` goes on to its page."""
        self._browse.pane.clear()
        self._seek = entry_id
        self._opening = read
        self._load(Filter())

    def search_for(self, text: str) -> None:
        """Look for words in all entries."""
        self._browse.pane.clear()
        self._browse.pane.search.look_for(text)

    def _connect(self) -> None:
        pane, strip, loader = self._browse.pane, self._browse.strip, self._loader
        pane.wanted.connect(self._load)
        pane.entry_chosen.connect(self._on_entry_chosen)
        pane.rows.page_wanted.connect(self._on_page_wanted)
        pane.list.month_in_sight.connect(strip.set_month)
        strip.month_chosen.connect(pane.list.go_to_month)
        strip.stretch_chosen.connect(self._on_stretch_chosen)
        loader.found.connect(self._on_found)
        loader.page_read.connect(pane.rows.put_page)
        loader.page_failed.connect(pane.rows.give_up)
        loader.facts_read.connect(pane.filters.set_facts)
        self._reader.entry_read.connect(self._on_entry_read)

    def _load(self, wanted: Filter) -> None:
        self._stay = False
        self._loader.load(wanted, self._seek)

    def _on_found(self, found: Found) -> None:
        browse, today = self._browse, self._today()
        self.shown, self._seek = found.wanted, None
        # An entry that is gone cannot be gone on to.
        self._opening = self._opening and found.place is not None
        searching = bool(found.wanted.text)
        browse.strip.set_days(found.shown, found.every, today, searching=searching)
        browse.strip.set_stretch(browse.pane.filters.months)
        if not found.shown:
            self._reader.stop()
            browse.page.clear()
        browse.pane.show_found(found, today, stay=self._stay)
        browse.strip.set_month(browse.pane.list.month_at_top or browse.strip.month)
        self.found.emit(bool(found.every))

    def _on_entry_chosen(self, entry_id: str) -> None:
        self._reader.read(EntryId(entry_id), self.shown.text)

    def _on_entry_read(self, reading: Reading) -> None:
        self._browse.page.show_entry(reading, self._today())
        if self._opening:
            self._opening = False
            self._browse.show_page()
            self._browse.page.begin()

    def _on_page_wanted(self, page: Page) -> None:
        self._loader.load_page(self.shown, page)

    def _on_stretch_chosen(self, first: date, last: date) -> None:
        self._browse.pane.filters.set_stretch((first, last))
