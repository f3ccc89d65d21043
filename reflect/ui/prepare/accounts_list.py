"""The accounts that were made, the newest first, and what can be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.entry import title_or_beginning, with_ellipsis
from reflect.ui.dates import day_and_clock
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.prepare.table_and_card import TableAndCard
from reflect.ui.prepare.tables import Column, RowsModel, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reflect.domain.account import AccountRow
    from reflect.ui.look.theme import Look


class AccountsList(QWidget):
    """A table, and a card for the one that is chosen."""

    hand_on_wanted = Signal(object)
    entry_wanted = Signal(object)

    def __init__(self, look: Look, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self._model = RowsModel(self._columns())
        self.table = RowsTable(look, self.tr("Accounts"), self._model)
        self._title = Para(look, "", Role.PROMPT)
        self._beginning = Para(look, "", Role.WRITER_SMALL, rule="line")
        self._state = Para(look, "", Role.HELP, "ink2")
        self.hand_on = Button(look, self.tr("Hand it on"), "primary", icon="file-check")
        self.read = Button(look, self.tr("Read the entry"), "secondary", high=44)
        self.both = TableAndCard(look, self.table, back=self.tr("All accounts"))
        self._card = QVBoxLayout(self.both.card)
        self._buttons = QWidget()
        self._build()
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self._on_activated)
        self.hand_on.clicked.connect(self._on_hand_on)
        self.read.clicked.connect(self._on_read)

    def show_rows(self, rows: Sequence[AccountRow]) -> None:
        """Show these, and choose the first unless another was chosen that is still there."""
        before = self._chosen()
        self._model.show_rows(rows)
        ids = [row.id for row in rows]
        if rows:
            self.table.selectRow(ids.index(before.id) if before and before.id in ids else 0)
        self._show_card()

    def _columns(self) -> tuple[Column[AccountRow], ...]:
        return (
            Column(self.tr("Locked"), self._locked, 176),
            Column(self.tr("Title"), self._name, strong=True),
            Column(self.tr("Answers"), lambda row: str(row.sections), 96, spared=True),
            Column(self.tr("State"), self._state_words, 264, spared=True),
        )

    def _locked(self, row: AccountRow) -> str:
        words = day_and_clock(row.locked, self._today())
        return words[:1].upper() + words[1:]

    def _name(self, row: AccountRow) -> str:
        return title_or_beginning(row.title, self.tr("Reflective account"), row.beginning)

    def _state_words(self, row: AccountRow) -> str:
        return (
            self.tr("The entry was edited since")
            if row.outdated
            else self.tr("The entry is unchanged")
        )

    def _build(self) -> None:
        buttons = FlowLayout(self._buttons, across=12)
        buttons.addWidget(self.hand_on)
        buttons.addWidget(self.read)
        for part in (self._title, self._beginning, self._state, self._buttons):
            self._card.addWidget(part)
        self._beginning.set_max_lines(3)
        self.both.first = self.hand_on
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.both)
        self._look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        side = self._look.px(24)
        self._card.setContentsMargins(side, side, side, side)
        self._card.setSpacing(self._look.px(12))

    def _chosen(self) -> AccountRow | None:
        row = self.table.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _on_row_changed(self) -> None:
        self._show_card()

    def _show_card(self) -> None:
        row = self._chosen()
        self.both.show_card(chosen=row is not None)
        if row:
            self._title.set_text(self._name(row))
            self._beginning.set_text(with_ellipsis(row.beginning))
            self._state.set_text(
                self.tr(
                    "You edited the entry after this was locked. Make a new account if it matters."
                )
                if row.outdated
                else self.tr("It never changes. Editing the entry does not touch it.")
            )

    def _on_activated(self) -> None:
        if not self.both.open_card():
            self._on_hand_on()

    def _on_hand_on(self) -> None:
        row = self._chosen()
        if row:
            self.hand_on_wanted.emit(row.id)

    def _on_read(self) -> None:
        row = self._chosen()
        if row:
            self.entry_wanted.emit(row.entry_id)
