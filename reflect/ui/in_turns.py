"""Long work in steps, each a job of its own: what the writer does comes in between."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from reflect.errors import Cancelled
from reflect.services.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from reflect.services.jobs import JobContext
    from reflect.ui.desk import Desk

    Steps = Generator[Turn, None, Any]
    """Says after each step where the next is to be done."""


class InTurns(QObject):
    """One piece of work at a time."""

    def __init__(self, desk: Desk, parent: QObject, ended: Callable[[Any], object]) -> None:
        """``ended`` is given what the steps return; not when the work was stopped."""
        super().__init__(parent)
        self._desk = desk
        self._ended = ended
        self._steps: Steps | None = None
        self._stop = Event()

    def begin(self, work: Callable[[Callable[[], object]], Steps]) -> None:
        """Do the first step on the journal's thread; does nothing while work is under way.

        ``work`` is given what its steps ask now and then, on any thread: it raises `Cancelled`
        once the work is to stop.
        """
        if self._steps is None and not self._stop.is_set():
            self._steps = work(self._go_on)
            self._next(Turn.JOURNAL)

    def stop(self) -> None:
        """Stop at once, for good: the journal is about to close. What was begun is taken away."""
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

    def _step(self, context: JobContext) -> tuple[Turn | None, Any]:
        """Where the next step is to be done; with what the last one returned, None."""
        # Locking asks all work to stop.
        context.step(0, 1)
        try:
            return next(self._steps or iter(())), None
        except StopIteration as end:
            return None, end.value

    def _on_step(self, how: tuple[Turn | None, Any]) -> None:
        turn, result = how
        if turn is None:
            self._steps = None
            self._ended(result)
        elif not self._stop.is_set():
            self._next(turn)

    def _on_settled(self) -> None:
        if self._stop.is_set() and self._steps:
            self._steps.close()
            self._steps = None
