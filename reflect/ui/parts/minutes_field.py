"""A number of minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

MOST = 24 * 60


class MinutesField(QLineEdit):
    """Whole minutes of at most a day, or none."""

    chosen = Signal()
    """The writer wrote another number; read `value`."""

    def __init__(self, look: Look, name: str, *, high: int = 36) -> None:
        super().__init__()
        self._look = look
        self._value: int | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("In minutes"))
        self.setProperty("high", str(high))
        self.setValidator(QIntValidator(0, MOST, self))
        self.setMaxLength(len(str(MOST)))
        self.editingFinished.connect(self._on_editing_finished)
        self.textEdited.connect(self._on_editing_finished)
        look.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> int | None:
        """The minutes, or none."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number of minutes, or none, and say nothing of it."""
        self._value = value
        self.setText("" if value is None else str(value))

    def _on_editing_finished(self) -> None:
        text = self.text()
        value = int(text) if text.isdecimal() and int(text) <= MOST else None
        if value != self._value:
            self._value = value
            self.chosen.emit()

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.px(72))
