"""The accounts that were made, the newest first, and what can be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.entry import title_or_beginning
from reflect.ui.dates import day_and_clock
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Surface
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
        self._card = Surface("card")
        self._build()
        self._card.hide()  # nothing to press before there is a row to press it for
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self._on_hand_on)
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
            Column(self.tr("Answers"), lambda row: str(row.sections), 96),
            Column(self.tr("State"), self._state_words, 264),
        )

    def _locked(self, row: AccountRow) -> str:
        words = day_and_clock(row.locked, self._today())
        return words[:1].upper() + words[1:]

    def _name(self, row: AccountRow) -> str:
        return title_or_beginning(row.title, self.tr("Reflective account"), row.beginning)

    def _state_words(self, row: AccountRow) -> str:
        return self.tr("The entry was edited since") if row.outdated else self.tr("As the entry is")

    def _build(self) -> None:
        look = self._look
        buttons = QHBoxLayout()
        buttons.addWidget(self.hand_on)
        buttons.addWidget(self.read)
        buttons.addStretch(1)
        card = QVBoxLayout(self._card)
        side = look.px(24)
        card.setContentsMargins(side, side, side, side)
        card.setSpacing(look.px(12))
        for part in (self._title, self._beginning, self._state):
            card.addWidget(part)
        card.addLayout(buttons)
        self._beginning.set_max_lines(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(20))
        column.addWidget(self.table, 1)
        column.addWidget(self._card)

    def _chosen(self) -> AccountRow | None:
        row = self.table.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _on_row_changed(self) -> None:
        self._show_card()

    def _show_card(self) -> None:
        row = self._chosen()
        self._card.setVisible(row is not None)
        if row:
            self._title.set_text(self._name(row))
            self._beginning.set_text(row.beginning)
            self._state.set_text(
                self.tr(
                    "You edited the entry after this was locked. Make a new account if it matters."
                )
                if row.outdated
                else self.tr("It never changes. Editing the entry does not touch it.")
            )

    def _on_hand_on(self) -> None:
        row = self._chosen()
        if row:
            self.hand_on_wanted.emit(row.id)

    def _on_read(self) -> None:
        row = self._chosen()
        if row:
            self.entry_wanted.emit(row.entry_id)
