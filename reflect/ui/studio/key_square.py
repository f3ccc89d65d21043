"""A signer's key as a square that a telephone reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.tokens import PAPER, THEMES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.packs.key_picture import KeyPicture
    from reflect.ui.look.theme import Look

_SIDE = 176


class KeySquare(QLabel):
    """Dark on white in every theme: nothing reads it otherwise. A screen reader finds a label."""

    def __init__(self, look: Look, picture: KeyPicture) -> None:
        super().__init__()
        self._look = look
        self._modules = picture.modules
        self.setAccessibleName(self.tr("QR code of the key that signed it"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._look.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, each module as many whole pixels wide as there is room for."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        count = len(self._modules)
        step = max(1, self.width() // count)
        edge = (self.width() - step * count) / 2
        dark = QColor(THEMES["light"]["ink"])
        for down, row in enumerate(self._modules):
            for across, is_dark in enumerate(row):
                if is_dark:
                    box = QRectF(edge + across * step, edge + down * step, step, step)
                    painter.fillRect(box, dark)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
