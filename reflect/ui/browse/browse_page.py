"""The journal in three parts: the year over the list and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.browse.list_pane import ListPane
from reflect.ui.browse.reading_page import SIDE, ReadingPage
from reflect.ui.browse.year_strip import YearStrip
from reflect.ui.parts.surface import Hairline
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

LIST = {Breadth.WIDE: 384, Breadth.MIDDLE: 336}
STRIP_FROM, CHIPS_FROM = 340, 300
"""In a lower window the year, and then the chips, make way for the list."""
_NARROW_SIDE = 36


class BrowsePage(QWidget):
    """Puts list and page side by side, or in a narrow window one instead of the other."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._breadth = Breadth.WIDE
        self._reading = False
        self.strip = YearStrip(look, today)
        self.pane = ListPane(look, today)
        self.page = ReadingPage(look)
        self._edge = Hairline(upright=True)
        self._lay_out()
        look.changed.connect(self._fit)
        self._fit()

    @property
    def page_alone(self) -> bool:
        """Whether the page hides the list."""
        return self._breadth is Breadth.NARROW and self._reading

    def set_breadth(self, breadth: Breadth) -> None:
        """Take the room there is."""
        self._breadth = breadth
        self._fit()

    def show_page(self) -> None:
        """Bring the page into sight where there is room for one of them only."""
        self._reading = True
        self._fit()

    def show_list(self) -> None:
        """Bring the list into sight where there is room for one of them only."""
        self._reading = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.pane, self._edge):
            row.addWidget(widget)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        look, narrow = self._look, self._breadth is Breadth.NARROW
        self.strip.setVisible(not self.page_alone and self.height() >= look.px(STRIP_FROM))
        self.pane.set_compact(compact=self.height() < look.px(CHIPS_FROM))
        self.pane.setVisible(not self.page_alone)
        self.page.setVisible(not narrow or self._reading)
        self._edge.setVisible(not narrow)
        self.page.set_side(_NARROW_SIDE if narrow else SIDE, back=narrow)
        self.pane.set_roomy(roomy=self._breadth is not Breadth.MIDDLE)
        if narrow:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16777215)
        else:
            self.pane.setFixedWidth(look.px(LIST[self._breadth]) - 1)
        policy = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Fixed
        self.pane.setSizePolicy(policy, QSizePolicy.Policy.Expanding)
