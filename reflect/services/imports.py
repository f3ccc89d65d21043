"""The record of what was brought in: what each import brought, and how it is taken out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.domain.entry import EntryId
from reflect.domain.evidence import EvidenceId
from reflect.domain.whole_journal import IMPORT
from reflect.errors import Refused
from reflect.storage.wishes import put_wish

if TYPE_CHECKING:
    from reflect.storage.writing import Writing


class BroughtEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry as an import brought it."""

    id: EntryId
    revision: int
    """Its newest then: a higher one now was written since."""
    source_id: str = ""


class ImportRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One import."""

    id: str
    when: datetime
    source: str
    """As the command line calls it."""
    entries: tuple[BroughtEntry, ...]
    evidence: tuple[EvidenceId, ...] = ()
    undone: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What an import did."""

    import_id: str
    """Empty when there was nothing to bring in."""
    entries: tuple[EntryId, ...]
    files: int
    left_out: int
    """Entries that stayed outside."""
    others: int = 0
    """Accounts, files, unfinished writing and rows of the ledger, of whatever entry."""


def keep_record(writing: Writing, record: ImportRecord) -> None:
    """Keep it, in the transaction that brings in what it tells of."""
    put_wish(writing, f"{IMPORT}{record.id}", msgspec.to_builtins(record))


def record_from(value: Any) -> ImportRecord:
    """The record that was kept; raises `Refused` for anything else."""
    try:
        return msgspec.convert(value, ImportRecord)
    except msgspec.ValidationError:
        what = "the record of an import cannot be read"
        raise Refused(what) from None
