"""The shape of a whole journal in JSON, as ``docs/export-formats.md`` tells it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from reflect.domain.account import AccountId, Section
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import EntryId
from reflect.domain.prompts import PromptSet

FORMAT = "reflect-journal"
VERSION = 1


class RevisionShape(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it was at one save."""

    number: int
    saved: datetime
    written: datetime
    title: str
    happened: date | None
    tags: tuple[str, ...]
    private: tuple[str, ...]
    prompts: str
    """The key of a prompt set, in this entry or an earlier one."""
    answers: dict[str, Any]


class EntryShape(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with all its revisions, the oldest first."""

    id: EntryId
    deleted: datetime | None
    prompt_sets: dict[str, PromptSet]
    """Those that no earlier entry brought along."""
    revisions: tuple[RevisionShape, ...]


class AccountShape(msgspec.Struct, frozen=True, kw_only=True):
    """A locked account: the fields of `reflect.domain.account.Account`."""

    id: AccountId
    entry_id: EntryId
    revision: int
    title: str
    sections: tuple[Section, ...]
    left_out: int
    written: datetime
    show_date: bool
    language: str
    locked: datetime


class DepartureShape(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the ledger: the fields of `reflect.domain.account.Departure`."""

    id: str
    when: datetime
    what: str
    form: str
    file_format: str
    for_whom: str
    file_name: str
    sha256: str
    account_ids: tuple[AccountId, ...]


class CommitmentShape(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment: the fields of `reflect.domain.commitment.Commitment`."""

    entry_id: EntryId
    prompt_id: str
    text: str
    due: date | None
    state: CommitmentState
    entry_title: str
    entry_written: datetime


class JournalShape(msgspec.Struct, frozen=True, kw_only=True):
    """A whole journal."""

    format: str
    version: int
    entries: tuple[EntryShape, ...]
    accounts: tuple[AccountShape, ...]
    departures: tuple[DepartureShape, ...]
    commitments: tuple[CommitmentShape, ...]
