"""One way to announce change: a value that says what changed, told to plain listeners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a write touched. A view refreshes only if it cares."""

    entries: frozenset[str] = field(default_factory=frozenset)
    """Ids of entries made, edited, deleted or brought back."""
    drafts: bool = False
    tags: bool = False
    accounts: bool = False
    ledger: bool = False
    commitments: bool = False
    evidence: bool = False
    settings: bool = False
    packs: bool = False
    """Packs that are installed or hidden, and whose packs are taken."""


class Announcer:
    """Tells listeners of changes, on the thread that made them."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Call ``listener`` after each write, perhaps on the journal thread."""
        self._listeners.append(listener)

    def tell(self, changes: Changes) -> None:
        """Say that a write is durable."""
        for listener in tuple(self._listeners):
            listener(changes)
