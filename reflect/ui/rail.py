"""The rail: the journal's name, the places, and the way to lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.mark import Mark
from reflect.ui.parts.surface import SideGround
from reflect.ui.parts.words import Words
from reflect.ui.places import Part, Place, PlaceId
from reflect.ui.rail_rows import OutlinedRow, RailRow
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look

WIDTHS = {Breadth.WIDE: 208, Breadth.MIDDLE: 96, Breadth.NARROW: 0}

MARK = 32


class RailHead(QWidget):
    """The mark, and beside it the journal's name."""

    def __init__(self, look: Look, journal_name: str) -> None:
        super().__init__()
        self._look = look
        self._mark = Mark(look, MARK)
        self._name = Words(journal_name, Role.STRONG)
        self._state = Words(self.tr("Journal, unlocked"), Role.META, "ink2")
        for words in (self._name, self._state):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            words.setParent(self)
        self._mark.setParent(self)

    def set_stacked(self, stacked: bool) -> None:
        """Show the mark alone, or with the names."""
        look = self._look
        side = look.px(MARK)
        for words in (self._name, self._state):
            words.setVisible(not stacked)
        self.setFixedHeight(look.px(58) if stacked else look.px(80))
        if stacked:
            self._mark.move(look.px(48) - side // 2, look.px(18))
            return
        self._mark.move(look.px(20), look.px(24))
        left, wide = look.px(62), look.px(WIDTHS[Breadth.WIDE] - 62 - 8)
        self._name.setGeometry(left, look.px(20), wide, look.px(22))
        self._state.setGeometry(left, look.px(41), wide, look.px(18))


class Rail(QScrollArea):
    """Shows the places that have a view; `wanted` says which one was asked for."""

    wanted = Signal(object)
    lock_wanted = Signal()

    def __init__(self, look: Look, journal_name: str) -> None:
        super().__init__()
        self._look = look
        self._breadth = Breadth.WIDE
        self._head = RailHead(look, journal_name)
        self._groups = {part: QVBoxLayout() for part in Part}
        self._rows: dict[PlaceId, RailRow] = {}
        self._lock = RailRow(look, self.tr("Lock now"), "lock")
        self._lock.setCheckable(False)
        self._lock.clicked.connect(self.lock_wanted)
        self.setAccessibleName(self.tr("Places"))
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def offer(self, shown: Sequence[Place]) -> None:
        """Show these places."""
        self._rows = {place.id: self._row(place) for place in shown}
        for place in shown:
            self._groups[place.part].addWidget(self._rows[place.id])
        self._groups[Part.FOOT].addWidget(self._lock)
        self._fit()

    def set_current(self, current: PlaceId) -> None:
        """Show where the writer is."""
        for place_id, row in self._rows.items():
            row.setChecked(place_id is current)

    def set_breadth(self, breadth: Breadth) -> None:
        """Take the width of this breadth: words beside icons, or under them."""
        self._breadth = breadth
        self._fit()

    def _row(self, place: Place) -> RailRow:
        kind = OutlinedRow if place.part is Part.TOP else RailRow
        row = kind(self._look, place.text, place.icon, place.short)
        row.clicked.connect(lambda: self.wanted.emit(place.id))
        return row

    def _build(self) -> None:
        inside = SideGround(self._look)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        for part, group in self._groups.items():
            column.addLayout(group)
            if part is Part.MIDDLE:
                column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "rail")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        look, stacked = self._look, self._breadth is Breadth.MIDDLE
        self.setFixedWidth(look.px(WIDTHS[self._breadth]))
        self._head.set_stacked(stacked)
        for row in (*self._rows.values(), self._lock):
            row.set_stacked(stacked)
        for part, group in self._groups.items():
            side = look.px(4 if stacked and part is not Part.TOP else 8 if stacked else 12)
            above = look.px(16) if part is Part.FOOT else 0
            below = {Part.TOP: look.px(10 if stacked else 20), Part.FOOT: look.px(16)}
            group.setContentsMargins(side, above, side, below.get(part, 0))
            group.setSpacing(look.px(2 if stacked else 4))
