"""Makes the daily backup while the writer rests, so that locking need not."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.errors import Cancelled
from reflect.services.quiet_backup import Ended, Turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.jobs import JobContext
    from reflect.services.quiet_backup import QuietSteps
    from reflect.ui.desk import Desk


class QuietBackup(QObject):
    """One backup at a time, each step a job of its own: what the writer does comes in between."""

    def __init__(self, desk: Desk, parent: QObject, again: Callable[[], object]) -> None:
        """``again`` is called when somebody wrote meanwhile: begin once it is quiet again."""
        super().__init__(parent)
        self._desk = desk
        self._again = again
        self._steps: QuietSteps | None = None
        self._stop = Event()

    def begin(self) -> None:
        """Look whether one is due, and make it; does nothing while one is being made."""
        if self._steps is None and not self._stop.is_set():
            self._steps = self._desk.journal.backups.quiet.steps(self._go_on)
            self._next(Turn.JOURNAL)

    def stop(self) -> None:
        """Stop at once: the journal is about to close. What was begun is taken away."""
        self._stop.set()

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _next(self, turn: Turn) -> None:
        self._desk.jobs.start(
            self._step,
            owner=self,
            journal=turn is Turn.JOURNAL,
            done=self._on_step,
            settled=self._on_settled,
        )

    def _step(self, context: JobContext) -> Turn | Ended:
        # Locking asks all work to stop.
        context.step(0, 1)
        try:
            return next(self._steps or iter(()))
        except StopIteration as ended:
            how: Ended = ended.value
            return how

    def _on_step(self, how: Turn | Ended) -> None:
        if isinstance(how, Turn):
            if not self._stop.is_set():
                self._next(how)
            return
        self._steps = None
        if how is Ended.DISTURBED:
            self._again()
        elif how is Ended.FAILED:
            # Closing tries once more. Until then each try would fail as this one did.
            self._stop.set()

    def _on_settled(self) -> None:
        if self._stop.is_set() and self._steps:
            self._steps.close()
            self._steps = None
