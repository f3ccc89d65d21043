"""What a writer meets before a journal is open, one page after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedLayout

from reflect.ui.idle_watch import LockReason
from reflect.ui.panes import go_to_pane
from reflect.ui.unlock.journal_files import known_journals
from reflect.ui.unlock.unlock import Unlock
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from reflect.services.jobs import JobContext
    from reflect.services.journals import Made
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.desk import Threshold
    from reflect.ui.unlock.front_page import FrontPage


class UnlockFlow(View):
    """First run where there is no journal, else the unlock page; then what the journal needs."""

    unlocked = Signal(object)
    """Carries the `OpenJournal`. The program's lock is open: this page has done its work."""

    def __init__(self, threshold: Threshold) -> None:
        super().__init__()
        self._threshold = threshold
        self._stack = QStackedLayout(self)
        self.page: FrontPage | None = None
        """What is on screen."""

    def showEvent(self, event: QShowEvent) -> None:
        """Make the first page; only now, so that it is laid out and styled once."""
        super().showEvent(event)
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the frame of an open journal knows, and that must work before it is there."""
        steps: dict[QKeySequence, Callable[[], object]] = {
            QKeySequence("F6"): partial(go_to_pane, self.panes(), 1),
            QKeySequence("Shift+F6"): partial(go_to_pane, self.panes(), -1),
            QKeySequence("Esc"): self.step_back,
            QKeySequence("Ctrl+Return"): self._press_primary,
        }
        step = steps.get(QKeySequence(event.keyCombination()))
        if step:
            step()
        else:
            super().keyPressEvent(event)

    def arrive(self) -> None:
        """Begin where the page begins."""
        self._begin()
        if self.page:
            self.page.arrive()

    def panes(self) -> tuple[QWidget, ...]:
        """Those of the page."""
        return self.page.panes() if self.page else (self,)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the page is for."""
        return (Bound(id="primary", run=self._press_primary),)

    def step_back(self) -> bool:
        """Back within the page, or from making a journal to those there are."""
        if self.page and self.page.step_back():
            return True
        if self.page and self.page.may_go_back and self._known():
            self._show_unlock()
            return True
        return False

    def _begin(self) -> None:
        if self.page is None and self._known():
            self._show_unlock(self._said())
        elif self.page is None:
            self._show_first_run()

    def _press_primary(self) -> None:
        if self.page:
            self.page.press_primary()

    def _known(self) -> bool:
        return bool(known_journals(self._threshold.reflect, (self._threshold.locked,)))

    def _show(self, page: FrontPage) -> None:
        before, self.page = self.page, page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        if self.isVisible():
            page.arrive()

    def _show_first_run(self) -> None:
        # Most writers have a journal, and wait for the page that unlocks it.
        from reflect.ui.unlock.first_run import FirstRun

        t = self._threshold
        page = FirstRun(t.look, t.room, jobs=t.jobs, messages=t.messages, reflect=t.reflect)
        page.made.connect(self._on_made)
        page.open_wanted.connect(self._on_open_wanted)
        self._show(page)

    def _show_unlock(self, said: str = "") -> Unlock:
        t = self._threshold
        page = Unlock(t.look, t.room, jobs=t.jobs, messages=t.messages, reflect=t.reflect)
        page.opened.connect(self._on_opened)
        page.make_wanted.connect(self._show_first_run)
        known = known_journals(t.reflect, (t.locked,))
        if known:
            page.show_journals(known, self._first(), said)
        self._show(page)
        return page

    def _first(self) -> Path | None:
        t = self._threshold
        return t.locked or t.reflect.places.journal

    def _said(self) -> str:
        t = self._threshold
        if t.reason is None:
            return ""
        minutes = t.reflect.settings.current.idle_minutes
        how = {
            LockReason.ASKED: self.tr("Locked."),
            LockReason.IDLE: self.tr("Locked after {minutes} minutes."),
            LockReason.ASLEEP: self.tr("Locked while the computer slept."),
            LockReason.LONG: self.tr("Locked after twelve hours."),
            LockReason.SCREEN: self.tr("Locked together with the screen."),
            LockReason.SWITCHED: self.tr("Locked because somebody else took over."),
        }[t.reason]
        if t.reason is LockReason.IDLE and minutes == 1:
            how = self.tr("Locked after 1 minute.")
        saved = self.tr("What you were writing is saved.")
        return f"{how.format(minutes=minutes)} {saved}"

    def _on_open_wanted(self) -> None:
        if self._known():
            self._show_unlock()
            return
        # The dialog is slow to import, and most writers begin anew.
        from reflect.ui.parts.ask_path import ask_folder

        start = self._threshold.reflect.places.journals
        ask_folder(self, self.tr("The folder of the journal"), start, self._on_folder)

    def _on_folder(self, path: Path) -> None:
        self._show_unlock().add_folder(path)

    def _on_made(self, made: Made) -> None:
        # Shown once in the life of a journal.
        from reflect.ui.unlock.recovery_page import RecoveryPage

        t = self._threshold
        page = RecoveryPage(t.look, t.room, jobs=t.jobs, messages=t.messages, made=made)
        page.finished.connect(partial(self._open_lock, made.journal))
        self._show(page)

    def _on_opened(self, journal: OpenJournal, by_code: bool) -> None:
        if not by_code:
            self.unlocked.emit(journal)
            return
        # For the rare day on which a passphrase was forgotten.
        from reflect.ui.unlock.new_passphrase import NewPassphrase

        t = self._threshold
        minutes = t.reflect.settings.current.idle_minutes
        use = journal.keys.set_passphrase
        page = NewPassphrase(t.look, t.room, jobs=t.jobs, messages=t.messages, use=use)
        page.finish_after(minutes)
        page.finished.connect(partial(self._open_lock, journal, copied=True))
        self._show(page)

    def _open_lock(self, journal: OpenJournal, *, copied: bool = False) -> None:
        """Only now: the window follows the lock, and shows the journal.

        Whoever ``copied`` the whole code into the field has it: no line on Safety asks for it.
        """
        lock = self._threshold.reflect.lock

        def work(_context: JobContext) -> OpenJournal:
            if copied:
                journal.wishes.set_recovery_confirmed()
            return lock.unlock(lambda: journal)

        self._threshold.jobs.start(work, owner=self, done=self.unlocked.emit)
