"""What a check of a journal found, in plain facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Level(StrEnum):
    """How much was looked at."""

    QUICK = "quick"
    """Every page; once a week also how they hang together."""
    FULL = "full"
    """Every page, every row, and whether they fit each other."""


class Fault(StrEnum):
    """One kind of thing that can be wrong."""

    PROGRESS = "progress"
    """Nobody can say whether this is the newest copy: `journal.state` was missing or not whole."""
    PAGES = "pages"
    """Pages that are not as they were written."""
    STRUCTURE = "structure"
    """The pages are whole, but do not hang together."""
    ENTRY = "entry"
    """An entry that is older than the rest of the journal, or does not fit its revisions."""
    UNREADABLE = "unreadable"
    """An entry, an account, a file or a wording that cannot be read."""
    ROWS = "rows"
    """Rows are missing, or from an earlier day."""
    REFERENCES = "references"
    """Rows that belong to something that is not there."""
    INDEX = "index"
    """What search and tags find is not what was written. It can be made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    fault: Fault
    count: int = 1
    entry_id: str = ""
    """The entry, where it is one and that is known."""
    title: str = ""
    """What the entry is called; may be empty."""
    day: date | None = None
    """The entry's own day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was read."""

    pages: int = 0
    entries: int = 0
    revisions: int = 0
    accounts: int = 0
    departures: int = 0
    evidence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check, at its end."""

    level: Level
    when: datetime
    generation: int
    """How far the journal had got."""
    structure: bool = False
    """Whether it was looked at how the pages hang together."""
    counts: Counts = field(default_factory=Counts)
    findings: tuple[Finding, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether nothing at all was found."""
        return not self.findings

    @property
    def damaged(self) -> bool:
        """Whether something is wrong, and not only unknown."""
        return any(finding.fault is not Fault.PROGRESS for finding in self.findings)

    def count(self, fault: Fault) -> int:
        """How many things of this kind were found."""
        return sum(finding.count for finding in self.findings if finding.fault is fault)
