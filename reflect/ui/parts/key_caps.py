"""Keys of the keyboard, drawn as caps, with what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


_ARROWS = {
    "Up": "\N{UPWARDS ARROW}",
    "Down": "\N{DOWNWARDS ARROW}",
    "Left": "\N{LEFTWARDS ARROW}",
    "Right": "\N{RIGHTWARDS ARROW}",
}


class KeyCaps(QWidget):
    """The caps of a shortcut, and in words what it does."""

    def __init__(self, look: Look, keys: str, does: str = "") -> None:
        """``keys`` is written as Qt writes it: "Ctrl+Down"."""
        super().__init__()
        self._look = look
        self._caps: list[QLabel] = []
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        spoken = f"{shown} {does}".strip()
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key in key_names(shown):
            row.addWidget(self._cap(_ARROWS.get(key, key)))
        if does:
            row.addWidget(Words(does, Role.HELP, "ink2"))
        row.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _cap(self, key: str) -> QLabel:
        cap = QLabel(key)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setProperty("kind", "cap")
        cap.setProperty("role", str(Role.KEY))
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caps.append(cap)
        return cap

    def _restyle(self) -> None:
        side = self._look.px(20)
        for cap in self._caps:
            cap.setFixedHeight(side)
            cap.setMinimumWidth(self._look.px(24))


def key_names(shown: str) -> Sequence[str]:
    """The keys of a shortcut one by one; the plus sign may be a key itself."""
    if shown.endswith("+") and shown != "+":
        return [*key_names(shown[:-2]), "+"] if shown.endswith("++") else [shown]
    return shown.split("+") if shown != "+" else [shown]
