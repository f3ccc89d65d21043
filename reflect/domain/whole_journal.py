"""The parts that a whole journal is made of when it is written out and read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reflect.domain.account import Account, AccountDraft, Departure
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Draft, Entry, EntryId
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.installed_pack import KnownSigner, PackFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


FORMAT = "reflect-journal"
VERSION = 3

FIRST_SECTIONS = ("entries", "accounts", "departures", "commitments")
"""The lists of version 1, in order."""
SECTIONS = (
    *("entries", "tombstones", "accounts", "departures", "commitments"),
    *("evidence", "drafts", "account_drafts", "wishes", "packs", "signers"),
)
"""The lists of version 3, in order: what a part belongs to stands before it."""
VERSIONS = {1: FIRST_SECTIONS, 2: SECTIONS[:-2], VERSION: SECTIONS}
"""Those that are read, each with its lists."""

Element = tuple[str, bytes]
"""The name of a list in the file, and one element of it as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of an entry that was deleted for good."""

    id: EntryId
    written: datetime
    deleted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAccountDraft:
    """An account while it is being made, and when it was last kept."""

    draft: AccountDraft
    saved: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A setting that says something about the writer, as plain data."""

    name: str
    value: Any = field(repr=False)


Revisions = tuple[Entry, ...]
"""All revisions of one entry, the oldest first."""

Part = (
    Revisions
    | Tombstone
    | Account
    | Departure
    | Commitment
    | EvidenceFile
    | Draft
    | KeptAccountDraft
    | Wish
    | PackFile
    | KnownSigner
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeJournal:
    """Everything, part by part. A writer may hand in what makes each only when it is asked for."""

    entries: Iterable[Revisions] = ()
    tombstones: Iterable[Tombstone] = ()
    accounts: Iterable[Account] = ()
    departures: Iterable[Departure] = ()
    commitments: Iterable[Commitment] = ()
    evidence: Iterable[EvidenceFile] = ()
    drafts: Iterable[Draft] = ()
    account_drafts: Iterable[KeptAccountDraft] = ()
    wishes: Iterable[Wish] = ()
    packs: Iterable[PackFile] = ()
    signers: Iterable[KnownSigner] = ()


IMPORT = "import:"
"""How the names of wishes begin that tell of an import."""
CHOSEN = (
    *("favourites", "last_used", "never_on_this_day", "always_marked", "never_marked"),
    "hidden_packs",
)
"""Wishes that a person made; the others are the program's own notes on one journal folder."""


def is_chosen(name: str) -> bool:
    """Whether a wish belongs to the journal wherever it is, and so goes out and in with it."""
    return name in CHOSEN or name.startswith(IMPORT)
