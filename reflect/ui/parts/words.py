"""One line of the program's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.tokens import Role

if TYPE_CHECKING:
    from reflect.ui.look.tokens import Token


class Words(QLabel):
    """One line of plain text in a role and a tone. For more than one line use `Para`."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Token = "ink",
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_tone(self, tone: Token) -> None:
        """Say it in another colour; say it in words too."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
