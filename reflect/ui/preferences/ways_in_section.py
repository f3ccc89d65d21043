"""What opens the journal, and how to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

BESIDE = 420
"""A narrower row has its button under its words."""


class WayRow(QWidget):
    """A way in, what is known of it, and a button."""

    def __init__(self, look: Look, name: str, action: str) -> None:
        super().__init__()
        self._look = look
        self._note = Para(look, "", Role.HELP, "ink2")
        self.button = Button(look, action)
        self.button.setAccessibleName(f"{name}: {action}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Para(look, name, Role.STRONG))
        words.addWidget(self._note)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def note(self) -> str:
        """What is said of the way."""
        return self._note.text()

    def say(self, note: str, tone: Token = "ink2") -> None:
        """Say what is known of the way."""
        self._note.set_text(note)
        self._note.set_tone(tone)
        self.button.setAccessibleDescription(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px, ways = self._look.px, QBoxLayout.Direction
        beside = self.width() >= px(BESIDE)
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setContentsMargins(0, px(9), 0, px(9))
        self._row.setSpacing(px(16 if beside else 8))


class WaysInSection(SectionPage):
    """The passphrase and the recovery code; both are changed behind the present passphrase."""

    passphrase_wanted = Signal()
    """The writer wants another passphrase."""
    code_wanted = Signal()
    """The writer wants another recovery code."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Ways in"))
        self.passphrase = WayRow(look, self.tr("Passphrase"), self.tr("Change it"))
        self.code = WayRow(look, self.tr("Recovery code"), self.tr("Make a new one"))
        self.passphrase.say(self.tr("It unlocks the journal."))
        self.passphrase.button.clicked.connect(self.passphrase_wanted)
        self.code.button.clicked.connect(self.code_wanted)
        card = SettingCard(look)
        card.add(self.passphrase)
        card.add(self.code)
        said = self.tr(
            "Reflect asks for your passphrase again before it changes either. Only the lock is "
            "changed, not what is behind it: no entry is touched."
        )
        self.column.put(card, above=18)
        self.column.put(Para(look, said, Role.HELP, "ink3"), above=16)
        self.finish()
        self.show_confirmed(confirmed=True)

    def show_confirmed(self, *, confirmed: bool) -> None:
        """Say whether the writer has shown that they have the recovery code."""
        if confirmed:
            self.code.say(self.tr("It opens the journal if you forget your passphrase."))
        else:
            self.code.say(self.tr("You have not shown that you have the code."), "mark")
