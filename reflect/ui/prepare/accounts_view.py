"""The place of accounts: those that were made, and the ledger of what has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.empty_state import EmptyState
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline
from reflect.ui.prepare.accounts_list import AccountsList
from reflect.ui.prepare.ledger import Ledger
from reflect.ui.prepare.tabs import Tabs
from reflect.ui.room import Breadth
from reflect.ui.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.account import AccountRow, Departure
    from reflect.services.changes import Changes
    from reflect.ui.desk import Desk


class AccountsView(View):
    """Accounts and ledger behind two tabs."""

    hand_on_wanted = Signal(object)
    """The id of an account."""
    entry_wanted = Signal(object)
    """The id of the entry an account was made from."""
    journal_wanted = Signal()

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.tabs = Tabs(look, self.tr("Accounts and ledger"), 2)
        self.accounts = AccountsList(look, today=today)
        self.ledger = Ledger(look, today=today)
        self._pages = QStackedWidget()
        self._top = QWidget()
        self._go = Button(look, self.tr("Choose an entry"), "primary")
        self._empty = EmptyState(
            look,
            self.tr("Nothing is ready for other eyes"),
            self.tr("An account is a version of an entry, made for a reader. The entry stays."),
            self._go,
        )
        self._whole = QStackedWidget()
        self._build()
        self._connect()
        self._show_tab(0)
        self._fit()
        self.reload()

    def arrive(self) -> None:
        """Begin in the list, or with the one thing to do."""
        if self._whole.currentWidget() is self._empty:
            self._go.setFocus()
        else:
            (self.accounts, self.ledger)[self.tabs.current].setFocus()

    def step_back(self) -> bool:
        """Esc leads from a card back to its table, where the one lies over the other."""
        page = (self.accounts, self.ledger)[self.tabs.current]
        return page.both.close_card()

    def refresh(self, changes: Changes) -> None:
        """Read again what a write has changed."""
        if changes.accounts or changes.ledger:
            self.reload()

    def reload(self) -> None:
        """Read accounts and ledger."""
        accounts = self._desk.journal.accounts
        self._desk.jobs.start(
            lambda context: (accounts.rows(), accounts.ledger()),
            owner=self,
            done=lambda found: self._show(*found),
        )

    def _build(self) -> None:
        look = self._desk.look
        self._pages.addWidget(self.accounts)
        self._pages.addWidget(self.ledger)
        full = QWidget()
        self._head = Stack(look, self._top)
        self._head.put(Para(look, self.tr("Accounts"), Role.PAGE_TITLE))
        self._head.put(self.tabs, above=4)
        self._head.put(Hairline())
        self._column = Stack(look, full)
        self._column.put(self._top)
        self._column.put(self._pages)
        self._column.setStretchFactor(self._pages, 1)
        self._whole.addWidget(full)
        self._whole.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        for page in (self.accounts, self.ledger):
            page.both.opened.connect(self._top.setHidden)
        self._desk.room.changed.connect(self._fit)
        self._desk.look.changed.connect(self._fit)
        self.accounts.hand_on_wanted.connect(self.hand_on_wanted)
        self.accounts.entry_wanted.connect(self.entry_wanted)
        self._go.clicked.connect(self.journal_wanted)
        self._desk.changed.connect(self.refresh)

    def _fit(self) -> None:
        px, narrow = self._desk.look.px, self._desk.room.breadth is Breadth.NARROW
        self.accounts.both.set_narrow(narrow=narrow)
        self.ledger.set_narrow(narrow=narrow)
        side = px(36 if narrow else 48)
        self._column.setContentsMargins(
            side, px(20 if narrow else 40), side, px(8 if narrow else 32)
        )
        self._head.setContentsMargins(0, 0, 0, px(20))

    def _show_tab(self, index: int) -> None:
        self._pages.setCurrentIndex(index)

    def _show(self, rows: tuple[AccountRow, ...], ledger: tuple[Departure, ...]) -> None:
        self.accounts.show_rows(rows)
        self.ledger.show_rows(ledger)
        count = self.tr("Accounts, {n}").format(n=len(rows))
        self.tabs.set_texts((count, self.tr("Ledger")))
        was_empty = self._whole.currentWidget() is self._empty
        self._whole.setCurrentIndex(0 if rows or ledger else 1)
        if self.isVisible() and was_empty != (self._whole.currentIndex() == 1):
            self.arrive()
