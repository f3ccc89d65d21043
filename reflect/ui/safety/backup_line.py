"""One backup on a line: when it was made, how much is in it, whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words
from reflect.ui.safety.safety_words import entries_words, made_words, spoken, state_words

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.services.backup_list import BackupRow
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

HIGH = 47
"""A line is 48 high with the hairline under it."""


class BackupLine(QWidget):
    """Read out as one sentence."""

    def __init__(self, look: Look, row: BackupRow, now: datetime) -> None:
        super().__init__()
        self._look = look
        good = row.readable and row.verified is not None
        self.setAccessibleName(spoken(row, now))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        tone: Token = "accent" if good else "mark"
        middle = Qt.AlignmentFlag.AlignVCenter
        self._line.addWidget(Para(look, made_words(row, now)), 1, middle)
        self._entries = Words(entries_words(row), Role.HELP, "ink2")
        for part in (
            self._entries,
            Icon(look, "check" if good else "circle-alert", tone, 16),
            Words(state_words(row), Role.LABEL, tone),
        ):
            self._line.addWidget(part, 0, middle)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._line.setSpacing(self._look.px(8))
        self._entries.setContentsMargins(0, 0, self._look.px(16), 0)
        self.setMinimumHeight(self._look.px(HIGH))
