"""One line to type in a mark's card: other words, or why the words may stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.chips import Chip
from reflect.ui.parts.field import Field
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class MarkForm(QWidget):
    """Return gives what was typed; a chip gives what stands on it."""

    given = Signal(str)
    given_up = Signal()

    def __init__(self, look: Look, label: str, text: str, *, ready: Sequence[str] = ()) -> None:
        super().__init__()
        self._may_be_empty = bool(text)
        self.field = Field(look, label, high=36)
        self.field.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.field.edit.setMaxLength(200)
        self.field.set_text(text)
        self.chips = tuple(Chip(look, words, checkable=False) for words in ready)
        self.give = Button(look, self.tr("Use my words") if text else self.tr("Keep it"))
        self.give_up = Button(look, self.tr("Not now"), "quiet")
        column = QVBoxLayout(self)
        # Room for the ring round the line.
        column.setContentsMargins(0, 0, look.px(8), 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.field)
        for row in (self.chips, (self.give, self.give_up)):
            if row:
                holder = QWidget()
                flow = FlowLayout(holder)
                for widget in row:
                    flow.addWidget(widget)
                column.addWidget(holder)
        for chip in self.chips:
            chip.clicked.connect(partial(self.given.emit, chip.text()))
        self.field.submitted.connect(self._on_given)
        self.give.clicked.connect(self._on_given)
        self.give_up.clicked.connect(self.given_up)

    def focus(self) -> None:
        """Begin to type over what is there."""
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def _on_given(self) -> None:
        words = " ".join(self.field.text().split())
        if words or self._may_be_empty:
            self.given.emit(words)
        else:
            self.field.point_to(self.tr("A reason is kept with the account. Say it in a word."))
