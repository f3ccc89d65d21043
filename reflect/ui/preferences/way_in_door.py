"""Doors behind which the lock of an open journal is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedLayout

from reflect.errors import WrongPassphrase
from reflect.services.journals import Made
from reflect.ui.preferences.ask_passphrase import Asking, AskPassphrase
from reflect.ui.unlock.new_passphrase import NewPassphrase
from reflect.ui.unlock.recovery_page import RecoveryPage
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


class WayInDoor(View):
    """Asks for the present passphrase; what comes then depends on the way."""

    back_wanted = Signal()
    done = Signal(str, str)
    """What was changed, and what that means."""

    def __init__(self, desk: Desk, asking: Asking, *, back: str) -> None:
        """``back`` names the place behind."""
        super().__init__()
        self._desk = desk
        self.asking = AskPassphrase(desk.look, asking, back)
        self.page: NewPassphrase | RecoveryPage | None = None
        """What comes after the passphrase."""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.asking)
        self.asking.back_wanted.connect(self._on_back_wanted)
        self.asking.given.connect(self._on_given)

    def arrive(self) -> None:
        """Begin at the field."""
        if self.page:
            self.page.arrive()
        else:
            self.asking.passphrase.edit.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget what was typed and shown."""
        self.asking.passphrase.clear()
        if self.page:
            self.page.forget()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Those of what is on screen."""
        if self.page:
            return self.page.panes()
        return (self.asking.page, self.asking.foot, self.asking.bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what is on screen."""
        return (Bound(id="primary", run=self._press_primary),)

    def step_back(self) -> bool:
        """Esc waits for what has begun."""
        return self.asking.primary.busy

    def _on_back_wanted(self) -> None:
        if not self.step_back():
            self.back_wanted.emit()

    def _press_primary(self) -> None:
        (self.page or self.asking).press_primary()

    def _on_given(self) -> None:
        passphrase = self.asking.passphrase.text()
        self.asking.primary.set_busy(self.tr("Looking…"))

        def work() -> Any:
            self._desk.journal.keys.confirm(passphrase)
            return self._change()

        self._desk.jobs.start(
            lambda _context: work(),
            owner=self,
            done=self._on_confirmed,
            failed=self._on_failed,
            settled=self.asking.primary.set_ready,
        )

    def _on_confirmed(self, result: Any) -> None:
        self.asking.passphrase.clear()
        self.page = self._next_page(result)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.page.arrive()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.asking.refuse()
        else:
            self._desk.messages.failed(error)

    def _change(self) -> Any:
        """What is done as soon as the passphrase is right, on the journal's thread; overridden."""

    def _next_page(self, result: Any) -> NewPassphrase | RecoveryPage:
        """What is shown then; overridden."""
        raise NotImplementedError


class PassphraseDoor(WayInDoor):
    """Another passphrase for this journal."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        super().__init__(desk, _another_passphrase(), back=back)

    def step_back(self) -> bool:
        """Esc waits for what has begun."""
        changing = isinstance(self.page, NewPassphrase) and self.page.primary.busy
        return changing or super().step_back()

    def _next_page(self, _result: Any) -> NewPassphrase:
        desk = self._desk
        page = NewPassphrase(
            desk.look, desk.room, jobs=desk.jobs, messages=desk.messages, journal=desk.journal
        )
        page.changed.connect(self._on_changed)
        page.finished.connect(self.back_wanted)
        return page

    def _on_changed(self) -> None:
        self.done.emit(
            self.tr("Your passphrase is changed."),
            self.tr("The one before no longer opens this journal."),
        )


class RecoveryDoor(WayInDoor):
    """Another recovery code for this journal. It is made as soon as the passphrase is right."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        super().__init__(desk, _another_code(), back=back)

    def step_back(self) -> bool:
        """Esc shows a covered code again, and never takes away one that is shown once."""
        if self.page:
            self.page.step_back()
        return self.page is not None or super().step_back()

    def _change(self) -> Made:
        journal = self._desk.journal
        return Made(journal=journal, recovery_code=journal.new_recovery_code())

    def _next_page(self, made: Made) -> RecoveryPage:
        desk = self._desk
        page = RecoveryPage(desk.look, desk.room, jobs=desk.jobs, messages=desk.messages, made=made)
        page.for_open_journal()
        page.finished.connect(self._on_finished)
        return page

    def _on_finished(self) -> None:
        self.done.emit(
            self.tr("There is a new recovery code."),
            self.tr("The one before no longer opens this journal."),
        )
        self.back_wanted.emit()


def _another_passphrase() -> Asking:
    return Asking(
        title=translate("WayInDoor", "Change the passphrase"),
        what=translate("WayInDoor", "The old passphrase will stop working"),
        why=translate(
            "WayInDoor", "You choose the new one on the next page. The recovery code stays."
        ),
        foot=translate("WayInDoor", "No entry is touched. Only the lock is changed."),
        go_on=translate("WayInDoor", "Go on"),
    )


def _another_code() -> Asking:
    return Asking(
        title=translate("WayInDoor", "Make a new recovery code"),
        what=translate("WayInDoor", "The old code stops working at once"),
        why=translate(
            "WayInDoor",
            "The new one is shown once, on the next page. Have paper, a printer or a stick ready.",
        ),
        foot=translate("WayInDoor", "No entry is touched. The passphrase stays."),
        go_on=translate("WayInDoor", "Make a new code"),
    )
