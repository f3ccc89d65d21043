"""In a narrow window: which question this is, the one before and after, and a menu of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class PromptSteps(QWidget):
    """Stands in for the outline and for Back."""

    step_wanted = Signal(int)
    """One question on, or back."""
    section_wanted = Signal(int)
    """The index of the section to go to."""
    back_wanted = Signal()

    def __init__(self, look: Look, back: str) -> None:
        """``back`` names the place behind."""
        super().__init__()
        self._back = self.tr("Back to {place}").format(place=back)
        self.menu = QMenu(self)
        self._open = IconButton(look, "menu", self.tr("Menu"))
        self._where = Words("", Role.STRONG)
        before = IconButton(look, "chevron-left", self.tr("Previous question"))
        after = IconButton(look, "chevron-right", self.tr("Next question"))
        self._open.clicked.connect(self._on_open_clicked)
        before.clicked.connect(lambda: self.step_wanted.emit(-1))
        after.clicked.connect(lambda: self.step_wanted.emit(1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._open, self._where, before, after):
            row.addWidget(part)

    def show_step(self, number: int, count: int) -> None:
        """Say where the writer is."""
        self._where.setText(self.tr("{n} of {count}").format(n=number, count=count))

    def set_titles(self, titles: Sequence[str]) -> None:
        """Offer these sections."""
        self.menu.clear()
        for index, title in enumerate(titles):
            self.menu.addAction(title, partial(self.section_wanted.emit, index))
        self.menu.addSeparator()
        self.menu.addAction(self._back, self.back_wanted.emit)

    def _on_open_clicked(self) -> None:
        self.menu.popup(self._open.mapToGlobal(QPoint(0, self._open.height())))
