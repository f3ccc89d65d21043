"""The star of a prompt set: whether it is a favourite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

SIDE, ICON = 36, 18


class Star(QAbstractButton):
    """Filled when it is on. The keyboard has Ctrl+D for it, so Tab passes it by."""

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Favourite: {title}").format(title=title))
        self.setToolTip(self.tr("Favourite"))

    def nextCheckState(self) -> None:
        """Stay as it is when pressed: it follows the list."""

    def sizeHint(self) -> QSize:
        """A target of 36."""
        side = self._look.px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the star, and a ground under the mouse."""
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accentSoft"))
            painter.drawRoundedRect(self.rect(), look.px(RADIUS), look.px(RADIUS))
        side = look.px(ICON)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "star", box, look.colour("accent" if on else "ink2"), filled=on)
