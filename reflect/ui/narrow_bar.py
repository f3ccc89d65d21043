"""The bar over a place in a narrow window: menu, where you are, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import bar_height
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reflect.ui.look.theme import Look


class NarrowBar(Surface):
    """Stands in for the rail."""

    lock_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("rail")
        self._look = look
        self._menu = QMenu(self)
        self._where = Words("", Role.PROMPT)
        self._open = IconButton(look, "menu", self.tr("Menu"))
        self._lock = IconButton(look, "lock", self.tr("Lock now"))
        row = QHBoxLayout(self)
        row.addWidget(self._open)
        row.addWidget(self._where, 1)
        row.addWidget(self._lock)
        self._row = row
        self._open.clicked.connect(self._on_open_clicked)
        self._lock.clicked.connect(self.lock_wanted)
        look.changed.connect(self._fit)
        self._fit()

    def offer(self, ways: Sequence[QAction]) -> None:
        """Have these in the menu."""
        self._menu.addActions(list(ways))

    def set_where(self, words: str) -> None:
        """Say where the writer is."""
        self._where.setText(words)

    def _on_open_clicked(self) -> None:
        self._menu.popup(self._open.mapToGlobal(QPoint(0, self._open.height())))

    def _fit(self) -> None:
        side = self._look.px(12)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(side)
        self.setFixedHeight(bar_height(self._look))
