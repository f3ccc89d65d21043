"""Locks the journal: keep the draft, close, clear, and start anew with an empty memory."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

import reflect

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.journal_lock import JournalLock
    from reflect.ui.idle_watch import LockReason
    from reflect.ui.jobs import Jobs

PATIENCE = 10_000
"""Milliseconds that views have to keep what is being written, before it is shown again."""
LOCKED = "--locked"
"""The argument that a program started anew gets, before the journal's path and the reason."""


def fresh_command(path: Path, reason: LockReason) -> list[str]:
    """How this program is started with a locked journal."""
    return [sys.executable, *_program(), LOCKED, str(path), reason]


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        # A packaged program is its own interpreter.
        return []
    # -P: whatever lies in the current folder is not imported, unless this program lies there.
    here = Path(reflect.__file__).parents[1] == Path.cwd()
    return ["-m", "reflect"] if here else ["-P", "-m", "reflect"]


def replace_process(path: Path, reason: LockReason) -> None:
    """Put a fresh process in the place of this one: nothing of the journal stays in memory."""
    command = fresh_command(path, reason)
    if os.name == "posix":
        # The program and its arguments are ours; no shell sees them.
        os.execv(command[0], command)  # noqa: S606
    # Slow to import, and only Windows needs it.
    from PySide6.QtCore import QProcess

    QProcess.startDetached(command[0], command[1:])
    # On Windows this ends the process at once, without clearing up.
    os.kill(os.getpid(), signal.SIGTERM)


def clear_clipboard(clipboard: QClipboard) -> None:
    """Take back what this program put on the clipboard; others' content stays."""
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class Locking(QObject):
    """Brings an open journal to rest, one step after the other."""

    began = Signal()
    """The journal is about to close: show none of it any more."""
    kept_open = Signal()
    """Something could not be kept, so the journal stays open. The writer has been told."""

    def __init__(
        self,
        lock: JournalLock,
        jobs: Jobs,
        *,
        leave: Callable[[Callable[[bool], object]], object],
        closed: Callable[[], object],
        start_anew: Callable[[Path, LockReason], object] = replace_process,
        failed: Callable[[Exception], object],
    ) -> None:
        """``leave`` has the views keep what is being written; ``closed`` runs after closing."""
        super().__init__()
        self._lock = lock
        self._jobs = jobs
        self._leave = leave
        self._closed = closed
        self._start_anew = start_anew
        self._failed = failed
        self._under_way = False
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE)
        """Runs while the views keep what is being written."""
        self.patience.timeout.connect(self._stay)

    def lock(self, reason: LockReason) -> None:
        """Lock, and start anew with the locked journal on the unlock page."""
        journal = self._lock.journal
        if journal:
            self._rest(self._lock.lock, partial(self._start_anew, journal.path, reason))

    def close(self, then: Callable[[], object]) -> None:
        """Bring the journal to rest, if there is one, then do ``then``.

        Unlike locking it makes the backup that is due: it may take some seconds.
        """
        self._rest(self._lock.close, then)

    def _rest(self, let_go: Callable[[], None], then: Callable[[], object]) -> None:
        if self._under_way:
            return
        if self._lock.journal is None:
            then()
            return
        self._under_way = True
        self.patience.start()
        self.began.emit()
        self._leave(partial(self._on_left, let_go, then))

    def _on_left(self, let_go: Callable[[], None], then: Callable[[], object], kept: bool) -> None:
        if not self.patience.isActive():
            return
        self.patience.stop()
        if not kept:
            self._stay()
            return
        # What the views have just asked to be kept is before this in the journal's queue.
        self._jobs.stop()
        self._jobs.start(
            lambda _context: let_go(),
            owner=self,
            done=lambda _nothing: self._jobs.drain(partial(self._end, then)),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self._stay()
        self._failed(error)

    def _stay(self) -> None:
        self.patience.stop()
        self._under_way = False
        self.kept_open.emit()

    def _end(self, then: Callable[[], object]) -> None:
        self._under_way = False
        clear_clipboard(QGuiApplication.clipboard())
        self._closed()
        then()
