"""Commitments: what I'll do, by when, from an entry; they come back on their day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from reflect.domain.entry import EntryId


class CommitmentState(StrEnum):
    """What became of a commitment."""

    OPEN = "open"
    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise of an entry, named by the entry and the prompt it answered."""

    entry_id: EntryId
    prompt_id: str
    text: str
    due: date | None
    state: CommitmentState
    entry_title: str
    """What the entry is called in lists."""
    entry_written: datetime
    settled: datetime | None = None
    """When its state was last set; None while it is open."""
