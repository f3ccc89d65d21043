"""The mark of an answer that stays out of accounts unless it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class PrivateMark(QWidget):
    """Says in a word, a shape and a colour that an answer is private."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon)
        row.addWidget(Words(self.tr("Private"), Role.LABEL, "private"))
        row.setSpacing(6)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icons.pixmap("lock", "private", 15, ratio=ratio))
