"""Keeps what is being typed: at most two seconds after a keystroke it is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.jobs import Jobs

TYPING_MILLISECONDS = 1_000
"""From the first keystroke not saved; what is typed meanwhile is saved with it."""
RETRY_MILLISECONDS = 5_000


class Autosave(QObject):
    """Saves what a view shows while it is typed. ``kept`` is told after COMMIT and never before.

    ``typed`` says on the GUI thread what is there now; ``keep`` makes it durable on the journal's.
    """

    saving = Signal()
    """A save has begun."""
    kept = Signal(object)
    """What ``keep`` returned once it was durable."""
    failed = Signal(object)
    """The error; what was typed is still in the window, and is tried again."""

    def __init__(
        self,
        view: QObject,
        jobs: Jobs,
        typed: Callable[[], Any],
        keep: Callable[[Any], Any],
    ) -> None:
        """Ends with ``view``: there is nothing to ask once that is gone."""
        super().__init__(view)
        self._jobs = jobs
        self._typed = typed
        self._keep = keep
        self._dirty = self._running = False
        self._waiting: list[Callable[[bool], object]] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def dirty(self) -> bool:
        """Whether something is not durable yet."""
        return self._dirty or self._running

    def touch(self) -> None:
        """Something was typed."""
        self._dirty = True
        if not self._timer.isActive() and not self._running:
            self._timer.start(TYPING_MILLISECONDS)

    def save(self, then: Callable[[bool], object] | None = None) -> None:
        """Save now; ``then`` is told whether everything typed until now is durable."""
        if then:
            self._waiting.append(then)
        if self._running:
            return
        self._timer.stop()
        if not self._dirty:
            self._tell(saved=True)
            return
        self._dirty, self._running = False, True
        self.saving.emit()
        typed = self._typed()
        self._jobs.start(
            lambda context: self._keep(typed),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
        )

    def forget(self) -> None:
        """Save nothing more: the draft has become an entry, or is not wanted."""
        self._timer.stop()
        self._dirty = False

    def _on_done(self, saved: Any) -> None:
        self._running = False
        self.kept.emit(saved)
        if self._dirty:
            # Typed while it was being saved.
            self.save() if self._waiting else self._timer.start(TYPING_MILLISECONDS)
        else:
            self._tell(saved=True)

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        self._dirty = True
        self.failed.emit(error)
        self._timer.start(RETRY_MILLISECONDS)
        self._tell(saved=False)

    def _tell(self, *, saved: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(saved)
