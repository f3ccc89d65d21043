"""Two wordings beside each other: taken out on the left, put in on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflect.ui.browse.row_words import words_words
from reflect.ui.browse.wording_cell import SIDE, WordingCell
from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.browse.comparison import Compared
    from reflect.ui.look.theme import Look

_TOP = 24
BAR = 12
"""The room of the scroll bar is part of the padding."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a column shows: when it was saved, and how many words it has."""

    name: str
    words: int


class ComparisonPage(Page):
    """A grid, so that the two wordings of each answer start level; or one above the other."""

    def __init__(self, look: Look) -> None:
        super().__init__("page", name=self.tr("Wordings"))
        self._look = look
        self._stacked = False
        self._grid = QGridLayout(self.content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._heads: tuple[QWidget, ...] = ()
        self._rows: list[tuple[WordingCell | None, WordingCell | None]] = []
        self._edge = Hairline(upright=True)
        self._edge.setParent(self.content)
        self._spoken: list[str] = []
        self._shown: tuple[tuple[Wording, ...], tuple[Compared, ...]] = ((), ())
        look.changed.connect(self._on_look_changed)

    @property
    def changes(self) -> int:
        """How many there are."""
        return len(self._spoken)

    @property
    def pairs(self) -> list[tuple[WordingCell | None, WordingCell | None]]:
        """The cells of both wordings, row by row."""
        return self._rows

    def show_wordings(self, wordings: Sequence[Wording], compared: Sequence[Compared]) -> None:
        """Show an earlier wording and the one now; or one alone."""
        self._clear()
        self._shown = (tuple(wordings), tuple(compared))
        self._heads = tuple(self._head(wording) for wording in wordings)
        for one in compared:
            self._add(one)
        self._arrange()
        self.to_top()

    def set_stacked(self, *, stacked: bool) -> None:
        """Put the wordings one above the other, or beside each other."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line between the columns in the middle."""
        super().resizeEvent(event)
        self._halve()

    def go_to_change(self, number: int) -> str:
        """Bring a change into sight, counted from 1; returns how it is read out."""
        for cell in self._cells():
            box = cell.show_current(number)
            if box is not None:
                self.content.updateGeometry()
                at = cell.words.mapTo(self.content, box.center().toPoint())
                self.ensureVisible(at.x(), at.y(), 0, self._look.px(48))
        return self._spoken[number - 1]

    def _add(self, one: Compared) -> None:
        first = len(self._spoken) + 1
        old: dict[int, Span] = {}
        new: dict[int, Span] = {}
        for number, change in enumerate(one.changes, first):
            if change.old[0] < change.old[1]:
                old[number] = Span(*change.old, SpanKind.TAKEN_OUT)
            if change.new[0] < change.new[1]:
                new[number] = Span(*change.new, SpanKind.PUT_IN)
            self._spoken.append(one.spoken(number - first))
        left = WordingCell(self._look, one.heading, one.old, old) if one.old else None
        right = WordingCell(self._look, one.heading, one.new, new) if one.new else None
        self._rows.append((left, right))

    def _arrange(self) -> None:
        """Give every cell its place in the grid."""
        across = len(self._heads) == 2 and not self._stacked
        pairs = (self._heads, *self._rows)
        for number, pair in enumerate(pairs):
            for column, cell in enumerate(pair):
                if cell and across:
                    self._grid.addWidget(cell, number, 2 * column)
                elif cell:
                    self._grid.addWidget(cell, 2 * number + column, 0)
        self._stretch(2 * len(pairs), across=across)
        self._say_which()

    def _stretch(self, last: int, *, across: bool) -> None:
        """Leave what room there is under the last row, and draw the line between two columns."""
        for row in range(max(last, self._grid.rowCount())):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(last, 1)
        self._edge.setVisible(across)
        self._grid.removeWidget(self._edge)
        if across:
            self._grid.addWidget(self._edge, 0, 1, last + 1, 1)
        self._halve()

    def _halve(self) -> None:
        """Keep the line in the middle of the page, and lines of text at a length to read."""
        look, across = self._look, len(self._heads) == 2 and not self._stacked
        side = look.px(SIDE)
        half = (self.width() + 1) // 2
        self._grid.setColumnStretch(0, half if across else 1)
        self._grid.setColumnStretch(2, self.width() - half - BAR - 1 if across else 0)
        spare = 0 if across else max(0, self.width() - 2 * side - look.column)
        for left, right in self._rows:
            if left:
                left.set_right(side if across else side - BAR + spare)
            if right:
                right.set_right(side - BAR + spare)

    def _say_which(self) -> None:
        words = ("", "")
        if len(self._heads) == 2 and self._stacked:
            words = (self.tr("1 of 2"), self.tr("2 of 2"))
        for pair in self._rows:
            for which, cell in zip(words, pair, strict=True):
                if cell:
                    cell.set_which(which)

    def _on_look_changed(self) -> None:
        self.show_wordings(*self._shown)

    def _head(self, wording: Wording) -> QWidget:
        look = self._look
        head = QWidget()
        column = QVBoxLayout(head)
        side = look.px(SIDE)
        column.setContentsMargins(side, look.px(_TOP), side, look.px(20))
        column.setSpacing(look.px(2))
        column.addWidget(Para(look, wording.name, Role.PROMPT))
        column.addWidget(Para(look, words_words(wording.words), Role.META, "ink2"))
        return head

    def _cells(self) -> list[WordingCell]:
        return [cell for pair in self._rows for cell in pair if cell]

    def _clear(self) -> None:
        for widget in (*self._heads, *self._cells()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        self._spoken = []
