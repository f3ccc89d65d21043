"""One line that says whether what was typed is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reflect.ui.dates import clock
from reflect.ui.look.tokens import Role
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

SLOW_MILLISECONDS = 1_000


class SavedState(QWidget):
    """Says "Saved at 14:32" after commit; "Saving…" only when it takes long; what went wrong."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon_name, self._tone = "", "ink2"
        self._icon = QLabel()
        self.words = Words("", Role.HELP, "ink2")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MILLISECONDS)
        self._slow.timeout.connect(self._say_saving)
        look.changed.connect(self._restyle)

    def saving(self) -> None:
        """A save has begun; nothing is said unless it takes long."""
        self._slow.start()

    def saved(self, when: datetime) -> None:
        """What was typed is durable since this moment."""
        self._slow.stop()
        self._say("circle-check", self.tr("Saved at {time}").format(time=clock(when)), "ink2")

    def failed(self, words: str) -> None:
        """It could not be saved; why, and what to do, is told and read out at more length."""
        self._slow.stop()
        self._say("circle-alert", words, "wrong")

    def _say_saving(self) -> None:
        self._say("", self.tr("Saving…"), "ink2")

    def _say(self, icon: str, words: str, tone: Token) -> None:
        self._icon_name, self._tone = icon, tone
        self.words.setText(words)
        self.words.set_shrinkable()
        self.words.set_tone(tone)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            tone: Token = "wrong" if self._tone == "wrong" else "accent"
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icons.pixmap(self._icon_name, tone, 18, ratio=ratio))
