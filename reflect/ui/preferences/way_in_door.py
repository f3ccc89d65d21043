"""Doors behind which the lock of an open journal is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from reflect.ui.behind_passphrase import BehindPassphrase
from reflect.ui.parts.ask_passphrase import Asking
from reflect.ui.preferences.old_backups_page import OldBackupsPage, OldOnes, found_old
from reflect.ui.unlock.recovery_page import RecoveryPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reflect.services.journals import Made
    from reflect.ui.desk import Desk
    from reflect.ui.unlock.new_passphrase import NewPassphrase

    NextPage = NewPassphrase | RecoveryPage | OldBackupsPage

translate = QCoreApplication.translate


def asking(title: str, what: str, why: str, *, go_on: str = "", foot: str = "") -> Asking:
    """What is said before a change of the lock, where nothing else is said."""
    return Asking(
        title=title,
        what=what,
        why=why,
        foot=foot or translate("WayInDoor", "No entry is touched. Only the lock is changed."),
        go_on=go_on or translate("WayInDoor", "Go on"),
    )


class WayInDoor(BehindPassphrase):
    """What comes after the passphrase depends on the way."""

    gives_up = True
    """Whether something no longer opens the journal, which backups may still open with."""

    def __init__(self, desk: Desk, asking: Asking, *also: QWidget, back: str) -> None:
        """``back`` names the place behind; ``also`` stands above the passphrase."""
        super().__init__(desk, asking, *also, back=back)
        self._back = back
        self.page: NextPage | None = None
        """What comes after the passphrase."""

    def arrive(self) -> None:
        """Begin at what is asked first."""
        (self.page or self.asking).arrive()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget what was typed and shown."""
        if self.page:
            self.page.forget()
        super().leave(left)

    def panes(self) -> tuple[QWidget, ...]:
        """Those of what is on screen."""
        return (self.page or self.asking).panes()

    def step_back(self) -> bool:
        """Esc waits for what has begun, and never takes away a code that is shown once."""
        if isinstance(self.page, RecoveryPage):
            self.page.step_back()
            return True
        busy = self.page.primary.busy if self.page else False
        return busy or super().step_back()

    def _press_primary(self) -> None:
        (self.page or self.asking).press_primary()

    def _go_on(self, result: Any) -> None:
        page = self._next_page(result)
        if page:
            self._show(page)
        else:
            self._finish()

    def _show(self, page: NextPage) -> None:
        self.page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.arrive()

    def _finish(self) -> None:
        """Say that it is done; then ask about backups, if some still open with the old."""
        self.done.emit(*self._said())
        if not self.gives_up:
            self.back_wanted.emit()
            return
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: found_old(journal),
            owner=self,
            done=self._on_backups_found,
            failed=lambda _error: self.back_wanted.emit(),
        )

    def _on_backups_found(self, old: OldOnes) -> None:
        if not old.found and not old.away:
            self.back_wanted.emit()
            return
        page = OldBackupsPage(self._desk, old, back=self._back)
        page.finished.connect(self.back_wanted)
        page.back_wanted.connect(self._on_back_wanted)
        self._show(page)

    def _code_page(self, made: Made) -> RecoveryPage:
        """A new code, shown once."""
        desk = self._desk
        page = RecoveryPage(desk.look, desk.room, jobs=desk.jobs, messages=desk.messages, made=made)
        page.for_open_journal()
        page.finished.connect(self._finish)
        return page

    def _next_page(self, result: Any) -> NextPage | None:
        """What is shown then, if anything; overridden."""

    def _said(self) -> tuple[str, str]:
        """What was changed, and what that means; overridden."""
        raise NotImplementedError
