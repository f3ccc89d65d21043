"""The journal: find an entry, read it, and go on from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedLayout

from reflect.domain.entry import EntryId
from reflect.ui.browse.bin_page import BinPage
from reflect.ui.browse.browse_page import BrowsePage
from reflect.ui.browse.deleting import delete_entry, hide_on_this_day
from reflect.ui.browse.empty_page import EmptyPage
from reflect.ui.browse.finding import Finding
from reflect.ui.evidence.handling import ask_and_save_copy
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.empty_state import EmptyState
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from reflect.domain.search import Filter
    from reflect.services.changes import Changes
    from reflect.ui.desk import Desk


class JournalView(View):
    """All entries by month, a search through them, and the one that is read."""

    new_wanted = Signal()
    """Write an entry."""
    edit_wanted = Signal(str)
    """Write on this entry."""
    account_wanted = Signal(str)
    """Make an account of this entry."""
    revisions_wanted = Signal(str)
    """See how this entry changed from save to save."""
    for_good_wanted = Signal(object)
    """Delete the entries of these rows of the bin for good."""

    found = Signal()
    """A list is on screen, after opening, a search or a change."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._empty = False
        look = desk.look
        self.browse = BrowsePage(look, today())
        self.bin = BinPage(desk, today)
        self.first = Button(look, self.tr("Write the first entry"), "primary", icon="pen-line")
        self.nothing = self._nothing()
        self._stack = QStackedLayout(self)
        for page in (self.browse, self.bin, self.nothing):
            self._stack.addWidget(page)
        self._finding = Finding(self.browse, desk, today)
        self._connect()
        desk.changed.connect(self.refresh)
        desk.room.changed.connect(self.browse.set_breadth)
        self.browse.set_breadth(desk.room.breadth)

    @property
    def entry(self) -> EntryId | None:
        """The entry on the page."""
        reading = self.browse.page.reading
        return reading.entry.id if reading else None

    @property
    def shown(self) -> Filter:
        """What the list on screen was narrowed to."""
        return self._finding.shown

    def arrive(self) -> None:
        """Put the focus into the search, or on the one thing to do in an empty journal."""
        self._stack.setCurrentWidget(self.nothing if self._empty else self.browse)
        self.browse.show_list()
        (self.first if self._empty else self.browse.pane.search).setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Year, list, page; or the bin."""
        browse = self.browse
        return (browse.strip, browse.pane, browse.page, self.bin, self.nothing)

    def commands(self) -> tuple[Bound, ...]:
        """What is done here by key."""
        pane, page = self.browse.pane, self.browse.page
        later, earlier = partial(pane.choose_month, 1), partial(pane.choose_month, -1)
        listed, read = self._has_list, self._has_page
        return (
            Bound(id="primary", run=self._press_primary),
            Bound(id="search_here", run=self._search_here, enabled=listed),
            Bound(id="next_hit", run=page.next_hit, enabled=read),
            Bound(id="edit", run=partial(self._ask, self.edit_wanted), enabled=read, within=self),
            Bound(id="next_month", run=later, enabled=listed, within=self),
            Bound(id="previous_month", run=earlier, enabled=listed, within=self),
        )

    def step_back(self) -> bool:
        """From the bin or the page to the list; then from what was found to all entries."""
        focused = QApplication.focusWidget()
        if self._stack.currentWidget() is self.bin:
            self._leave_bin()
        elif self.browse.page_alone or (focused and self.browse.page.isAncestorOf(focused)):
            self._back_to_list()
        elif self._finding.narrowed:
            self._finding.ask_for_everything()
            self.browse.pane.search.setFocus()
        else:
            return False
        return True

    def refresh(self, changes: Changes) -> None:
        """Read again what a write has changed, now or when it is next seen."""
        if changes.entries:
            self._finding.forget_days()
        if changes.entries or changes.accounts or changes.commitments:
            self._stale = True
        if self._stale and self.isVisible():
            self._load_again()

    def show_entry(self, entry_id: str) -> None:
        """Read this entry, whatever the list was narrowed to."""
        self._stack.setCurrentWidget(self.browse)
        self._finding.show_entry(EntryId(entry_id), read=True)

    def search_for(self, text: str) -> None:
        """Look for words in all entries."""
        self.arrive()
        self._finding.search_for(text)

    def showEvent(self, event: QShowEvent) -> None:
        """See what has changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._load_again()

    def _nothing(self) -> EmptyPage:
        title = self.tr("Nothing here yet, and nobody else here")
        text = self.tr(
            "Write two lines about something that stayed with you. They are encrypted before they "
            "reach the disk."
        )
        return EmptyPage(EmptyState(self._desk.look, title, text, self.first))

    def _connect(self) -> None:
        head = self.browse.page.head
        self.first.clicked.connect(self.new_wanted)
        self._finding.found.connect(self._on_found)
        self.browse.pane.entry_opened.connect(self._on_entry_opened)
        self.browse.pane.filters.bin_wanted.connect(self._open_bin)
        self.bin.back_wanted.connect(self._leave_bin)
        self.bin.for_good_wanted.connect(self.for_good_wanted)
        head.back_wanted.connect(self._back_to_list)
        for wish, signal in (
            (head.account_wanted, self.account_wanted),
            (head.edit_wanted, self.edit_wanted),
            (head.revisions_wanted, self.revisions_wanted),
        ):
            wish.connect(partial(self._ask, signal))
        self.browse.page.copy_wanted.connect(partial(ask_and_save_copy, self._desk, self))
        head.delete_wanted.connect(self._delete)
        head.never_wanted.connect(self._hide_on_this_day)

    def _ask(self, signal: SignalInstance) -> None:
        if self.entry:
            signal.emit(self.entry)

    def _load_again(self) -> None:
        self._stale = False
        self._finding.load_again()
        if self._stack.currentWidget() is self.bin:
            self.bin.load()

    def _on_found(self, any_entry: bool) -> None:
        was_empty, self._empty = self._empty, not any_entry
        here = self._stack.currentWidget()
        self.found.emit()
        if here is self.bin or was_empty == self._empty:
            return
        self._stack.setCurrentWidget(self.nothing if self._empty else self.browse)
        if self.isVisible():
            (self.first if self._empty else self.browse.pane.search).setFocus()

    def _on_entry_opened(self, _entry_id: str, by_key: bool) -> None:
        self.browse.show_page()
        if by_key or self.browse.page_alone:
            self.browse.page.begin()

    def _back_to_list(self) -> None:
        self.browse.show_list()
        self.browse.pane.list.setFocus()

    def _open_bin(self) -> None:
        self._stack.setCurrentWidget(self.bin)
        self.bin.open()

    def _leave_bin(self) -> None:
        self._stack.setCurrentWidget(self.nothing if self._empty else self.browse)
        (self.first if self._empty else self.browse.pane.filters.more).setFocus()

    def _press_primary(self) -> None:
        buttons = (self.first, self.bin.primary, self.browse.page.head.account)
        for button in buttons:
            if button.isVisible():
                button.click()
                return

    def _search_here(self) -> None:
        self.browse.show_list()
        self.browse.pane.search.setFocus()
        self.browse.pane.search.selectAll()

    def _delete(self) -> None:
        if self.entry:
            self._back_to_list()
            delete_entry(self._desk, self, self.entry, self._on_brought_back)

    def _on_brought_back(self, entry_id: EntryId) -> None:
        if self._stack.currentWidget() is not self.bin:
            self._finding.show_entry(entry_id, read=False)

    def _hide_on_this_day(self) -> None:
        if self.entry:
            hide_on_this_day(self._desk, self, self.entry, self._finding.load_again)

    def _has_list(self) -> bool:
        return self._stack.currentWidget() is self.browse

    def _has_page(self) -> bool:
        return self._has_list() and self.entry is not None
