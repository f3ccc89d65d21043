"""One journal, one window: who has it open, and how a second start brings that one forward."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

LOCK_FILE = "journal.lock"
"""Says which process of which computer has the journal in a window. It keeps nobody out: that is
the database's own lock, which needs no file and never goes stale."""
HANDED_FILE = "journal.handed"
"""Paths of packs that a second start hands to the window, which takes the file away at once."""
_LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a journal in a window, by its lock file."""

    process: int
    computer: str

    @property
    def here(self) -> bool:
        """Whether it is a window on this computer."""
        return self.computer == QSysInfo.machineHostName()


class RunningWindow(QObject):
    """Has the lock file of an open journal until `release`."""

    called = Signal()
    """Somebody has started Reflect once more and wants this window."""
    handed = Signal(object)
    """They brought these files, by their paths; nothing is known of them."""

    def __init__(self, journal: Path) -> None:
        super().__init__()
        self._path = journal / LOCK_FILE
        self._file = _lock_file(self._path)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self.before = self._take()
        """Another computer that has not closed the journal, as far as its file tells."""
        # Left by a start that found this window gone: nobody waits for it any more.
        taken_from(journal)

    def release(self) -> None:
        """Take the file away; nobody is called any more."""
        for path in self._watcher.files():
            self._watcher.removePath(path)
        self._file.unlock()

    def _on_changed(self) -> None:
        if self._watcher.files():
            self.called.emit()
            paths = taken_from(self._path.parent)
            if paths:
                self.handed.emit(paths)
        elif self._path.exists():
            # A change of all keys has moved it, which ends the watch, and nobody has called.
            self._watcher.addPath(str(self._path))

    def _take(self) -> Holder | None:
        before = None
        if not self._file.tryLock(0) and self._file.error() is _HELD:
            # We have the database: whoever wrote this file has gone, or the disk keeps no locks.
            before = _holder(self._file)
            self._file.removeStaleLockFile()
            self._file.tryLock(0)
        if self._file.isLocked():
            with suppress(OSError):
                self._path.chmod(0o600)
            self._watcher.addPath(str(self._path))
        return before if before and not before.here else None


def holder_of(journal: Path) -> Holder | None:
    """Who has this journal in a window; None when nobody has, or the file cannot be read."""
    file = _lock_file(journal / LOCK_FILE)
    if file.tryLock(0):
        file.unlock()
        return None
    return _holder(file) if file.error() is _HELD else None


def call_forward(journal: Path, holder: Holder) -> None:
    """Ask the window that has this journal to come forward."""
    if sys.platform == "win32":
        # Only whoever has the focus may give it away.
        ctypes.CDLL("user32").AllowSetForegroundWindow(holder.process)
    # Gone in this moment: then there is nothing to call.
    with suppress(OSError):
        os.utime(journal / LOCK_FILE)


def hand_over(journal: Path, holder: Holder, files: Sequence[Path]) -> bool:
    """Give files to the window that has this journal, and call it; False if that cannot be."""
    place = journal / HANDED_FILE
    lines = "\n".join(str(path.absolute()) for path in files)
    try:
        place.unlink(missing_ok=True)
        # Made anew, and for its owner alone.
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.fsencode(lines))
    except OSError:
        return False
    call_forward(journal, holder)
    return True


def taken_from(journal: Path) -> tuple[Path, ...]:
    """What was handed over, which is taken away."""
    place = journal / HANDED_FILE
    try:
        with place.open("rb") as file:
            lines = os.fsdecode(file.read(_LONGEST)).split("\n")
        place.unlink()
    except OSError:
        return ()
    return tuple(Path(line) for line in lines if line and Path(line).is_absolute())


_HELD = QLockFile.LockError.LockFailedError


def _lock_file(path: Path) -> QLockFile:
    file = QLockFile(str(path))
    # A file is stale when its process is gone, and not before.
    file.setStaleLockTime(0)
    return file


def _holder(file: QLockFile) -> Holder | None:
    process, computer, _program = file.getLockInfo()
    # A file that is not a lock file names none.
    return Holder(process, computer) if process else None
