"""How every page before the journal is laid out: a panel at the side, and one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.parts.mark import NamedMark
from reflect.ui.parts.page import Page
from reflect.ui.parts.surface import SideGround
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.room import Room

TALL = 800
"""The height for which the distances from the top are given."""
_SCROLL_BAR = 12
_NARROW_WIDEST = 704
_VERY_NARROW = 480
_WIDEST = 16777215


class Side(NamedTuple):
    """The sizes of a side panel, at scale 1."""

    width: int
    left: int
    """To the mark."""
    edge: int
    """On both sides of the rest."""
    top: int
    """To the mark."""
    beside: int
    """From the mark to what is under it."""
    foot: int
    """From the last line to the bottom."""


class FrontPage(View):
    """Lays out the mark, what stands under it, the foot of the panel, and the columns.

    In a narrow window there is no panel: the mark comes first, what stands under it before or
    after the column, the foot last.
    """

    def __init__(self, look: Look, room: Room, side: Side, name: str) -> None:
        super().__init__()
        self._look = look
        self._room = room
        self._side = side
        self._page = Page("window", name=name)
        self._ground = SideGround(look)
        self._mark = NamedMark(look)
        self._beside = QWidget()
        self._beside_first = False
        self._foot = QWidget()
        self._lane = Lane(look)
        self._build()
        look.changed.connect(self._arrange)
        room.changed.connect(self._arrange)

    def put_beside(self, widget: QWidget, *, first: bool = False) -> None:
        """Show this under the mark; in a narrow window before the column only if ``first``."""
        self._beside = self._replaced(self._beside, widget)
        self._beside_first = first
        self._arrange()

    def keep_beside(self, *, first: bool) -> None:
        """Whether a narrow window shows before the column what is under the mark."""
        self._beside_first = first
        self._arrange()

    def put_foot(self, widget: QWidget) -> None:
        """Show this at the foot of the panel, and last in a narrow window."""
        self._foot = self._replaced(self._foot, widget)
        self._arrange()

    @property
    def lane(self) -> Lane:
        """Where the columns stand."""
        return self._lane

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come nearer to the top in a low window."""
        super().resizeEvent(event)
        self._fit()

    def into_view(self, widget: QWidget, below: QWidget | None = None) -> None:
        """Give a widget the focus, and scroll to it, and to what is ``below`` if both fit."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        for each in (below, widget):
            if each:
                self._page.bring_into_view(each)

    @property
    def may_go_back(self) -> bool:
        """Whether Esc may lead to the list of journals; overridden."""
        return False

    def press_primary(self) -> None:
        """Do what the page is for; overridden."""

    def panes(self) -> tuple[QWidget, ...]:
        """The column, then the panel."""
        return (self._lane, self._beside, self._foot)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return presses the primary."""
        return (Bound(id="primary", run=self.press_primary),)

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._page)
        self._grid = QGridLayout(self._page.content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for widget in self._parts():
            widget.setParent(self._page.content)
        self._ground.lower()
        self._arrange()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._ground, self._mark, self._beside, self._foot, self._lane)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._grid.removeWidget(old)
        old.deleteLater()
        new.setParent(self._page.content)
        return new

    def _arrange(self) -> None:
        for widget in self._parts():
            self._grid.removeWidget(widget)
        narrow = self._room.breadth is Breadth.NARROW
        self._ground.setVisible(not narrow)
        if narrow:
            self._arrange_narrow()
        else:
            self._arrange_beside()
        self._fit()

    def _arrange_beside(self) -> None:
        look, side, grid = self._look, self._side, self._grid
        self._set_widths(look.px(side.width), look.px(side.width))
        self._set_rows((side.top, 0, side.beside, 0, 0, 0, side.foot, 0), growing=4)
        for row, widget in ((1, self._mark), (3, self._beside), (5, self._foot)):
            grid.addWidget(widget, row, 0)
        grid.addWidget(self._ground, 0, 0, 7, 1)
        grid.addWidget(self._lane, 0, 1, 7, 1)

    def _arrange_narrow(self) -> None:
        self._set_widths(0, _WIDEST)
        first = self._beside_first
        order = (self._beside, self._lane) if first else (self._lane, self._beside)
        self._set_rows((16, 0, 16, 0, 0, 16, 0, 16), growing=4 if first else 3)
        for row, widget in ((1, self._mark), (3, order[0]), (4, order[1]), (6, self._foot)):
            self._grid.addWidget(widget, row, 0, 1, 2)

    def _set_rows(self, heights: Sequence[int], *, growing: int) -> None:
        for row, high in enumerate(heights):
            self._grid.setRowMinimumHeight(row, self._look.px(high))
            self._grid.setRowStretch(row, 1 if row == growing else 0)

    def _fit(self) -> None:
        """What follows from the size of the window and not from its breadth alone."""
        look, side = self._look, self._side
        left, edge, lane, spare = side.left, side.edge, 40, 0
        if self._room.breadth is Breadth.NARROW:
            left = edge = lane = 32 if self.width() >= look.px(_VERY_NARROW) else 16
            spare = max(0, (self.width() - look.px(_NARROW_WIDEST)) // 2)
        self._grid.setContentsMargins(spare, 0, spare, 0)
        self._mark.setContentsMargins(look.px(left), 0, 0, 0)
        for widget in (self._beside, self._foot):
            widget.setContentsMargins(look.px(edge), 0, look.px(edge), 0)
        self._lane.fit(self._room.breadth, self.height(), look.px(lane))

    def _set_widths(self, least: int, most: int) -> None:
        for widget in (self._mark, self._beside, self._foot):
            widget.setMinimumWidth(least)
            widget.setMaximumWidth(most)


class Lane(QWidget):
    """The room beside the panel: one column at a time, centred, and a line at the bottom."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns: dict[QWidget, tuple[int, int]] = {}
        self._shown: QWidget | None = None
        self._fitted = (Breadth.WIDE, TALL, 0)
        self._bottom = 0
        self._last: QWidget | None = None
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self._across.addStretch(1)
        self._across.addStretch(1)
        down.addLayout(self._across)
        down.addStretch(1)
        self._down = down

    def add(self, column: QWidget, *, width: int, top: int) -> None:
        """Take in a column that is this wide and begins this far from the top, at scale 1."""
        self._columns[column] = (width, top)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        column.setSizePolicy(policy)
        self._across.insertWidget(self._across.count() - 1, column, 1000)
        if self._shown is None:
            self._shown = column
        column.setVisible(column is self._shown)
        if self._last:
            # A column that comes later is read before it.
            self._last.raise_()

    def add_last(self, widget: QWidget, *, bottom: int) -> None:
        """Show a widget at the bottom, ``bottom`` from the edge at scale 1."""
        self._bottom, self._last = bottom, widget
        row = QHBoxLayout()
        # As the columns: in the middle of what there is with the scroll bar.
        row.setContentsMargins(_SCROLL_BAR, 0, 0, 0)
        row.addWidget(widget)
        self._down.addLayout(row)

    def show_column(self, column: QWidget) -> None:
        """Show this column and no other."""
        self._shown = column
        for each in self._columns:
            each.setVisible(each is column)
        self.fit(*self._fitted)

    def fit(self, breadth: Breadth, high: int, edge: int) -> None:
        """Set the distances for a window of this breadth and height, and the one at the sides."""
        self._fitted = (breadth, high, edge)
        if self._shown is None:
            return
        look = self._look
        narrow = breadth is Breadth.NARROW
        for column, (width, _) in self._columns.items():
            column.setMaximumWidth(_WIDEST if narrow else look.px(width))
        top = look.px(self._columns[self._shown][1])
        low = min(1.0, high / look.px(TALL))
        above = look.px(16) if narrow else round(top * low * low)
        # The room of the scroll bar is on the right; the column stands in the middle of both.
        right = edge - _SCROLL_BAR if narrow else edge
        left = edge if narrow else edge + _SCROLL_BAR
        self._across.setContentsMargins(left, above, right, look.px(32))
        self._down.setContentsMargins(0, 0, 0, look.px(self._bottom))
