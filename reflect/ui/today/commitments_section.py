"""The commitments that come next, three at most."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.numbers import number
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.words import Words
from reflect.ui.today.commitment_row import CommitmentRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reflect.domain.commitment import Commitment
    from reflect.ui.look.theme import Look

MOST = 3
HEAD = 36
"""As high as the dots that stand in the heading of the section beside this one."""


class CommitmentsSection(QWidget):
    """A heading, a way to all of them, and the rows."""

    settled = Signal(object, object)
    """A commitment, and what became of it."""
    read_wanted = Signal(str)
    """Carries the entry's id."""
    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[CommitmentRow, ...] = ()
        self._head = QWidget()
        self.all_button = Button(look, "", "quiet", high=32, edge=True)
        self.all_button.clicked.connect(self.all_wanted)
        self._column = Stack(look, self)
        self._rows = QVBoxLayout()
        self._column.put(self._head)
        self._column.put(self._rows, above=14)
        self._between: list[Hairline] = []
        self._fill_head()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_commitments(self, shown: Sequence[Commitment], count: int, today: date) -> None:
        """Show the first few of these; ``count`` is how many there are in all."""
        focused = self._focused()
        self._clear()
        self.rows = tuple(CommitmentRow(self._look, each, today) for each in shown[:MOST])
        for row in self.rows:
            self._add(row)
        name = number(count)
        self.all_button.set_words(self.tr("All {number}").format(number=name))
        self.all_button.setAccessibleName(self.tr("All {number} commitments").format(number=name))
        self.all_button.setVisible(count > len(self.rows))
        if focused is not None:
            self._focus(focused)

    def _add(self, row: CommitmentRow) -> None:
        if self._rows.count():
            line = Hairline()
            self._between.append(line)
            self._rows.addWidget(line)
        self._rows.addWidget(row)
        row.settled.connect(partial(self.settled.emit, row.commitment))
        row.read_wanted.connect(partial(self.read_wanted.emit, row.commitment.entry_id))

    def _clear(self) -> None:
        for widget in (*self.rows, *self._between):
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._between = []

    def _focused(self) -> int | None:
        """The place of the row that has the focus in it."""
        here = QApplication.focusWidget()
        for place, row in enumerate(self.rows):
            if here is row or (here and row.isAncestorOf(here)):
                return place
        return None

    def _focus(self, place: int) -> None:
        """Give the focus to the row in this place, or to what is left."""
        row = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
        if row is None:
            self.all_button.setFocus()
        elif row.buttons:
            row.setFocus()
        else:
            row.facts.link.setFocus()

    def _fill_head(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(self.tr("Commitments"), Role.PROMPT))
        row.addStretch(1)
        row.addWidget(self.all_button)

    def _restyle(self) -> None:
        self._rows.setSpacing(self._look.px(16))
        self._head.setFixedHeight(self._look.px(HEAD))
