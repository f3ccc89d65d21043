"""Facts in two columns: what is told, and what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

BESIDE = 280
"""A narrower row has what is so under what is told."""


class Fact(QWidget):
    """One row. A screen reader hears both as one."""

    def __init__(self, look: Look, *, label: int) -> None:
        super().__init__()
        self._look = look
        self._label_wide = label
        self._label = Para(look, "", Role.HELP, "ink2")
        self._value = Para(look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._value, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> str:
        """What is said, with what it is said of."""
        return f"{self._label.text()}: {self._value.text()}"

    def say(self, label: str, value: str) -> None:
        """Say that this is so."""
        self._label.set_text(label)
        self._value.set_text(value)
        self.setAccessibleName(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one under the other where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        beside = self.width() >= px(BESIDE)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setSpacing(px(16) if beside else 0)
        if beside:
            self._label.setFixedWidth(px(self._label_wide))
        else:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(16_777_215)


class Facts(QWidget):
    """Rows that are used again: packs are looked through quickly."""

    def __init__(self, look: Look, *, label: int = 104) -> None:
        """``label`` is the width of the first column at scale 1."""
        super().__init__()
        self._look = look
        self._label = label
        self._rows: list[Fact] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; those without a value are left out."""
        known = [(label, value) for label, value in facts if value]
        for _ in range(len(known) - len(self._rows)):
            self._rows.append(Fact(self._look, label=self._label))
            self._column.addWidget(self._rows[-1])
        for row, (label, value) in zip(self._rows, known, strict=False):
            row.say(label, value)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(known))

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(10))
