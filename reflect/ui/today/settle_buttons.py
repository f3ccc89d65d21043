"""Kept, Changed, Dropped: what became of a commitment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflect.domain.commitment import CommitmentState
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.today import today_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look

KEYS: Mapping[int, CommitmentState] = {
    Qt.Key.Key_1.value: CommitmentState.KEPT,
    Qt.Key.Key_2.value: CommitmentState.CHANGED,
    Qt.Key.Key_3.value: CommitmentState.DROPPED,
}
ICONS: Mapping[CommitmentState, str] = {
    CommitmentState.OPEN: "circle-dashed",
    CommitmentState.KEPT: "check",
    CommitmentState.CHANGED: "pen-line",
    CommitmentState.DROPPED: "x",
}


def state_for(event: QKeyEvent) -> CommitmentState | None:
    """What 1, 2 or 3 stands for; None for any other key."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return None if held else KEYS.get(event.key())


class SettleButtons(QWidget):
    """The three buttons; ``settled`` carries the state."""

    settled = Signal(object)

    def __init__(self, look: Look, *, first_is_primary: bool = False) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, across=12 if first_is_primary else 8)
        self._buttons: dict[CommitmentState, Button] = {}
        for state in KEYS.values():
            primary = first_is_primary and not self._buttons
            button = Button(
                look, today_words.became(state), "primary" if primary else "secondary",
                icon=ICONS[state], high=44 if first_is_primary else 36,
            )  # fmt: skip
            button.clicked.connect(partial(self.settled.emit, state))
            self._buttons[state] = button
            flow.addWidget(button)

    def button(self, state: CommitmentState) -> Button:
        """The button that says this."""
        return self._buttons[state]
