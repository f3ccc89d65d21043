"""One line of the program's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.tokens import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

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
        self._shrinkable = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_shrinkable(self) -> None:
        """Let it become narrower than its words, which then end in an ellipsis."""
        self._shrinkable = True
        self.setToolTip(self.text())
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        size = super().minimumSizeHint()
        return size.boundedTo(QSize(2 * size.height(), size.height())) if self._shrinkable else size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, or as many of them as there is room for."""
        metrics = QFontMetrics(self.font())
        if not self._shrinkable or metrics.horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)

    def set_tone(self, tone: Token) -> None:
        """Say it in another colour; say it in words too."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
