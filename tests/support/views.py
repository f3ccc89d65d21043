"""Views that remember what the frame asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeView(View):
    """Two fields to stand in, a text that can be kept or not, and a command of its own."""

    def __init__(self, name: str = "view") -> None:
        super().__init__()
        self.name = name
        self.asked: list[str] = []
        self.keeps: bool | None = True
        """What leaving answers; None answers only with `answer_later`."""
        self.panel_open = False
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for field in (self.first, self.second):
            column.addWidget(field)
        self._left: Callable[[bool], object] | None = None

    def arrive(self) -> None:
        """Put the focus into the first field."""
        self.asked.append("arrive")
        self.first.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Answer as `keeps` says."""
        self.asked.append("leave")
        self._left = left
        if self.keeps is not None:
            left(self.keeps)

    def answer_later(self, kept: bool) -> None:
        """Answer the last request to leave."""
        if self._left:
            self._left(kept)

    def panes(self) -> tuple[QLineEdit, ...]:
        """The two fields."""
        return (self.first, self.second)

    def commands(self) -> tuple[Bound, ...]:
        """One that is done by this view alone."""
        return (Bound(id="save", run=lambda: self.asked.append("save")),)

    def step_back(self) -> bool:
        """Close the panel."""
        was_open, self.panel_open = self.panel_open, False
        return was_open
