"""Every part of a journal, out of its tables and into them again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reflect.domain.account import Account, Departure
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Draft, EntryId
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.installed_pack import KeptPack, KnownSigner, PackFile
from reflect.domain.whole_journal import KeptAccountDraft, Tombstone, Wish, is_chosen
from reflect.errors import Refused
from reflect.storage import tables
from reflect.storage.accounts import (
    account_called,
    account_draft_of,
    add_account,
    add_departure,
    departure_called,
    put_account_draft,
)
from reflect.storage.commitments import restate
from reflect.storage.drafts import draft_on, put_draft
from reflect.storage.entries import put_in_bin, revisions_of, save_entry
from reflect.storage.evidence import add_evidence, evidence_called
from reflect.storage.packs import pack_called, put_pack, put_signer, signer_called
from reflect.storage.positions import free_position
from reflect.storage.purging import ERASED
from reflect.storage.records import civil_seconds, from_json, milliseconds, moment, offset_minutes
from reflect.storage.wishes import put_wish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from reflect.domain.whole_journal import Part, Revisions
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_entry, _wish = tables.entry, tables.wish


def tombstones(journal: Journal) -> tuple[Tombstone, ...]:
    """What stays of entries that were deleted for good, by their ids."""
    statement = select(_entry).where(_entry.c.revision == 0).order_by(_entry.c.id)
    with journal.reading() as connection:
        return tuple(
            Tombstone(
                id=row.id,
                written=moment(row.written_at, row.written_offset),
                deleted=moment(row.deleted_at),
            )
            for row in connection.execute(statement)
        )


def chosen_wishes(journal: Journal) -> tuple[Wish, ...]:
    """What a person chose, and what they brought in, by name."""
    statement = select(_wish.c.name, _wish.c.value).order_by(_wish.c.name)
    with journal.reading() as connection:
        return tuple(
            Wish(name=row.name, value=from_json(row.value))
            for row in connection.execute(statement)
            if is_chosen(row.name)
        )


class Here:
    """What is in this journal, seen within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def has_entry(self, entry_id: EntryId) -> bool:
        """Whether there is an entry with this id, or was one that was deleted for good."""
        return self._newest(entry_id) is not None

    def is_tombstone(self, entry_id: EntryId) -> bool:
        """Whether there was an entry with this id that was deleted for good."""
        return self._newest(entry_id) == 0

    def wish(self, name: str) -> Any:
        """The value kept under this name, or None."""
        statement = select(_wish.c.value).where(_wish.c.name == name)
        text = self._connection.execute(statement).scalar_one_or_none()
        return None if text is None else from_json(text)

    def part(self, part: Part) -> Part | None:
        """What is here under the id of this part; of a file of evidence all but what is in it."""
        connection = self._connection
        found: Part | None = None
        match part:
            case tuple():
                found = revisions_of(connection, part[-1].id) or None
            case Account():
                found = account_called(connection, part.id)
            case Departure():
                found = departure_called(connection, part.id)
            case EvidenceFile():
                known = evidence_called(connection, part.evidence.id)
                found = EvidenceFile(evidence=known, content=b"") if known else None
            case Draft():
                found = draft_on(connection, part.id)
            case KeptAccountDraft():
                found = account_draft_of(connection, part.draft.entry_id)
            case PackFile() | KnownSigner():
                found = _of_packs(connection, part)
        return found

    def _newest(self, entry_id: EntryId) -> int | None:
        statement = select(_entry.c.revision).where(_entry.c.id == entry_id)
        return self._connection.execute(statement).scalar_one_or_none()


def _of_packs(connection: Connection, part: PackFile | KnownSigner) -> Part | None:
    if isinstance(part, KnownSigner):
        return signer_called(connection, part.key)
    return pack_called(connection, part.id)


@contextmanager
def seen(journal: Journal) -> Iterator[Here]:
    """What is in a journal, while nothing of it changes."""
    with journal.reading() as connection:
        yield Here(connection)


def put_part(writing: Writing, part: Part | KeptPack) -> None:
    """Keep a part that this journal does not have; what it belongs to must be there."""
    match part:
        case tuple():
            _put_entry(writing, part)
        case Tombstone():
            _put_tombstone(writing, part)
        case Account():
            add_account(writing, part)
        case Departure():
            add_departure(writing, part)
        case Commitment():
            _put_commitment(writing, part)
        case _:
            _put_other(writing, part)


def _put_other(writing: Writing, part: Part | KeptPack) -> None:
    match part:
        case KeptPack():
            put_pack(writing, part)
        case KnownSigner():
            put_signer(writing, part)
        case EvidenceFile():
            add_evidence(writing, part)
        case Draft():
            put_draft(writing, part, part.saved or writing.now)
        case KeptAccountDraft():
            put_account_draft(writing, part)
        case Wish():
            put_wish(writing, part.name, part.value)
        case _:
            # A pack is kept once it was read and verified again.
            what = f"{type(part).__name__} is kept as it is by nobody"
            raise TypeError(what)


def _put_entry(writing: Writing, revisions: Revisions) -> None:
    newest = revisions[-1]
    for each in revisions:
        save_entry(writing, each.id, each.prompts, each.content, saved=each.saved)
    if newest.deleted is not None:
        put_in_bin(writing, newest.id, newest.deleted)


def _put_tombstone(writing: Writing, tombstone: Tombstone) -> None:
    wanted = civil_seconds(tombstone.written)
    row = {
        "position": free_position(writing, wanted, tombstone.id),
        "id": tombstone.id,
        "written_at": milliseconds(tombstone.written),
        "written_offset": offset_minutes(tombstone.written),
        "deleted_at": milliseconds(tombstone.deleted),
        **ERASED,
        **writing.stamp,
    }
    writing.connection.execute(_entry.insert(), row)
    writing.seal_written("entry", tombstone.id, None)


def _put_commitment(writing: Writing, commitment: Commitment) -> None:
    if not restate(writing, commitment):
        what = "a commitment in this file is not one of its entry, so nothing was brought in"
        raise Refused(what)
