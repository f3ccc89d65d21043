"""A list and the page of what is chosen in it: side by side, or one at a time in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.room import Room


class Side(NamedTuple):
    """One of the two, and how it is told what breadth it stands in."""

    widget: QWidget
    set_breadth: Callable[[Breadth], object]


class BesideList(QObject):
    """Lays them out in their view, and follows the window."""

    def __init__(self, view: QWidget, room: Room, rows: Side, page: Side) -> None:
        super().__init__(view)
        self._room = room
        self._rows, self._page = rows, page
        self.page_open = False
        """Whether the page lies over the list."""
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rows.widget, 1)
        row.addWidget(page.widget)
        room.changed.connect(self._fit)
        self._fit(room.breadth)

    def open_page(self) -> bool:
        """Lay the page over the list, where they do not stand side by side; whether that is so."""
        self.page_open = self._room.breadth is Breadth.NARROW
        self._fit(self._room.breadth)
        return self.page_open

    def close_page(self) -> bool:
        """Show the list again; whether it lay under the page."""
        was_open, self.page_open = self.page_open, False
        self._fit(self._room.breadth)
        return was_open

    def _fit(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        self.page_open = self.page_open and narrow
        for side in (self._rows, self._page):
            side.set_breadth(breadth)
        self._rows.widget.setVisible(not self.page_open)
        self._page.widget.setVisible(self.page_open or not narrow)
