"""The left of the place: what can be done, the search, chips, and the list of packs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.packs.pack_filters import PackFilters
from reflect.ui.packs.pack_list import PackList
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.found import RIGHT, SIDES, Found
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.search_line import SearchLine
from reflect.ui.parts.stack import Stack
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.packs.pack_filter import PackFilter, PackGroup, PackShelf

BESIDE = 480
"""In less room the buttons stand under the title."""


class PackChooser(QWidget):
    """Tells when the writer looks for something else."""

    changed = Signal()
    """Other words or chips; read `wanted`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._breadth = Breadth.WIDE
        self._title = Para(look, self.tr("Packs"), Role.PAGE_TITLE)
        self.make = Button(look, self.tr("Make a pack"), icon="notebook-pen", high=40)
        self.install = Button(look, self.tr("Install a pack"), "primary", icon="plus", high=40)
        what = self.tr("Prompts, standards and forms. A pack holds text, never a program.")
        self._what = Para(look, what, Role.BODY, "ink2")
        self.trouble = Notice(look, "wrong")
        self.trouble.hide()
        self.search = SearchLine(look)
        self.filters = PackFilters(look)
        self.list = PackList(look)
        self.everything = Button(look, self.tr("Show all packs"))
        nothing = self.tr("No pack matches.")
        self._found = Found(look, self.list, nothing, self.everything)
        self._lay_out()
        self._connect()
        self.offer_count(0)
        look.changed.connect(self._restyle)
        self._restyle()

    def wanted(self) -> PackFilter:
        """What the writer looks for."""
        return replace(self.filters.wanted, text=self.search.text())

    def offer(self, shelf: PackShelf) -> None:
        """Know what there is to choose by."""
        self.filters.offer(shelf.rows)
        self.offer_count(len(shelf.rows))

    def offer_count(self, count: int) -> None:
        """Say how many packs the search goes through."""
        many = self.tr("Search {n} packs").format(n=count)
        said = many if count > 1 else self.tr("Search packs")
        self.search.setPlaceholderText(said)
        self.search.setAccessibleName(said)

    def show_groups(self, groups: Sequence[PackGroup], wanted: str) -> None:
        """Show these groups, or say that nothing was found."""
        self._found.show_list(some=bool(groups))
        self.list.show_groups(groups, wanted)

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.filters.clear()
        if self.search.text():
            self.search.clear()
        else:
            self.changed.emit()

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be installed; nothing with an empty title."""
        self.trouble.say("wrong", title, text, icon="file-exclamation-point")
        self._head.show_only_if(self.trouble, bool(title))

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand in a window of this breadth."""
        self._breadth = breadth
        self._restyle()

    def resizeEvent(self, event: object) -> None:
        """Put the buttons under the title where there is little room."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # as Qt gives it
        self._fit_head()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        self.search.left_downwards.connect(self._on_left_downwards)
        self.filters.chosen.connect(self.changed)
        self.list.left_upwards.connect(self.search.setFocus)
        self.everything.clicked.connect(self.clear)

    def _on_left_downwards(self) -> None:
        if self.list.current():
            self.list.setFocus()

    def _lay_out(self) -> None:
        self._column = Stack(self._look, self)
        self._head = Stack(self._look)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # They go one under the other rather than keep the window from becoming narrow.
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.make)
        flow.addWidget(self.install)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(buttons)
        self._head.put(self._top)
        for part, above in (
            (self._what, 4), (self.trouble, 16), (self.search, 16), (self.filters, 12),
        ):  # fmt: skip
            self._head.put(part, above=above)
        self._column.put(self._head)
        self._column.put(self._found, above=16)
        self._column.setStretchFactor(self._found, 1)
        self._head.fit()

    def _fit_head(self) -> None:
        ways = QBoxLayout.Direction
        beside = self.width() >= self._look.px(BESIDE)
        self._top.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _restyle(self) -> None:
        px = self._look.px
        side, narrow = px(SIDES[self._breadth]), self._breadth is Breadth.NARROW
        self._head.setContentsMargins(side, px(16 if narrow else 40), px(RIGHT), 0)
        self._top.setSpacing(px(8))
        self._found.fit(self._breadth)
        self._fit_head()
