"""The recovery code in a card, with the ways to copy it; covered while a copy is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Surface
from reflect.ui.unlock.code_groups import CheckGroup, GroupTile
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

_FOUR_COLUMNS = 516


class CodeCard(Surface):
    """Eight groups and a check group. Nothing of it can be selected or copied."""

    show_wanted = Signal()
    """The writer wants to see the covered code again."""

    def __init__(self, look: Look, groups: Sequence[str], check: str) -> None:
        super().__init__("card")
        self._look = look
        self._columns = 0
        self.covered = False
        self.tiles = [GroupTile(look, n, group) for n, group in enumerate(groups, start=1)]
        self.check = CheckGroup(look, check)
        self.print_it = Button(look, self.tr("Print"), icon="printer")
        self.save = Button(look, self.tr("Save the recovery kit"), icon="download")
        self.show_it = Button(look, self.tr("Show the code"), icon="eye")
        self._build()
        self.show_it.clicked.connect(self.show_wanted)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_covered(self, *, covered: bool) -> None:
        """Cover the code with dots, or show it."""
        self.covered = covered
        for tile in self.tiles:
            tile.set_covered(covered=covered)
        self.check.set_covered(covered=covered)
        self._show_buttons()

    def forget(self) -> None:
        """Hold the code no longer."""
        for tile in self.tiles:
            tile.forget()
        self.check.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the groups in as many columns as fit."""
        super().resizeEvent(event)
        inside = self._grid.contentsRect().width() / self._look.scale
        self._arrange(4 if inside >= _FOUR_COLUMNS else 2)

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._stack = Stack(self._look, self)
        self._stack.put(self._grid)
        # In this order a screen reader comes to them: the groups, then what they are for.
        self._arrange(4)
        words = QWidget()
        self._words = QHBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        said = self.tr("Check group, so that a slip is noticed:")
        middle = Qt.AlignmentFlag.AlignVCenter
        self._words.addWidget(Para(self._look, said, Role.HELP, "ink2"), 0, middle)
        self._words.addWidget(self.check, 0, middle)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.print_it, self.save, self.show_it):
            flow.addWidget(button)
        self._stack.put(TwoEnds(self._look, words, buttons), above=20)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.print_it, self.save):
            button.setVisible(not self.covered)
        self.show_it.setVisible(self.covered)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for index, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _restyle(self) -> None:
        look = self._look
        edge = look.px(24)
        self._stack.setContentsMargins(edge, edge, edge, edge)
        self._grid.setSpacing(look.px(12))
        self._words.setSpacing(look.px(8))
