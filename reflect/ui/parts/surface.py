"""Grounds: panes, cards and hairlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

Ground = Literal[
    "window", "rail", "page", "field", "absent", "aside", "card", "row", "tag", "parts", "popup"
]


class Surface(QFrame):
    """A plain ground; everything else is put on one by a layout."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.setProperty("surface", ground)


class Hairline(QFrame):
    """A line that separates; decoration, so a screen reader passes over it."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "hairline")
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)


class SideGround(QWidget):
    """The ground of a panel on the left; in high contrast a line takes its colour's place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        if theme.high_contrast:
            edge = self.width() - theme.border
            painter.fillRect(edge, 0, theme.border, self.height(), self._look.colour("line2"))
