"""The ledger: everything that has ever left this journal."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.dates import day_and_clock
from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.ask_path import ask_file, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words
from reflect.ui.prepare.tables import Column, RowsModel, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from reflect.domain.account import Departure
    from reflect.ui.look.theme import Look

_LARGEST = 1 << 28
"""Bytes of a file to compare; what Reflect saves is far smaller."""


class Ledger(QWidget):
    """A table, and a card for the row that is chosen. No row is ever changed or taken out."""

    def __init__(self, look: Look, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self._model = RowsModel(self._columns())
        self.table = RowsTable(look, self.tr("Ledger"), self._model)
        self._title = Para(look, "", Role.PROMPT)
        self._saved_as = Para(look, "", Role.BODY)
        self._hash = Para(look, "", Role.META, "ink2")
        self._answer = Para(look, "", Role.HELP, "ink2")
        self.check = Button(look, self.tr("Check a file against this"), icon="file-check")
        self._card = Surface("card")
        self._none = Para(look, self.tr("Nothing has left this journal."), Role.BODY, "ink2")
        self._build()
        self._card.hide()  # nothing to press before there is a row to press it for
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.check.clicked.connect(self._on_check)

    def show_rows(self, rows: Sequence[Departure]) -> None:
        """Show these, the newest first."""
        self._model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self.table.selectRow(0)
        self._on_row_changed()

    def _columns(self) -> tuple[Column[Departure], ...]:
        return (
            Column(self.tr("When"), self._when, 168),
            Column(self.tr("What"), lambda row: row.what, strong=True),
            Column(self.tr("Form"), self._form, 200),
            Column(self.tr("For whom"), lambda row: row.for_whom, 176),
            Column(self.tr("File check"), lambda row: _short(row.sha256), 120),
        )

    def _when(self, row: Departure) -> str:
        words = day_and_clock(row.when, self._today())
        return words[:1].upper() + words[1:]

    def _form(self, row: Departure) -> str:
        kinds = {"pdf": "PDF", "docx": "Word", "html": self.tr("web page"), "md": "Markdown"}
        kind = kinds.get(row.file_format, row.file_format.upper())
        names = {"plain": self.tr("Plain account"), "whole": self.tr("All of it")}
        form = names.get(row.form, row.form)
        return f"{form}, {kind}"

    def _build(self) -> None:
        look = self._look
        row = QHBoxLayout(self._card)
        side = look.px(24)
        row.setContentsMargins(side, side, side, side)
        row.setSpacing(look.px(40))
        row.addLayout(self._facts(), 2)
        row.addLayout(self._aside(), 1)
        words = self.tr("Everything that has ever left this journal, newest first.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(16))
        column.addWidget(Para(look, words, Role.BODY, "ink2"))
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addWidget(self._card)

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(24))
        grid.setVerticalSpacing(self._look.px(8))
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(Words(self.tr("Saved as"), Role.HELP, "ink2"), 1, 0)
        grid.addWidget(self._saved_as, 1, 1)
        grid.addWidget(Words(self.tr("File check"), Role.HELP, "ink2"), 2, 0)
        grid.addWidget(self._hash, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)
        return grid

    def _aside(self) -> QVBoxLayout:
        note = self.tr(
            "Reflect cannot call a file back. If it should not have gone, tell who has it."
        )
        aside = QVBoxLayout()
        aside.setSpacing(self._look.px(12))
        aside.addWidget(Para(self._look, note, Role.HELP, "ink2"))
        aside.addWidget(self.check)
        aside.addWidget(self._answer)
        aside.addStretch(1)
        return aside

    def _chosen(self) -> Departure | None:
        row = self.table.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _on_row_changed(self) -> None:
        row = self._chosen()
        self._card.setVisible(row is not None)
        self._answer.set_text("")
        if row:
            self._title.set_text(row.what)
            self._saved_as.set_text(row.file_name)
            self._hash.set_text(row.sha256)

    def _on_check(self) -> None:
        ask_file(self, self.check.text(), documents_folder(), self.check_file)

    def check_file(self, path: Path) -> None:
        """Say whether this is the file of the chosen row, byte for byte."""
        row = self._chosen()
        if row is None:
            return
        try:
            with path.open("rb") as file:
                found = hashlib.sha256(file.read(_LARGEST)).hexdigest()
        except OSError:
            answer = self.tr("That file cannot be read.")
        else:
            same = found == row.sha256
            answer = (
                self.tr("It is the very file that was saved.")
                if same
                else self.tr("It is not the file that was saved, or it was changed since.")
            )
        self._answer.set_text(answer)
        announce(self._answer, answer)


def _short(sha256: str) -> str:
    """The first eight digits in two groups, for the eye."""
    return f"{sha256[:4]} {sha256[4:8]}"
