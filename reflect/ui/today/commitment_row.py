"""A commitment among the few on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.today import today_words
from reflect.ui.today.entry_link import CommitmentFacts
from reflect.ui.today.settle_buttons import SettleButtons, state_for
from reflect.ui.today.waiting import is_due

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.commitment import Commitment
    from reflect.ui.look.theme import Look


class CommitmentRow(QFrame):
    """The writer's words, when they are due, and the three answers once they are.

    1, 2 and 3 answer while the focus is in it.
    """

    settled = Signal(object)
    """Carries what became of it."""
    read_wanted = Signal()
    """The writer wants the entry it is from."""

    def __init__(self, look: Look, commitment: Commitment, today: date) -> None:
        super().__init__()
        self._look = look
        self.commitment = commitment
        self.facts = CommitmentFacts(look, commitment, today, when=True)
        self.buttons: SettleButtons | None = None
        self.setAccessibleName(today_words.spoken(commitment, today))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Para(look, commitment.text.strip(), Role.WRITER_SMALL))
        self._column.addWidget(self.facts)
        self.facts.read_wanted.connect(self.read_wanted)
        if is_due(commitment, today):
            self._offer_answers()
        look.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with 1, 2 or 3."""
        state = state_for(event) if self.buttons else None
        if state:
            self.settled.emit(state)
        else:
            super().keyPressEvent(event)

    def _offer_answers(self) -> None:
        self.buttons = SettleButtons(self._look)
        self.buttons.settled.connect(self.settled)
        self._column.addWidget(self.buttons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(4))
        if self.buttons:
            self.buttons.setContentsMargins(0, self._look.px(8), 0, 0)
