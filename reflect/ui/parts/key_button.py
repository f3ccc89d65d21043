"""A button that also answers to one key, which stands on it as a cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reflect.ui.look.tokens import RADIUS_KEY, Role
from reflect.ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

CAP = 20
"""The side of a cap, at scale 1; the style sheet keeps room for it."""


class KeyButton(Button):
    """The view that shows it answers to the key: it works only where nothing is typed."""

    def __init__(self, look: Look, text: str, key: str) -> None:
        super().__init__(look, text)
        self.key = key
        self.setProperty("keyed", True)
        self.setAccessibleDescription(self.tr("Key {key}").format(key=key))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the cap."""
        super().paintEvent(event)
        look = self._look
        side, inset = look.px(CAP), look.px(12)
        top = (self.height() - side) / 2
        box = QRectF(self.width() - inset - side, top, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line2"), 1))
        painter.drawRoundedRect(box, look.px(RADIUS_KEY), look.px(RADIUS_KEY))
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font(Role.KEY))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)
