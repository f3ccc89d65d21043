"""The shape of a whole journal in JSON, as ``docs/export-formats.md`` tells it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from reflect.domain.account import AccountId, Section
from reflect.domain.account_check import CheckRecord
from reflect.domain.account_evidence import EvidenceCopy
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import EntryId
from reflect.domain.evidence import LARGEST, EvidenceId
from reflect.domain.prompts import PromptSet

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_HEX = msgspec.Meta(pattern="^[0-9a-f]{32}$")
EntryName = Annotated[EntryId, _HEX]
AccountName = Annotated[AccountId, _HEX]


class ContentShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed, at one save or since the last."""

    written: str
    """ISO 8601. Not a time of RFC 3339: the offsets of some old zones have seconds."""
    title: str
    happened: date | None
    tags: tuple[str, ...]
    private: tuple[str, ...]
    prompts: str
    """The key of a prompt set, in this element or an earlier one."""
    answers: dict[str, Any]


class RevisionShape(ContentShape, frozen=True, kw_only=True):
    """An entry as it was at one save."""

    number: Number
    saved: Moment


class EntryShape(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with all its revisions, the oldest first."""

    id: EntryName
    deleted: Moment | None
    prompt_sets: dict[str, PromptSet]
    """Those that no earlier element brought along."""
    revisions: Annotated[tuple[RevisionShape, ...], msgspec.Meta(min_length=1)]


class TombstoneShape(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `reflect.domain.whole_journal.Tombstone`."""

    id: EntryName
    written: Moment
    deleted: Moment


class AccountShape(msgspec.Struct, frozen=True, kw_only=True):
    """A locked account: the fields of `reflect.domain.account.Account`."""

    id: AccountName
    entry_id: EntryName
    revision: Number
    title: str
    sections: tuple[Section, ...]
    left_out: Number
    written: Moment
    show_date: bool
    language: str
    locked: Moment
    check: CheckRecord = CheckRecord()
    """Files of an earlier Reflect have none."""
    evidence: tuple[EvidenceCopy, ...] = ()
    """As before."""


class DepartureShape(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the ledger: the fields of `reflect.domain.account.Departure`."""

    id: Annotated[str, _HEX]
    when: Moment
    what: str
    form: str
    file_format: str
    for_whom: str
    file_name: str
    sha256: str
    account_ids: tuple[AccountId, ...]


class CommitmentShape(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment: the fields of `reflect.domain.commitment.Commitment`."""

    entry_id: EntryName
    prompt_id: str
    text: str
    due: date | None
    state: CommitmentState
    entry_title: str
    entry_written: Moment
    settled: Moment | None = None
    """Since version 2."""


class EvidenceShape(msgspec.Struct, frozen=True, kw_only=True):
    """A file of evidence: the fields of `reflect.domain.evidence.Evidence`, and the file."""

    id: Annotated[EvidenceId, _HEX]
    entry_id: EntryName
    name: str
    media_type: str
    size: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
    sha256: str
    added: Moment
    content: bytes = b""
    """Base64."""


class DraftShape(ContentShape, frozen=True, kw_only=True):
    """Unfinished writing on an entry, or on none yet."""

    id: EntryName
    base: Number
    saved: Moment
    prompt_sets: dict[str, PromptSet]


class AccountDraftShape(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `reflect.domain.account.AccountDraft`, and when it was last kept."""

    entry_id: EntryName
    revision: Number
    title: str
    sections: tuple[Section, ...]
    written: Moment
    show_date: bool
    language: str
    saved: Moment
    check: CheckRecord = CheckRecord()
    evidence: tuple[EvidenceCopy, ...] = ()


class WishShape(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `reflect.domain.whole_journal.Wish`."""

    name: str
    value: Any


class PackShape(msgspec.Struct, frozen=True, kw_only=True):
    """An installed pack: the fields of `reflect.domain.installed_pack.PackFile`, and its digest."""

    id: str
    version: str
    signer: str
    installed: Moment
    sha256: str
    content: bytes
    """Base64."""


class SignerShape(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `reflect.domain.installed_pack.KnownSigner`."""

    key: str
    name: Annotated[str, msgspec.Meta(max_length=80)]
    trusted: Moment


SHAPES: dict[str, type[msgspec.Struct]] = {
    "entries": EntryShape,
    "tombstones": TombstoneShape,
    "accounts": AccountShape,
    "departures": DepartureShape,
    "commitments": CommitmentShape,
    "evidence": EvidenceShape,
    "drafts": DraftShape,
    "account_drafts": AccountDraftShape,
    "wishes": WishShape,
    "packs": PackShape,
    "signers": SignerShape,
}
"""What the elements of each list are."""
