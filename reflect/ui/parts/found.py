"""What was found: a list, or the words that nothing was and the way out of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reflect.ui.parts.para import Para
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.buttons import Button
    from reflect.ui.parts.grouped_list import AnyList

SIDES = {Breadth.WIDE: 40, Breadth.MIDDLE: 32, Breadth.NARROW: 20}
"""How far a list of a place stays from its left edge, at scale 1."""
RIGHT = 32
_BAR = 12


class Found(QWidget):
    """Shows the one or the other."""

    def __init__(self, look: Look, rows: AnyList, nothing: str, way_out: Button) -> None:
        super().__init__()
        self._look = look
        self._rows = rows
        found, none = QWidget(), QWidget()
        self._row = QHBoxLayout(found)
        self._row.addWidget(rows)
        self._nothing = QVBoxLayout(none)
        self._nothing.addWidget(Para(look, nothing))
        self._nothing.addWidget(way_out)
        self._nothing.addStretch(1)
        self._either = QStackedLayout(self)
        self._either.addWidget(found)
        self._either.addWidget(none)

    def show_list(self, *, some: bool) -> None:
        """Show the list if there is something in it."""
        self._either.setCurrentIndex(0 if some else 1)

    def fit(self, breadth: Breadth) -> None:
        """Keep both from the edges of a window of this breadth."""
        px = self._look.px
        side = px(SIDES[breadth])
        self._row.setContentsMargins(side, 0, 0, 0)
        self._nothing.setContentsMargins(side, 0, px(RIGHT), 0)
        self._nothing.setSpacing(px(16))
        self._rows.set_room_right(px(RIGHT) - _BAR)
