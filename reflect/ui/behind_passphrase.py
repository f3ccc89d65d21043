"""A door of an open journal that asks for the passphrase once more before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout

from reflect.errors import WrongPassphrase
from reflect.ui.parts.ask_passphrase import AskPassphrase
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reflect.ui.desk import Desk
    from reflect.ui.parts.ask_passphrase import Asking


class BehindPassphrase(View):
    """Nothing is done unless the passphrase, or the recovery code, is right."""

    back_wanted = Signal()
    done = Signal(str, str)
    """What was done, and what that means."""

    def __init__(self, desk: Desk, asking: Asking, *also: QWidget, back: str) -> None:
        """``back`` names the place behind; ``also`` stands above the passphrase."""
        super().__init__()
        self._desk = desk
        self.asking = AskPassphrase(desk.look, asking, back, *also)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.asking)
        self.asking.back_wanted.connect(self._on_back_wanted)
        self.asking.given.connect(self._on_given)

    def arrive(self) -> None:
        """Begin at what is asked first."""
        self.asking.arrive()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget what was typed."""
        self.asking.forget()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Those of what is on screen."""
        return self.asking.panes()

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
        self.asking.press_primary()

    def _on_given(self) -> None:
        passphrase = self.asking.passphrase.text()
        self.asking.primary.set_busy(self.tr("Looking…"))
        self._desk.jobs.start(
            lambda _context: self._confirmed(passphrase),
            owner=self,
            done=self._on_confirmed,
            failed=self._on_failed,
            settled=self.asking.primary.set_ready,
        )

    def _confirmed(self, passphrase: str) -> Any:
        """Look at the passphrase, and do what is done at once; raises `WrongPassphrase`."""
        self._desk.journal.keys.confirm(passphrase)
        return self._change(passphrase)

    def _on_confirmed(self, result: Any) -> None:
        self.asking.forget()
        self._go_on(result)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.asking.refuse()
        else:
            self._desk.messages.failed(error)

    def _change(self, passphrase: str) -> Any:
        """What is done as soon as the passphrase is right, on the journal's thread; overridden."""

    def _go_on(self, result: Any) -> None:
        """What comes once that is done; overridden."""
        raise NotImplementedError
