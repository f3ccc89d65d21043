"""One answer in one of two wordings, with what was taken out of it or put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para, Span
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRectF

    from reflect.ui.browse.comparison import Side
    from reflect.ui.look.theme import Look

SIDE = 32


class WordingCell(QWidget):
    """A heading and an answer beside the rule. ``changes`` are its marked stretches by number."""

    def __init__(self, look: Look, heading: str, side: Side, changes: Mapping[int, Span]) -> None:
        super().__init__()
        self._look = look
        self._text = side.text
        self._changes = changes
        self._which = Words("", Role.META, "ink3")
        rule = "privateLine" if side.private else "line"
        self.words = Para(look, "", Role.WRITER_SMALL, rule=rule)  # type: ignore[arg-type]
        self._lay_out(Para(look, heading, Role.STRONG, "ink2"))
        self.set_which("")
        self.set_right(look.px(SIDE))
        self.show_current(0)

    @property
    def which(self) -> str:
        """Which of the two wordings it says it is."""
        return self._which.text()

    def set_which(self, words: str) -> None:
        """Say which of the two wordings it is, where that cannot be seen."""
        self._which.setText(words)
        self._which.setVisible(bool(words))

    def set_right(self, right: int) -> None:
        """Keep this distance from the right."""
        self._column.setContentsMargins(self._look.px(SIDE), 0, right, self._look.px(24))

    def show_current(self, number: int) -> QRectF | None:
        """Put the ring round the change with this number, if it is here; returns its place."""
        spans = {n: span._replace(current=n == number) for n, span in self._changes.items()}
        self.words.set_text(self._text, tuple(spans.values()))
        if number not in spans:
            return None
        return self.words.span_box(list(spans).index(number))

    def _lay_out(self, heading: Para) -> None:
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._which)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(self._look.px(6))
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
