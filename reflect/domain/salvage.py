"""What could be read of a damaged journal, and what not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class LostEntry:
    """An entry of which no revision could be read."""

    title: str
    """What it was called; empty where that is not known."""
    day: date | None
    """The entry's own day, or the one on which it was begun; None where neither is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What is in the new journal, and what is known to be missing from it."""

    bad_pages: int
    entries: int = 0
    revisions: int = 0
    drafts: int = 0
    accounts: int = 0
    departures: int = 0
    evidence: int = 0
    packs: int = 0
    """Packs that were installed."""
    lost_entries: tuple[LostEntry, ...] = ()
    lost_revisions: int = 0
    """Revisions of entries that were saved otherwise."""
    lost_rows: int = 0
    """Rows that were there and of which more is not known; those above may be among them."""
    stand_ins: int = 0
    """Prompt sets whose wording could not be read: their answers stand under short names."""

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not (self.bad_pages or self.lost_entries or self.lost_revisions or self.lost_rows)
