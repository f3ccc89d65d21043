"""The line to search in: a glass before the words, a cross after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from reflect.ui.parts.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look

WAIT = 30
"""Milliseconds without a key, after keys that came faster than that."""
SHORTEST = 2
"""From so many letters on there is something to look for."""


class SearchField(QLineEdit):
    """Says what to look for at each key; Down goes on to what was found.

    Of keys that come together, as when a key is held, the first and the last count.
    """

    wanted = Signal(str)
    """Other words to look for; empty when there are none."""
    left_down = Signal()
    """Down or Return: the writer wants to go to what was found."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._said = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setProperty("high", "40")
        # Words that a person looks for say as much as words that they write.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._glass = QLabel()
        self.clear_button = IconButton(look, "x", self.tr("Clear the search"), high=32)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._glass)
        self._row.addStretch(1)
        self._row.addWidget(self.clear_button)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._fit)
        self._fit()
        self.clear_button.hide()

    @property
    def words(self) -> str:
        """What to look for; nothing while it is too short."""
        text = self.text().strip()
        return text if len(text) >= SHORTEST else ""

    def look_for(self, text: str) -> None:
        """Put words in and look for them at once."""
        self.setText(text)
        self._say()

    def forget(self) -> None:
        """Look for nothing; nobody is told."""
        self._said = ""
        self.clear()
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Return go on to the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        together = self._timer.isActive()
        if not together:
            self._say()
        self._timer.start()

    def _on_clear_clicked(self) -> None:
        self.look_for("")
        self.setFocus()

    def _say(self) -> None:
        self._timer.stop()
        if self.words != self._said:
            self._said = self.words
            self.wanted.emit(self._said)

    def _fit(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        self._glass.setPixmap(look.icons.pixmap("search", "ink2", 18, ratio=ratio))
        self._row.setContentsMargins(look.px(12), 0, look.px(4), 0)
        # The frame of the line takes 12 of these already.
        self.setTextMargins(look.px(26), 0, look.px(26), 0)
