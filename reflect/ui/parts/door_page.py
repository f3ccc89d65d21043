"""A page of a door: a bar with the way back, a column, and the primary that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

WIDE = 640


class DoorPage(QWidget):
    """What the column holds is given; `press_primary` is overridden."""

    back_wanted = Signal()

    def __init__(
        self, look: Look, title: str, back: str, *, foot: str, go_on: str, heading: str = ""
    ) -> None:
        """``back`` names the place behind, ``foot`` says what is not touched.

        The column begins with the ``heading``, or else with the title.
        """
        super().__init__()
        self._look = look
        self.bar = TopBar(look, back)
        self.page = Page("page", name=title)
        self.foot = BottomBar(look, foot, side=56)
        self.primary = Button(look, go_on, "primary", high=44)
        self._title = title
        self._heading = heading or title
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._row = QHBoxLayout(self.page.content)
        self.bar.back_pressed.connect(self.back_wanted)
        self.primary.clicked.connect(self.press_primary)
        look.changed.connect(self._restyle)

    def panes(self) -> tuple[QWidget, ...]:
        """In the order in which they are read."""
        return (self.page, self.foot, self.bar)

    def press_primary(self) -> None:
        """Go on; overridden."""
        raise NotImplementedError

    def arrive(self) -> None:
        """Begin where the page begins; overridden."""
        self.primary.setFocus()

    def forget(self) -> None:
        """Hold nothing that was typed or shown; overridden where there is something."""

    def _lay_out(self, *widgets: QWidget) -> None:
        """Put these under the title."""
        self.bar.set_title(self._title)
        self._column.addWidget(Para(self._look, self._heading, Role.DOOR_TITLE))
        for widget in widgets:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._row.addWidget(self._inner)
        self._row.addStretch(1)
        self.foot.add(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # Read and tabbed through in this order, wherever they stand.
        for part in self.panes():
            part.setParent(self)
        whole.addWidget(self.bar)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.foot)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._inner.setMaximumWidth(px(WIDE))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(20))
        self._row.setContentsMargins(px(56), px(32), px(32), px(32))
