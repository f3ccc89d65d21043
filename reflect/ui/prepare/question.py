"""The question that no pattern can answer: could a colleague guess?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.key_button import KeyButton
from reflect.ui.parts.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look

MOST = 4
"""So many words are named."""


class Question(Notice):
    """Asked under the marks until the writer says that nobody could."""

    change_wanted = Signal()
    nobody_said = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "mark", icon="users-round")
        self._holder = QWidget()
        row = FlowLayout(self._holder)
        row.setContentsMargins(0, look.px(12), 0, 0)
        self.yes = KeyButton(look, self.tr("Yes, change it"), "Y")
        self.no = KeyButton(look, self.tr("No"), "N")
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.add_under(self._holder)
        self.yes.clicked.connect(self.change_wanted)
        self.no.clicked.connect(self.nobody_said)

    def ask(self, words: Sequence[str], why: str, *, answered: bool) -> None:
        """Ask, with the words that tell together and why; or say that it is answered."""
        quoted = ", ".join(f"“{' '.join(each.split())}”" for each in words[:MOST])
        told = self.tr("{words} and more").format(words=quoted) if len(words) > MOST else quoted
        self.setAccessibleDescription(why)
        if answered:
            said = self.tr("You said that no colleague could guess")
            self.say("ok", said, told, icon="users-round")
        else:
            told = told or self.tr("No pattern can tell that. Think of who was there.")
            question = self.tr("Taken together, could a colleague guess?")
            self.say("mark", question, told, icon="users-round")
        self.no.setHidden(answered)
