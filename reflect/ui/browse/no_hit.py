"""What the list says when nothing was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.search import Filter
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class NoHit(QWidget):
    """One sentence, and a way out: without the filters if there are any, else without words."""

    everything_wanted = Signal()
    """The writer wants to look in all entries."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = Para(look, "", Role.BODY, "ink2")
        self.everywhere = Button(look, self.tr("Search everywhere"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addWidget(self.everywhere)
        self._column.addStretch(1)
        self.everywhere.clicked.connect(self.everything_wanted)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_for(self, wanted: Filter) -> None:
        """Say that there is no such entry."""
        if wanted.text:
            words = self.tr("No entry has “{text}”. Reflect looked in titles, answers and tags.")
            self._words.set_text(words.format(text=wanted.text))
        else:
            self._words.set_text(self.tr("No entry is all of what is chosen above."))
        filtered = replace(wanted, text="") != Filter()
        wider = wanted.text and filtered
        self.everywhere.set_ready(
            self.tr("Search everywhere") if wider else self.tr("Show all entries")
        )

    def _fit(self) -> None:
        side = self._look.px(20)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._look.px(16))
