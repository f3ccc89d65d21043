"""Today: one obvious thing, then commitments, this day in other years, and what is unfinished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout

from reflect.domain.entry import EntryId
from reflect.ui.today import actions
from reflect.ui.today.all_commitments import AllCommitments
from reflect.ui.today.today_page import TodayPage
from reflect.ui.today.waiting import Waiting, read_waiting
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from reflect.services.changes import Changes
    from reflect.ui.desk import Desk
    from reflect.ui.room import Breadth

MINUTE = 60_000
"""How often the calendar is looked at: midnight also comes while the computer sleeps."""


class TodayView(View):
    """The date is there at once; what waits is read on the journal's thread."""

    write_wanted = Signal(str)
    """Write with this prompt set; "" is without prompts."""
    draft_wanted = Signal(str)
    """Go on with this unfinished entry."""
    entry_wanted = Signal(str)
    """Read this entry."""
    occasion_wanted = Signal()
    """Choose what to write about."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self._day = today()
        self._waiting: Waiting | None = None
        self._put_off: date | None = None
        self._stale = True
        self._arriving = False
        self.page = TodayPage(desk.look)
        self._all: AllCommitments | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.page)
        self._timer = QTimer(self, interval=MINUTE)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._connect()
        self.page.show_day(self._day)
        self._fit(desk.room.breadth)

    @property
    def all(self) -> AllCommitments:
        """All commitments; made when they are first asked for, not before the day is shown."""
        if self._all is None:
            self._all = self._made_all()
        return self._all

    def arrive(self) -> None:
        """Put the focus on the primary, as soon as there is one."""
        self._show_page()
        self.page.to_top()
        if self.page.card:
            self.page.card.primary.setFocus()
        else:
            self._arriving = True
            self.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """The day, or all commitments."""
        return (self.page, self._all) if self._all else (self.page,)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return presses the primary."""
        return (Bound(id="primary", run=self._press_primary, enabled=self._has_primary),)

    def step_back(self) -> bool:
        """Go back from all commitments to the day."""
        if self._stack.currentWidget() is self.page:
            return False
        self._show_page()
        self.page.commitments.all_button.setFocus()
        return True

    def refresh(self) -> None:
        """Read again what waits."""
        self._stale = False
        journal, day = self._desk.journal, self._day
        memories = self._desk.preferences.current.on_this_day and self._put_off != day
        self._desk.jobs.start(
            lambda _context: read_waiting(journal, day, memories=memories),
            owner=self,
            done=self._show,
        )

    def look_at_calendar(self) -> None:
        """Show another day once it has come."""
        if self._today() != self._day:
            self._day = self._today()
            self.page.show_day(self._day)
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """See what has changed meanwhile."""
        super().showEvent(event)
        self._timer.start()
        self.look_at_calendar()
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at the calendar only while somebody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def _show(self, waiting: Waiting) -> None:
        if waiting == self._waiting or waiting.day != self._day:
            return
        self._waiting = waiting
        self.page.show_waiting(waiting)
        if self._all and self._all.isVisible():
            self._all.show_waiting(waiting)
        if self._arriving and self.page.card:
            self._arriving = False
            self.page.card.primary.setFocus()

    def _connect(self) -> None:
        desk, page = self._desk, self.page
        for signal, told in (
            (page.write_wanted, self.write_wanted),
            (page.draft_wanted, self.draft_wanted),
            (page.entry_wanted, self.entry_wanted),
            (page.occasion_wanted, self.occasion_wanted),
        ):
            signal.connect(told)
        page.settled.connect(partial(actions.settle, desk, self))
        page.discard_wanted.connect(partial(actions.discard, desk, self))
        page.memory.put_off.connect(self._on_put_off)
        page.memory.never_wanted.connect(self._on_never_wanted)
        page.memory.turn_off_wanted.connect(partial(actions.turn_off_memories, desk))
        page.commitments.all_wanted.connect(self._on_all_wanted)
        self._timer.timeout.connect(self.look_at_calendar)
        desk.changed.connect(self._on_changed)
        desk.preferences.changed.connect(self._on_preferences_changed)
        desk.room.changed.connect(self._fit)

    def _made_all(self) -> AllCommitments:
        made = AllCommitments(self._desk.look, self._today)
        made.entry_wanted.connect(self.entry_wanted)
        made.settled.connect(partial(actions.settle, self._desk, self))
        made.back_wanted.connect(self.step_back)
        made.set_breadth(self._desk.room.breadth)
        self._stack.addWidget(made)
        return made

    def _on_changed(self, changes: Changes) -> None:
        if not (changes.entries or changes.drafts or changes.commitments or changes.settings):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_preferences_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_put_off(self) -> None:
        self._put_off = self._day
        self.refresh()
        self.arrive()

    def _on_never_wanted(self, entry_id: str) -> None:
        actions.never_show(self._desk, self, EntryId(entry_id))
        self.arrive()

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self.page)
        # Rows out of sight would still tell a screen reader that they have the focus.
        if self._all:
            self._all.clear()

    def _on_all_wanted(self) -> None:
        if self._waiting:
            self.all.show_waiting(self._waiting)
        self._stack.setCurrentWidget(self.all)
        self.all.list.setFocus()

    def _press_primary(self) -> None:
        if self.page.card:
            self.page.card.primary.click()

    def _has_primary(self) -> bool:
        return self.page.card is not None and self.page.isVisible()

    def _fit(self, breadth: Breadth) -> None:
        self.page.set_breadth(breadth)
        if self._all:
            self._all.set_breadth(breadth)
