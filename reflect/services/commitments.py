"""Commitments: what entries promised, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.commitment import Commitment, CommitmentState
from reflect.services.changes import Announcer, Changes
from reflect.storage.commitments import CommitmentStore

if TYPE_CHECKING:
    from reflect.domain.entry import EntryId
    from reflect.storage.journal import Journal


class Commitments:
    """Reads and settles commitments."""

    def __init__(self, journal: Journal, announcer: Announcer) -> None:
        self._store = CommitmentStore(journal)
        self._announcer = announcer

    def every(self) -> tuple[Commitment, ...]:
        """All of them, the earliest due first."""
        return self._store.every()

    def open(self) -> tuple[Commitment, ...]:
        """Those not settled yet, the earliest due first."""
        return tuple(c for c in self._store.every() if c.state is CommitmentState.OPEN)

    def settle(self, entry_id: EntryId, prompt_id: str, state: CommitmentState) -> None:
        """Say what became of one, or open it again; raises `NotFound`."""
        self._store.settle(entry_id, prompt_id, state)
        self._announcer.tell(Changes(commitments=True))
