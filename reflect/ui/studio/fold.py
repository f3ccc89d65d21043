"""Fields that few need, folded under a line that opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.stack import Stack

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class Fold(QWidget):
    """A button that shows and hides what is under it."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._words = words
        self.button = Button(look, words, "quiet", icon="chevron-right", edge=True)
        self.inside = QWidget()
        self.stack = Stack(look, self.inside)
        column = Stack(look, self)
        column.put(self.button)
        column.put(self.inside, above=8)
        self._column = column
        self.button.clicked.connect(lambda: self.open(opened=self.inside.isHidden()))
        self.open(opened=False)

    @property
    def opened(self) -> bool:
        """Whether what is inside is shown."""
        return not self.inside.isHidden()

    def set_words(self, words: str) -> None:
        """Say otherwise what is inside."""
        self._words = words
        self.button.set_words(words)
        self._name(opened=self.opened)

    def open(self, *, opened: bool) -> None:
        """Show what is inside, or hide it."""
        self.button.set_icon("chevron-down" if opened else "chevron-right")
        self._column.show_only_if(self.inside, opened)
        self._name(opened=opened)

    def _name(self, *, opened: bool) -> None:
        state = self.tr("open") if opened else self.tr("closed")
        self.button.setAccessibleName(f"{self._words}, {state}")
