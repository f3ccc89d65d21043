"""Accounts: versions of an entry made for other eyes, and the ledger of what left the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NewType

from reflect.domain.account_check import CheckRecord

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.domain.entry import EntryId

AccountId = NewType("AccountId", str)
"""A UUIDv7 as 32 hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One answer as a reader will see it."""

    prompt_id: str
    heading: str
    text: str
    """Light Markdown, as the writer worded it for other eyes."""
    original: str = ""
    """The wording in the entry, to set beside it. Never leaves the journal."""
    chosen: bool = True
    private: bool = False
    """Whether the entry keeps it private unless ticked."""

    @property
    def reworded(self) -> bool:
        """Whether the reader's wording differs from the entry's."""
        return self.text != self.original


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """An account while it is being made from one revision of an entry."""

    entry_id: EntryId
    revision: int
    title: str
    sections: tuple[Section, ...]
    written: datetime
    """The entry's own date."""
    show_date: bool = True
    """Whether the month of the entry's own date is on it."""
    language: str = "en-GB"
    check: CheckRecord = field(default_factory=CheckRecord)
    evidence: tuple[EvidenceCopy, ...] = ()
    """All of the entry's; none goes with the account unless it is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A locked account: it never changes."""

    id: AccountId
    entry_id: EntryId
    revision: int
    """The revision of the entry it was made from."""
    title: str
    sections: tuple[Section, ...]
    """The chosen ones."""
    left_out: int
    """How many answers were left out. A reader is not told."""
    written: datetime
    show_date: bool
    language: str
    locked: datetime
    check: CheckRecord = field(default_factory=CheckRecord)
    """Of the chosen sections. It never leaves the journal."""
    evidence: tuple[EvidenceCopy, ...] = ()
    """The chosen files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account as a list shows it."""

    id: AccountId
    entry_id: EntryId
    title: str
    locked: datetime
    sections: int
    beginning: str
    outdated: bool
    """The entry was edited after the account was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One row of the ledger: something that left the journal."""

    id: str
    when: datetime
    what: str
    form: str
    file_format: str
    for_whom: str
    file_name: str
    sha256: str
    account_ids: tuple[AccountId, ...]
