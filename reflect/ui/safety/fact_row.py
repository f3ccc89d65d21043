"""A row of a card: something that is known, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

BESIDE = 360
"""A narrower row has its button under its words."""
AROUND = 8
"""Above and below the words of one row among several."""


class FactRow(QWidget):
    """A bold line, a sentence under it if any, and at the right what can be done or chosen."""

    def __init__(
        self, look: Look, title: str, control: QWidget | None = None, *, high: int = 0
    ) -> None:
        """``high`` is the least height of one row among several, at scale 1."""
        super().__init__()
        self._look = look
        self._high = high
        self.title = Para(look, title, Role.STRONG)
        self.text = Para(look, "", Role.HELP, "ink2")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(words, 1)
        if control:
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._row.addWidget(control, 0, side)
        self.text.hide()
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str) -> None:
        """Say what is known now."""
        self.text.set_text(text)
        self.text.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        ways = QBoxLayout.Direction
        beside = self.width() >= self._look.px(BESIDE)
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        above = self._look.px(AROUND) if self._high else 0
        self._row.setContentsMargins(0, above, 0, above)
        self.setMinimumHeight(self._look.px(self._high))
        self._row.setSpacing(self._look.px(12))
