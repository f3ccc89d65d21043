"""The newest backups, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.safety.backup_line import BackupLine
from reflect.ui.safety.safety_words import drill_words, kept_words

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.ui.look.theme import Look
    from reflect.ui.safety.safety_state import SafetyState

SHOWN = 4
"""So many of the newest are on the page; all of them behind its button."""


class BackupsCard(QWidget):
    """Shows the newest four; the rest and the bringing back are behind a door."""

    bring_back_wanted = Signal()
    rehearse_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kept = Para(look, "", Role.META, "ink2")
        self._said = Para(look, "", Role.HELP, "ink3")
        self.bring_back = Button(look, self.tr("Bring one back"), icon="history")
        self.rehearse = Button(look, self.tr("Rehearse"))
        self.every = Button(look, "", "quiet")
        self.bring_back.clicked.connect(self.bring_back_wanted)
        self.every.clicked.connect(self.bring_back_wanted)
        self.rehearse.clicked.connect(self.rehearse_wanted)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.bring_back, self.rehearse, self.every):
            flow.addWidget(button)
        self._card = Surface("card")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._inside = QVBoxLayout(self._card)
        self._inside.addLayout(self._lines)
        self._inside.addWidget(self._buttons)
        head = QHBoxLayout()
        head.addWidget(Para(look, self.tr("Backups"), Role.PROMPT), 1)
        head.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignBottom)
        self._stack = Stack(look, self)
        self._stack.put(head)
        self._stack.put(self._card, above=8)
        self._stack.put(self._said, above=8)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_state(self, state: SafetyState, now: datetime) -> None:
        """Show the newest, and how the last rehearsal went."""
        while item := self._lines.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row in state.backups[:SHOWN]:
            self._lines.addWidget(BackupLine(self._look, row, now))
            self._lines.addWidget(Hairline())
        some = bool(state.backups)
        self._kept.set_text(kept_words(state))
        self._said.set_text(drill_words(state.drill, now.date()) if some else "")
        self._stack.show_only_if(self._card, some)
        self._stack.show_only_if(self._said, some)
        self.every.set_words(self.tr("All {n}").format(n=len(state.backups)))
        self.every.setVisible(len(state.backups) > SHOWN)

    def _restyle(self) -> None:
        side, above = self._look.px(24), self._look.px(8)
        self._inside.setContentsMargins(side, above, side, self._look.px(16))
        self._inside.setSpacing(self._look.px(12))
