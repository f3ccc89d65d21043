"""Grounds: panes, cards and hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QSizePolicy

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
