"""Whether the journal is open: one state machine, which every screen follows."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.open_journal import OpenJournal


class LockState(Enum):
    """Where the journal is between closed and open."""

    LOCKED = "locked"
    UNLOCKING = "unlocking"
    UNLOCKED = "unlocked"
    LOCKING = "locking"
    FAILED = "failed"


_NEXT = {
    LockState.LOCKED: {LockState.UNLOCKING},
    LockState.UNLOCKING: {LockState.UNLOCKED, LockState.FAILED},
    LockState.UNLOCKED: {LockState.LOCKING},
    LockState.LOCKING: {LockState.LOCKED, LockState.UNLOCKED},
    LockState.FAILED: {LockState.UNLOCKING},
}


class JournalLock:
    """Opens and closes the journal; tells its listeners of each state, on the calling thread."""

    def __init__(self) -> None:
        self.state = LockState.LOCKED
        self.journal: OpenJournal | None = None
        self._listeners: list[Callable[[LockState], None]] = []

    def listen(self, listener: Callable[[LockState], None]) -> None:
        """Call ``listener`` after each change of state."""
        self._listeners.append(listener)

    def unlock(self, open_it: Callable[[], OpenJournal]) -> OpenJournal:
        """Open a journal; what ``open_it`` raises leaves the lock failed, ready to try again."""
        self._go(LockState.UNLOCKING)
        try:
            self.journal = open_it()
        except BaseException:
            self._go(LockState.FAILED)
            raise
        self._go(LockState.UNLOCKED)
        return self.journal

    def lock(self) -> None:
        """Settle and let go of the journal, at once: somebody may be looking over a shoulder.

        If that fails it stays open, so that nothing is lost.
        """
        if self.journal:
            self._end(self.journal.let_go)

    def close(self) -> None:
        """As `lock`, after the backup that is due: nobody waits."""
        if self.journal:
            self._end(self.journal.close)

    def _end(self, let_go: Callable[[], None]) -> None:
        self._go(LockState.LOCKING)
        try:
            let_go()
        except BaseException:
            self._go(LockState.UNLOCKED)
            raise
        self.journal = None
        self._go(LockState.LOCKED)

    def _go(self, state: LockState) -> None:
        if state not in _NEXT[self.state]:
            what = f"from {self.state.value} to {state.value}"
            raise RuntimeError(what)
        self.state = state
        for listener in tuple(self._listeners):
            listener(state)
