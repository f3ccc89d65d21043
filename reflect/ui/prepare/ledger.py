"""The ledger: everything that has ever left this journal."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from reflect.ui.dates import day_and_clock
from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.ask_path import ask_file, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words
from reflect.ui.prepare.table_and_card import TableAndCard
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
        self._facts = [Para(look, "", Role.BODY) for _ in range(3)]
        self._hash = Para(look, "", Role.BODY, "ink2")
        self._answer = Para(look, "", Role.HELP, "ink2")
        self.check = Button(look, self.tr("Check a file against this"), icon="file-check")
        self.both = TableAndCard(look, self.table, back=self.tr("The ledger"))
        self._card = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.both.card)
        self._grid = QGridLayout()
        self._aside = QVBoxLayout()
        self._words = Para(
            look,
            self.tr("Everything that has ever left this journal, newest first."),
            Role.BODY,
            "ink2",
        )
        self._none = Para(look, self.tr("Nothing has left this journal."), Role.BODY, "ink2")
        self._column = QVBoxLayout(self)
        self._build()
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self.both.open_card)
        self.both.opened.connect(self._words.setHidden)
        self.check.clicked.connect(self._on_check)

    def show_rows(self, rows: Sequence[Departure]) -> None:
        """Show these, the newest first."""
        self._model.show_rows(rows)
        self.both.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self.table.selectRow(0)
        self._on_row_changed()

    def _columns(self) -> tuple[Column[Departure], ...]:
        return (
            Column(self.tr("When"), self._when, 168),
            Column(self.tr("What"), lambda row: row.what, strong=True),
            Column(self.tr("Form"), self._form, 200, spared=True),
            Column(self.tr("For whom"), lambda row: row.for_whom, 176, spared=True),
            Column(self.tr("File check"), lambda row: _short(row.sha256), 120, spared=True),
        )

    def _when(self, row: Departure) -> str:
        words = day_and_clock(row.when, self._today())
        return words[:1].upper() + words[1:]

    def _form(self, row: Departure) -> str:
        kinds = {"pdf": "PDF", "docx": "Word", "html": self.tr("web page"), "md": "Markdown"}
        kind = kinds.get(row.file_format, row.file_format.upper())
        names = {
            "plain": self.tr("Plain account"),
            "whole": self.tr("All of it"),
            "evidence": self.tr("Evidence"),
        }
        form = names.get(row.form, row.form)
        return f"{form}, {kind}" if kind else form

    def set_narrow(self, *, narrow: bool) -> None:
        """Show table and card one at a time, and the facts over what can be done."""
        self.both.set_narrow(narrow=narrow)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._card.setDirection(down if narrow else across)
        for label, fact in self._spared:
            label.setVisible(narrow)
            fact.setVisible(narrow)

    def _build(self) -> None:
        self._card.addLayout(self._grid, 2)
        self._card.addLayout(self._aside, 1)
        self._fill_grid()
        self._fill_aside()
        self.both.first = self.both.back
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self._none):
            self._column.addWidget(part)
        self._column.addWidget(self.both, 1)
        self._look.changed.connect(self._restyle)
        self._restyle()

    def _fill_grid(self) -> None:
        heads = (self.tr("Saved as"), self.tr("Form"), self.tr("For whom"), self.tr("File check"))
        labels = [Words(head, Role.BODY, "ink2") for head in heads]
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        facts = [*self._facts, self._hash]
        for row, (label, fact) in enumerate(zip(labels, facts, strict=True), 1):
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(fact, row, 1)
        self._spared = tuple(zip(labels, facts, strict=True))[1:3]
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(len(facts) + 1, 1)

    def _fill_aside(self) -> None:
        note = self.tr(
            "Reflect cannot call a file back. If it should not have gone, tell the person "
            "who has it."
        )
        self._aside.addWidget(Para(self._look, note, Role.HELP, "ink2"))
        self._aside.addWidget(self.check)
        self._aside.addWidget(self._answer)
        self._aside.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setSpacing(px(16))
        self._card.setContentsMargins(px(24), px(24), px(24), px(24))
        self._card.setSpacing(px(40))
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(96))
        self._aside.setSpacing(px(12))

    def _chosen(self) -> Departure | None:
        row = self.table.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _on_row_changed(self) -> None:
        row = self._chosen()
        self.both.show_card(chosen=row is not None)
        self._answer.set_text("")
        if row:
            self._title.set_text(row.what)
            said = (row.file_name, self._form(row), row.for_whom or self.tr("Not noted"))
            for fact, words in zip(self._facts, said, strict=True):
                fact.set_text(words)
            self._hash.set_text(_in_groups(row.sha256))

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


def _in_groups(sha256: str) -> str:
    """All digits in groups of eight, so that a line ends between two and the eye finds its way."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


def _short(sha256: str) -> str:
    """The first eight digits in two groups, for the eye."""
    return f"{sha256[:4]} {sha256[4:8]}"
