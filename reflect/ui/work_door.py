"""A door with one longer piece of work behind the passphrase, which can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.errors import WrongPassphrase
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.jobs import JobContext
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.field import PasswordField


class WorkWords(NamedTuple):
    """What such a door says."""

    title: str
    heading: str
    foot: str
    """What is not touched; how far it is takes its place."""
    go_on: str
    """The words of the primary, and its icon."""
    icon: str
    busy: str
    missing: str
    """There is no passphrase yet."""
    wrong: str
    """It is another one."""


class WorkPage(DoorPage):
    """As `DoorPage`, with a button that stops; the door says what the primary does."""

    pressed = Signal()

    def __init__(self, look: Look, words: WorkWords, back: str, *parts: QWidget) -> None:
        super().__init__(
            look, words.title, back, foot=words.foot, go_on=words.go_on, heading=words.heading
        )
        self.primary.set_icon(words.icon)
        self.stop = Button(look, self.tr("Stop"), "secondary", high=44)
        self.stop.hide()
        self.foot.add(self.stop)
        self._lay_out(*parts)

    def press_primary(self) -> None:
        """Let the door do it."""
        self.pressed.emit()


class WorkDoor(View):
    """Nothing is left half made when it is stopped or left."""

    back_wanted = Signal()

    def __init__(
        self, desk: Desk, words: WorkWords, passphrase: PasswordField, *above: QWidget, back: str
    ) -> None:
        """``above`` stands over the passphrase; ``back`` names the place behind."""
        super().__init__()
        self._desk = desk
        self._words = words
        self._job: Job | None = None
        self.passphrase = passphrase
        self._page = WorkPage(desk.look, words, back, *above, passphrase)
        self.primary = self._page.primary
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._page.back_wanted.connect(self.back_wanted)
        self._page.pressed.connect(self.press_primary)
        self._page.stop.clicked.connect(self._on_stop)
        self.passphrase.submitted.connect(self.press_primary)

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way, and forget what was typed."""
        self._on_stop()
        self.passphrase.clear()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return self._page.panes()

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the door is for."""
        return (Bound(id="primary", run=self.press_primary),)

    def press_primary(self) -> None:
        """Begin, or say in its place that the passphrase is missing."""
        if self.primary.busy:
            return
        if self.passphrase.text():
            self._begin()
        else:
            self.passphrase.point_to(self._words.missing)

    def _begin(self) -> None:
        """There is a passphrase: gather what else is needed, then `_work`; overridden."""
        raise NotImplementedError

    def _done(self, result: Any) -> None:
        """The work has ended well; overridden."""
        raise NotImplementedError

    def _work(self, work: Callable[[JobContext], Any]) -> None:
        self.primary.set_busy(self._words.busy)
        self._page.stop.show()
        self._job = self._desk.jobs.start(
            work,
            owner=self,
            progress=self._on_progress,
            done=self._on_done,
            failed=self._on_failed,
            settled=self._on_settled,
        )

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_progress(self, done: int, total: int) -> None:
        """Say how far it is; overridden where that is worth saying."""

    def _on_done(self, result: Any) -> None:
        self.passphrase.clear()
        self._done(result)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.passphrase.point_to(self._words.wrong)
        else:
            self._desk.messages.failed(error)

    def _on_settled(self) -> None:
        self._job = None
        self._page.stop.hide()
        self.primary.set_ready()
        self._page.foot.say(self._words.foot)
