"""Every commitment, those that are settled too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.commitment import CommitmentState
from reflect.ui.look.tokens import Role
from reflect.ui.numbers import capitalised, number
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.row_list import RowList
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.room import Breadth
from reflect.ui.today.commitment_delegate import CommitmentDelegate
from reflect.ui.today.commitment_model import CommitmentModel
from reflect.ui.today.settle_buttons import SettleButtons, state_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.commitment import Commitment
    from reflect.ui.look.theme import Look
    from reflect.ui.today.waiting import Waiting

WIDE = 960
SIDES = {Breadth.WIDE: 56, Breadth.MIDDLE: 40, Breadth.NARROW: 36}


class CommitmentList(RowList):
    """The list; 1, 2 and 3 say what became of the chosen one, Return reads its entry."""

    answered = Signal(object)
    """Carries what became of the chosen one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with 1, 2 or 3."""
        state = state_for(event)
        if state:
            self.answered.emit(state)
        else:
            super().keyPressEvent(event)


class AllCommitments(Surface):
    """The list, and at its foot what can be done with the chosen one."""

    back_wanted = Signal()
    settled = Signal(object, object)
    """A commitment, and what became of it."""
    entry_wanted = Signal(str)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__("window")
        self._look = look
        self._breadth = Breadth.WIDE
        self.model = CommitmentModel(self)
        self.list = CommitmentList(look, self.tr("All commitments"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommitmentDelegate(look, self.list, today))
        self._back = Button(look, self.tr("Today"), "muted", icon="arrow-left", edge=True)
        self._back.setAccessibleName(self.tr("Back to Today"))
        self._counts = Para(look, "", tone="ink2")
        self.answers = SettleButtons(look)
        self.open_again = Button(look, self.tr("Open it again"), icon="undo-2")
        self.read = Button(look, self.tr("Read the entry"))
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_waiting(self, waiting: Waiting) -> None:
        """Show all commitments, with the same one chosen as before."""
        chosen, row = self.chosen(), self.list.currentIndex().row()
        self.model.show_commitments(waiting.commitments, waiting.day)
        still, total = len(waiting.open), len(waiting.commitments)
        words = self.tr("{open} open, {settled} settled.").format(
            open=number(still), settled=number(total - still)
        )
        self._counts.set_text(capitalised(words))
        same = self.model.row_of(chosen) if chosen else 0
        # Where one has moved to the settled ones, the next takes its place under the cursor.
        moved = chosen is not None and row >= 0 and same != row
        place = min(row if moved else max(same, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(place))
        self._show_answers()

    def clear(self) -> None:
        """Show none."""
        self.model.show_commitments((), None)

    def chosen(self) -> Commitment | None:
        """The chosen commitment, if there is one."""
        return self.model.commitment(self.list.currentIndex().row())

    def set_breadth(self, breadth: Breadth) -> None:
        """Leave the room at the sides that goes with the window's breadth."""
        self._breadth = breadth
        self._restyle()

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self.list.answered.connect(self._on_answered)
        self.list.activated.connect(self._on_read)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.answers.settled.connect(self._on_answered)
        self.open_again.clicked.connect(partial(self._settle, CommitmentState.OPEN))
        self.read.clicked.connect(self._on_read)

    def _on_answered(self, state: CommitmentState) -> None:
        chosen = self.chosen()
        if chosen and chosen.state is CommitmentState.OPEN:
            self._settle(state)

    def _settle(self, state: CommitmentState) -> None:
        chosen = self.chosen()
        if chosen:
            self.settled.emit(chosen, state)

    def _on_read(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.entry_wanted.emit(chosen.entry_id)

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self._show_answers()

    def _show_answers(self) -> None:
        chosen = self.chosen()
        still = chosen is not None and chosen.state is CommitmentState.OPEN
        self.answers.setVisible(still)
        self.open_again.setVisible(chosen is not None and not still)
        self.read.setVisible(chosen is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.addWidget(self._back)
        self._head.addWidget(Para(self._look, self.tr("Commitments"), Role.PAGE_TITLE))
        self._head.addWidget(self._counts)
        self._row = QHBoxLayout()
        self._row.addWidget(self.list, 1)
        self._row.addStretch(0)
        self._foot = QWidget()
        flow = FlowLayout(self._foot)
        for widget in (self.answers, self.open_again, self.read):
            flow.addWidget(widget)
        column.addLayout(self._head)
        column.addLayout(self._row, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot)

    def _restyle(self) -> None:
        px = self._look.px
        side = px(SIDES[self._breadth])
        self._head.setContentsMargins(side, px(20), side, px(16))
        self._head.setSpacing(px(4))
        self._row.setContentsMargins(max(0, side - px(14)), 0, 0, 0)
        self.list.setMaximumWidth(px(WIDE))
        self._foot.setContentsMargins(side, px(16), side, px(16))
