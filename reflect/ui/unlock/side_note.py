"""A sentence at the foot of the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class SideNote(QWidget):
    """Said quietly, where it can always be read."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Para(look, text, Role.HELP, "ink2"))
