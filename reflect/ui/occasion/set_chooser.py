"""The left of the page: the question, the search, chips, and the list of prompt sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.occasion.prompt_shelf import Wanted
from reflect.ui.occasion.set_filters import SetFilters
from reflect.ui.occasion.set_list import SetList
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.found import RIGHT, SIDES, Found
from reflect.ui.parts.para import Para
from reflect.ui.parts.search_line import SearchLine
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.tab_order import tab_through
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.occasion.prompt_shelf import Group


class SetChooser(QWidget):
    """Tells when the writer looks for something else, and when a set is taken."""

    changed = Signal()
    """Other words or chips; read `wanted`."""
    taken = Signal()
    """Return was pressed on a row or in the search."""
    row_pressed = Signal()
    without_wanted = Signal()
    """Write without prompts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._breadth = Breadth.WIDE
        self._title = Para(look, self.tr("What would you like to think about?"), Role.PAGE_TITLE)
        self.search = SearchLine(look)
        self.filters = SetFilters(look)
        self.more = Button(look, "", "quiet", icon="chevron-down", high=32, edge=True)
        self.list = SetList(look)
        self.without = Button(look, self.tr("Write without prompts"))
        nothing = self.tr("No prompt set matches. Write without prompts?")
        self._found = Found(look, self.list, nothing, self.without)
        self._lay_out()
        self._connect()
        self.offer((), 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def wanted(self) -> Wanted:
        """What the writer looks for."""
        return Wanted(
            text=self.search.text(), audience=self.filters.audience, length=self.filters.length
        )

    def clear(self) -> None:
        """Look for nothing in particular, for the same people and minutes."""
        self.search.clear()

    def offer(self, audiences: Sequence[str], count: int) -> None:
        """Know for whom there are sets, and how many there are."""
        said = self.tr("Search {count} prompt sets") if count else self.tr("Search prompt sets")
        self.search.setPlaceholderText(said.format(count=count))
        self.search.setAccessibleName(said.format(count=count))
        if audiences:
            self.filters.offer(audiences)
            tab_through(self.search, self.more, self.filters, self.list)

    def show_groups(self, groups: Sequence[Group], wanted: str | None) -> None:
        """Show these groups, or say that nothing was found."""
        self._found.show_list(some=bool(groups))
        self.list.show_groups(groups, wanted)

    def set_breadth(self, breadth: Breadth) -> None:
        """Keep the chips behind a button where there is little room."""
        self._breadth = breadth
        self.filters.setVisible(breadth is not Breadth.NARROW)
        self._restyle()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.taken)
        self.search.left_downwards.connect(self._on_left_downwards)
        self.filters.chosen.connect(self.changed)
        self.filters.chosen.connect(self._say_more)
        self.more.clicked.connect(self._on_more_clicked)
        self.list.taken.connect(self.taken)
        self.list.row_pressed.connect(self.row_pressed)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.typed.connect(self._on_typed)
        self.without.clicked.connect(self.without_wanted)

    def _on_left_downwards(self) -> None:
        if self.list.current():
            self.list.setFocus()
            self.list.step(1)

    def _on_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + text)

    def _on_more_clicked(self) -> None:
        self.filters.setVisible(self.filters.isHidden())
        self._restyle()

    def _say_more(self) -> None:
        chosen = self.filters.chosen_words()
        self.more.set_words(chosen or self.tr("For whom and how long"))
        self.more.set_icon("chevron-down" if self.filters.isHidden() else "chevron-up")

    def _lay_out(self) -> None:
        self._column = Stack(self._look, self)
        self._head = Stack(self._look)
        for part, above in (
            (self._title, 0), (self.search, 20), (self.more, 8), (self.filters, 16),
        ):  # fmt: skip
            self._head.put(part, above=above)
        self._column.put(self._head)
        self._column.put(self._found, above=12)
        self._column.setStretchFactor(self._found, 1)

    def _restyle(self) -> None:
        px = self._look.px
        side, narrow = px(SIDES[self._breadth]), self._breadth is Breadth.NARROW
        self._head.setContentsMargins(
            side, px(16 if narrow else 40), px(RIGHT), px(0 if narrow else 12)
        )
        self._found.fit(self._breadth)
        self._head.show_only_if(self.more, narrow)
        self._head.show_only_if(self.filters, not self.filters.isHidden())
        self._say_more()
