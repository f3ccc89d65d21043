"""Every wording that an entry had, beside the one it has now."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.browse.bringing_back import bring_wording_back
from reflect.ui.browse.comparison_page import ComparisonPage, Wording
from reflect.ui.browse.legend_bar import LegendBar
from reflect.ui.browse.reading import title_of
from reflect.ui.browse.revision_list import RevisionList
from reflect.ui.browse.wording_loader import WordingLoader
from reflect.ui.parts.announce import announce
from reflect.ui.parts.bars import TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.surface import Hairline
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from reflect.domain.entry import EntryId
    from reflect.services.changes import Changes
    from reflect.ui.browse.wording_loader import Saves, Wordings
    from reflect.ui.desk import Desk

LIST = 272
BESIDE_FROM = 960
"""From this width of the door on, at scale 1, two wordings stand beside each other."""
SHORT_BELOW = 400
"""In a narrower door the primary says less."""
_TITLE = 60
"""So many characters of a title say where Back leads."""


class RevisionsDoor(View):
    """Compares an earlier save with how the entry is now, and brings its wording back."""

    back_wanted = Signal()
    shown = Signal()
    """The wordings of another save are on screen."""

    def __init__(self, desk: Desk, entry_id: EntryId, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._entry_id = entry_id
        self._today = today
        self._saves: Saves | None = None
        self._keep = 0
        self._change = 0
        self._reading = False
        look = desk.look
        self.bar = TopBar(look, "")
        self.primary = Button(
            look, self.tr("Bring this wording back"), "primary", icon="undo-2", high=40
        )
        self.saves = RevisionList(look)
        self.legend = LegendBar(look)
        self.page = ComparisonPage(look)
        self._loader = WordingLoader(self, desk, entry_id)
        self._lay_out()
        self._connect()
        self._fit()
        self._loader.read_saves()

    def arrive(self) -> None:
        """Put the focus on the primary, or where the wording hides behind the list, on that."""
        (self.primary if self._has_page() else self.saves.list).setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Bar, saves, wordings."""
        return (self.bar, self.saves, self._right)

    def commands(self) -> tuple[Bound, ...]:
        """N and P go from change to change."""
        has = self._has_changes
        return (
            Bound(id="primary", run=self._bring_back),
            Bound(id="next_change", run=partial(self.step, 1), enabled=has, within=self),
            Bound(id="previous_change", run=partial(self.step, -1), enabled=has, within=self),
        )

    def step_back(self) -> bool:
        """From a wording to the saves, where there is room for one of them."""
        if not (self._narrow() and self._reading):
            return False
        self._reading = False
        self._fit()
        self.saves.list.setFocus()
        return True

    def refresh(self, changes: Changes) -> None:
        """Read the saves again when there is another."""
        if self._entry_id in changes.entries:
            self._loader.read_saves()

    def step(self, by: int) -> None:
        """Go to the next change, or the one before; after the last comes the first."""
        count = self.page.changes
        if count:
            self._change = (max(self._change, 0 if by > 0 else 1) + by - 1) % count + 1
            spoken = self.page.go_to_change(self._change)
            self.legend.show_change(self._change, count)
            announce(self.page, f"{self.legend.count.text()}, {spoken}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the wordings one above the other where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        desk = self._desk
        self.bar.back_pressed.connect(self._on_back_pressed)
        self.primary.clicked.connect(self._bring_back)
        self.saves.chosen.connect(self._on_chosen)
        self.saves.opened.connect(self._on_opened)
        self.legend.stepped.connect(self.step)
        self._loader.saves_read.connect(self._on_saves_read)
        self._loader.wordings_read.connect(self._on_wordings_read)
        desk.changed.connect(self.refresh)
        desk.room.changed.connect(self._fit)
        desk.look.changed.connect(self._fit)

    def _on_saves_read(self, saves: Saves) -> None:
        self._saves = saves
        title = title_of(saves.now)
        self.bar.set_back(title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…")
        self.saves.show_saves(saves.rows, self._today(), self._keep)
        self._keep = 0

    def _on_chosen(self, number: int) -> None:
        if self._saves:
            self._loader.compare(number, self._saves.now)

    def _on_wordings_read(self, wordings: Wordings) -> None:
        if self._saves is None:
            return
        now, rows = self._saves.now, self.saves.rows
        row = rows.row_of(wordings.number)
        revision = rows.revision(row) if row is not None else None
        if row is None or revision is None:
            return
        newest = Wording(rows.name(0), self._saves.rows[0].words)
        alone = wordings.number == now.revision
        if alone:
            found = [replace(one, old=None) for one in wordings.compared]
            self.page.show_wordings([newest], found)
        else:
            older = Wording(rows.name(row), revision.words)
            self.page.show_wordings([older, newest], wordings.compared)
        self._change = 0
        self.legend.show_change(1, self.page.changes)
        self.legend.set_alone(alone=alone)
        self.shown.emit()

    def _on_opened(self) -> None:
        if self._narrow():
            self._reading = True
            self._fit()
            self.primary.setFocus()

    def _on_back_pressed(self) -> None:
        if not self.step_back():
            self.back_wanted.emit()

    def _bring_back(self) -> None:
        row = self.saves.list.currentIndex().row()
        revision = self.saves.rows.revision(row)
        if self._saves is None or revision is None:
            return
        now = self._saves.now.revision
        if revision.number == now:
            words = self.tr("This is the wording it has now. Choose an earlier one.")
            self._desk.messages.notice(words, tone="plain")
            self.saves.list.setFocus()
            return
        self._keep = now
        name = self.saves.rows.name(row)
        bring_wording_back(self._desk, self._entry_id, revision.number, name, instead_of=now)

    def _has_changes(self) -> bool:
        return self.page.changes > 0

    def _has_page(self) -> bool:
        return not self._narrow() or self._reading

    def _narrow(self) -> bool:
        return self._desk.room.breadth is Breadth.NARROW

    def _lay_out(self) -> None:
        # An empty title keeps what is on the right there.
        self.bar.set_title("")
        self.bar.add(self.primary)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.addWidget(self.legend)
        right.addWidget(self.page, 1)
        self._edge = Hairline(upright=True)
        row = QHBoxLayout()
        for widget in (self.saves, self._edge):
            row.addWidget(widget)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        for layout in (right, row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _fit(self) -> None:
        look, narrow = self._desk.look, self._narrow()
        self.saves.setVisible(not narrow or not self._reading)
        self._edge.setVisible(not narrow)
        self._right.setVisible(self._has_page())
        self.primary.setVisible(self._has_page())
        widest = 16777215 if narrow else look.px(LIST)
        self.saves.setMinimumWidth(0 if narrow else widest)
        self.saves.setMaximumWidth(widest)
        short = self.width() < look.px(SHORT_BELOW)
        whole = self.tr("Bring this wording back")
        self.primary.set_words(self.tr("Bring back") if short else whole)
        self.primary.setAccessibleName(whole)
        self.page.set_stacked(stacked=self.width() < look.px(BESIDE_FROM))
