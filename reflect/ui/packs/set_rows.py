"""The prompt sets of a pack: what they are called, how long they take, how often answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.packs import pack_words
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class SetRow(QWidget):
    """A row of 44: title, minutes, entries."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Para(look)
        self._minutes = Words("", Role.HELP, "ink2")
        self._entries = Words("", Role.HELP, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        self._row.addWidget(self._title, 1, centre)
        for words in (self._minutes, self._entries):
            words.setAlignment(right | centre)
            self._row.addWidget(words, 0, centre)
        column.addLayout(self._row)
        column.addWidget(Hairline())
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, title: str, minutes: int, entries: int) -> None:
        """Show a set."""
        self._title.set_text(title)
        self._minutes.setText(pack_words.minutes(minutes))
        self._entries.setText(pack_words.entries(entries))
        parts = (title, self._minutes.text(), self._entries.text())
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(0, px(10), 0, px(10))
        self._row.setSpacing(px(16))
        self._minutes.setFixedWidth(px(56))
        self._entries.setFixedWidth(px(72))


class SetRows(QWidget):
    """The rows under a heading, used again from pack to pack."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[SetRow] = []
        self._heading = Para(look, "", Role.LABEL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(look.px(8))
        self._column.addWidget(Hairline())

    def say(self, heading: str, rows: Sequence[tuple[str, int, int]]) -> None:
        """Show titles with minutes and entries, or nothing if there are none."""
        self._heading.set_text(heading)
        for _ in range(len(rows) - len(self._rows)):
            self._rows.append(SetRow(self._look))
            self._column.addWidget(self._rows[-1])
        for row, told in zip(self._rows, rows, strict=False):
            row.say(*told)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(rows))
        self.setVisible(bool(rows))
