"""Runs a core job off the GUI thread and brings its result home."""

from __future__ import annotations

import traceback
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from reflect.errors import Cancelled
from reflect.services.jobs import JobContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future
    from typing import Unpack

T = TypeVar("T")

BESIDE = 2
"""Threads for work that does not touch a journal."""


class Then(TypedDict, Generic[T], total=False):
    """What runs on the GUI thread when work has news or has ended. Each may be left out."""

    done: Callable[[T], object] | None
    failed: Callable[[Exception], object] | None
    progress: Callable[[int, int], object] | None
    settled: Callable[[], object] | None


class Job:
    """One piece of work under way. A view keeps it to cancel it."""

    def __init__(
        self,
        work: Callable[[JobContext], Any],
        owner: QObject,
        then: Then[Any],
        tell: Callable[[Job], None],
    ) -> None:
        self._work: Callable[[JobContext], Any] | None = work
        self._owner: QObject | None = owner
        self._then = then
        self._tell = tell
        self._context = JobContext(self._report)
        self._cancelled = False
        self._far = (0, 0)
        self._told = False

    def cancel(self) -> None:
        """Ask the work to stop. From now on neither ``done`` nor ``failed`` runs."""
        self._cancelled = True
        self._context.cancel()

    def stop(self) -> None:
        """Ask long work to stop at its next step; work without steps still comes to its end."""
        self._context.cancel()

    def run(self) -> Any:
        """Do the work, on the thread that called."""
        if self._cancelled or self._work is None:
            raise Cancelled
        return self._work(self._context)

    def _report(self, done: int, total: int) -> None:
        # Work may step a thousand times between two frames: one message at a time is enough.
        self._far = (done, total)
        if not self._told:
            self._told = True
            self._tell(self)

    def show_progress(self) -> None:
        """Say how far the work is, on the GUI thread."""
        self._told = False
        progress = self._then.get("progress")
        if progress and self._heard():
            progress(*self._far)

    def finish(self, ended: Future[Any], unheard: Callable[[Exception], object]) -> None:
        """Say how the work ended, on the GUI thread, and let go of whoever asked for it."""
        settled = self._then.get("settled")
        try:
            if self._heard():
                self._say(ended, unheard)
        finally:
            if settled and self._owner and isValid(self._owner):
                settled()
            # The worker may be the last to hold this job, and must not be the one to destroy
            # a widget that the work or a callback holds.
            self._work = self._owner = None
            self._then = {}

    def _heard(self) -> bool:
        return not self._cancelled and self._owner is not None and isValid(self._owner)

    def _say(self, ended: Future[Any], unheard: Callable[[Exception], object]) -> None:
        error = ended.exception()
        done = self._then.get("done")
        if error is None:
            if done:
                done(ended.result())
        elif not isinstance(error, Exception):
            raise error
        elif not isinstance(error, Cancelled):
            (self._then.get("failed") or unheard)(error)


class Jobs(QObject):
    """Every job of the application: one thread for the journal, a few for the rest.

    There is one for the application's whole life, because a result sent to an object that is
    made for each job may find nobody listening.
    """

    _arrived = Signal(object, object)

    def __init__(self, unheard: Callable[[Exception], object]) -> None:
        """``unheard`` is told of a failure that nobody else wants to hear of."""
        super().__init__()
        self._unheard = unheard
        self._running: set[Job] = set()
        self._waiting: list[Callable[[], object]] = []
        self.closed = False
        """Whether it has shut down."""
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _journal(self) -> Executor:
        return _threads(1, "journal")

    @cached_property
    def _beside(self) -> Executor:
        return _threads(BESIDE, "beside")

    def start(
        self,
        work: Callable[[JobContext], T],
        *,
        owner: QObject,
        journal: bool = True,
        **then: Unpack[Then[T]],
    ) -> Job:
        """Do ``work`` elsewhere; work for the journal is done in the order it was started.

        Exactly one of ``done`` and ``failed`` runs, on the GUI thread and never before this
        returns; for cancelled work neither does. ``settled`` comes last. None of them runs once
        ``owner`` is gone.
        """
        job = Job(work, owner, then, self._tell)
        self._running.add(job)
        ended = (self._journal if journal else self._beside).submit(job.run)
        ended.add_done_callback(lambda future: self._on_ended(job, future))
        return job

    def drain(self, then: Callable[[], object]) -> None:
        """Call ``then`` once every job has settled; never before this returns."""
        self._waiting.append(then)
        self._arrived.emit(None, None)

    def stop(self) -> None:
        """Ask all long work to stop at its next step."""
        for job in tuple(self._running):
            job.stop()

    def shut_down(self) -> None:
        """Stop long work, wait for the rest, say nothing more. For the end of the application."""
        self.closed = True
        self.stop()
        self._beside.shutdown()
        self._journal.shutdown()
        self._running.clear()
        self._waiting.clear()

    def _tell(self, job: Job) -> None:
        self._arrived.emit(job, None)

    def _on_ended(self, job: Job, ended: Future[Any]) -> None:
        """On the worker's thread: send the outcome home without the values it worked on."""
        _forget_locals(ended.exception())
        self._arrived.emit(job, ended)

    @Slot(object, object)
    def _on_arrived(self, job: Job | None, ended: Future[Any] | None) -> None:
        if self.closed:
            return
        try:
            if job and ended:
                self._running.discard(job)
                job.finish(ended, self._unheard)
            elif job:
                job.show_progress()
        finally:
            self._release()

    def _release(self) -> None:
        waiting = () if self._running else tuple(self._waiting)
        for then in waiting:
            self._waiting.remove(then)
            then()


def _threads(count: int, name: str) -> Executor:
    # The first page is shown before there is any work.
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(count, thread_name_prefix=name)


def _forget_locals(error: BaseException | None) -> None:
    """Drop what the frames of an error hold: a writer's text, a key, a widget."""
    while error:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
