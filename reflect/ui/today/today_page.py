"""The page of today: the date, one card, and under it what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui import dates
from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.tab_order import tab_through
from reflect.ui.room import Breadth
from reflect.ui.today import today_words
from reflect.ui.today.card import Card, CommitmentCard, OfferCard, UnfinishedCard
from reflect.ui.today.commitments_section import CommitmentsSection
from reflect.ui.today.memory_section import MemorySection
from reflect.ui.today.unfinished_row import UnfinishedRow

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.today.waiting import Waiting

WIDE, TWO_COLUMNS = 960, 864
LEFT, RIGHT, BETWEEN = 536, 376, 48
SIDES = {Breadth.WIDE: 56, Breadth.MIDDLE: 40, Breadth.NARROW: 36}
NO_LIMIT = 16_777_215
BAR = 12
"""The room of the scroll bar."""


class TodayPage(Page):
    """Shows what waits and says what the writer asked for."""

    write_wanted = Signal(str)
    draft_wanted = Signal(str)
    entry_wanted = Signal(str)
    occasion_wanted = Signal()
    settled = Signal(object, object)
    """A commitment, and what became of it."""
    discard_wanted = Signal(object)
    """An unfinished entry's row."""

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self._breadth = Breadth.WIDE
        self._title = Para(look, "", Role.PAGE_TITLE)
        self._counts = Para(look, "", tone="ink2")
        self.card: Card | None = None
        self.commitments = CommitmentsSection(look)
        self.memory = MemorySection(look)
        self.unfinished = UnfinishedRow(look)
        self._line = Hairline()
        self._inside = QWidget()
        self._column = Stack(look, self._inside)
        self._place = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right = QWidget()
        self._beside = QVBoxLayout(self._right)
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_day(self, today: date) -> None:
        """Show the date, before anything was read."""
        said = dates.full_day(today, today)
        self._title.set_text(said)
        self.setAccessibleName(said)

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits; the focus stays with what it was on, or goes to what took its place."""
        self._counts.set_text(today_words.counts(waiting))
        self._show_card(waiting)
        others = waiting.open
        if isinstance(self.card, CommitmentCard):
            others = tuple(each for each in others if each is not waiting.due[0])
        self.commitments.show_commitments(others, len(waiting.commitments), waiting.day)
        self.commitments.setVisible(bool(waiting.commitments))
        self.memory.show_entry(waiting.memories[0] if waiting.memories else None)
        more = waiting.drafts[1:2]
        self.unfinished.show_draft(more[0] if more else None, waiting.day)
        self._line.setVisible(bool(waiting.memories and more))
        self._order()
        self._fit()

    def set_breadth(self, breadth: Breadth) -> None:
        """Leave the room at the sides that goes with the window's breadth."""
        self._breadth = breadth
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns beside each other where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _show_card(self, waiting: Waiting) -> None:
        before, here = self.card, QApplication.focusWidget()
        focused = before is not None and here is not None and before.isAncestorOf(here)
        self.card = self._made_card(waiting)
        self.card.choose_wanted.connect(self.occasion_wanted)
        self._place.addWidget(self.card)
        # A layout shows what is new in it only later; keys that come meanwhile would pass it by.
        self.card.show()
        # The order in which a screen reader goes through widgets is that of their stacking.
        for part in (self.card, self._counts, self._title):
            part.lower()
        if before is not None:
            self._place.removeWidget(before)
            before.hide()
            before.deleteLater()
        if focused:
            self.card.primary.setFocus()

    def _made_card(self, waiting: Waiting) -> Card:
        if waiting.drafts:
            row = waiting.drafts[0]
            unfinished = UnfinishedCard(self._look, row, waiting.day)
            unfinished.go_on_wanted.connect(lambda: self.draft_wanted.emit(row.id))
            unfinished.discard_wanted.connect(lambda: self.discard_wanted.emit(row))
            return unfinished
        if waiting.due:
            first = waiting.due[0]
            due = CommitmentCard(self._look, first, waiting.day)
            due.settled.connect(lambda state: self.settled.emit(first, state))
            due.read_wanted.connect(lambda: self.entry_wanted.emit(first.entry_id))
            return due
        offer = OfferCard(self._look, waiting.offered, first=waiting.is_empty)
        offer.write_wanted.connect(lambda: self.write_wanted.emit(waiting.offered.id))
        return offer

    def _order(self) -> None:
        """Tab goes through the page as it is read, whatever was made last."""
        parts: list[QWidget] = [self.card] if self.card else []
        parts += [self.commitments.all_button, *self.commitments.rows]
        tab_through(*parts, self.memory, self.unfinished)

    def _lay_out(self) -> None:
        self._column.put(self._title)
        self._column.put(self._counts, above=4)
        self._column.put(self._place, above=24)
        self._beside.setContentsMargins(0, 0, 0, 0)
        for part in (self.memory, self._line, self.unfinished):
            self._beside.addWidget(part)
            part.hide()
        self._beside.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.commitments)
        left.addStretch(1)
        self.commitments.hide()
        self._columns.addLayout(left, LEFT)
        self._columns.addWidget(self._right, RIGHT)
        self._columns.addStretch(0)
        self._column.put(self._columns, above=38)
        self._column.addStretch(1)
        self._inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.content)
        self._outer.addWidget(self._inside, 1)
        self._outer.addStretch(0)

    def _connect(self) -> None:
        self.commitments.settled.connect(self.settled)
        self.commitments.read_wanted.connect(self.entry_wanted)
        self.memory.read_wanted.connect(self.entry_wanted)
        self.unfinished.go_on_wanted.connect(self.draft_wanted)
        self.unfinished.discard_wanted.connect(self.discard_wanted)

    def _fit(self) -> None:
        stacked = self.width() < self._look.px(TWO_COLUMNS) or self._breadth is Breadth.NARROW
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._columns.setSpacing(self._look.px(40 if stacked else BETWEEN))
        # Alone, the right column stands on the left and is as wide as that.
        alone = self.commitments.isHidden()
        self._columns.setStretch(0, 0 if alone else LEFT)
        narrowed = alone and not stacked
        self._right.setMaximumWidth(self._look.px(LEFT) if narrowed else NO_LIMIT)

    def _restyle(self) -> None:
        px = self._look.px
        side = px(SIDES[self._breadth])
        self._outer.setContentsMargins(side, px(40), max(0, side - BAR), px(40))
        self._inside.setMaximumWidth(px(WIDE))
        self._beside.setSpacing(px(16))
        self._fit()
