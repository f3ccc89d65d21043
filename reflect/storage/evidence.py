"""Files that belong to entries, in the open journal."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, select

from reflect.domain.evidence import Evidence, EvidenceId
from reflect.domain.evidence_file import EvidenceFile
from reflect.errors import JournalDamaged, NotFound
from reflect.storage import tables
from reflect.storage.purging import leave_over
from reflect.storage.records import milliseconds, moment, offset_minutes, whole_text
from reflect.storage.seal import row_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from reflect.domain.entry import EntryId
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_evidence = tables.evidence
_known = [column for column in _evidence.columns if column is not _evidence.c.content]


class EvidenceStore:
    """Reads and writes evidence. Every write is one transaction, durable when it returns."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, file: EvidenceFile) -> None:
        """Keep a file with an entry; raises `NotFound` when there is no such entry."""
        with self._journal.writing() as writing:
            _refuse_unknown(writing, file.evidence.entry_id)
            add_evidence(writing, file)

    def of_entry(self, entry_id: EntryId) -> tuple[Evidence, ...]:
        """What belongs to an entry, in the order in which it was added."""
        statement = select(*_known).where(_evidence.c.entry_id == entry_id)
        return self._found(statement.order_by(_evidence.c.generation, _evidence.c.id))

    def every(self) -> tuple[Evidence, ...]:
        """All there is, by its ids."""
        return self._found(select(*_known).order_by(_evidence.c.id))

    def ids_starting_with(self, prefix: str) -> tuple[EvidenceId, ...]:
        """At most two pieces of evidence whose id begins with these hexadecimal digits."""
        from_, to = _evidence.c.id >= prefix, _evidence.c.id < f"{prefix}g"
        statement = select(_evidence.c.id).where(from_, to).limit(2)
        with self._journal.reading() as connection:
            return tuple(EvidenceId(row.id) for row in connection.execute(statement))

    def known(self, evidence_id: EvidenceId) -> Evidence:
        """What is known of a file; raises `NotFound`."""
        with self._journal.reading() as connection:
            found = evidence_called(connection, evidence_id)
        if found is None:
            kind = "evidence"
            raise NotFound(kind, evidence_id)
        return found

    def file(self, evidence_id: EvidenceId) -> EvidenceFile:
        """The file itself.

        Raises `NotFound`, or `JournalDamaged` when it is not the file that was added.
        """
        with self._journal.reading() as connection:
            return _file(connection.execute(_whole(evidence_id)).one_or_none(), evidence_id)

    def files(self) -> Iterator[EvidenceFile]:
        """Every file, one at a time, by its id."""
        for each in self.every():
            yield self.file(each.id)

    def remove(self, evidence_id: EvidenceId) -> EvidenceFile:
        """Take a file away, and return it; raises `NotFound`."""
        with self._journal.writing() as writing:
            connection = writing.connection
            file = _file(connection.execute(_whole(evidence_id)).one_or_none(), evidence_id)
            gone = _evidence.delete().where(_evidence.c.id == evidence_id).returning(*_known)
            row = connection.execute(gone).mappings().one()
            writing.seal_removed(row_digest("evidence", row))
            leave_over(writing)
        return file

    def _found(self, statement: Select[Any]) -> tuple[Evidence, ...]:
        with self._journal.reading() as connection:
            return tuple(_from(row) for row in connection.execute(statement))


def evidence_called(connection: Connection, evidence_id: EvidenceId) -> Evidence | None:
    """What is known of the file with this id."""
    row = connection.execute(select(*_known).where(_evidence.c.id == evidence_id)).one_or_none()
    return None if row is None else _from(row)


def add_evidence(writing: Writing, file: EvidenceFile) -> None:
    """As `EvidenceStore.add` for an entry that is there, in a transaction that does more."""
    known = file.evidence
    row = {
        "id": known.id,
        "entry_id": known.entry_id,
        "name": whole_text(known.name),
        "media_type": known.media_type,
        "size": len(file.content),
        "sha256": known.sha256,
        "added_at": milliseconds(known.added),
        "added_offset": offset_minutes(known.added),
        "content": file.content,
        **writing.stamp,
    }
    writing.add(_evidence, row)


def _refuse_unknown(writing: Writing, entry_id: EntryId) -> None:
    entry = tables.entry
    there = select(entry.c.id).where(entry.c.id == entry_id, entry.c.revision > 0)
    if writing.connection.execute(there).one_or_none() is None:
        kind = "entry"
        raise NotFound(kind, entry_id)


def _whole(evidence_id: EvidenceId) -> Select[Any]:
    return select(_evidence).where(_evidence.c.id == evidence_id)


def _file(row: Row[Any] | None, evidence_id: EvidenceId) -> EvidenceFile:
    if row is None:
        kind = "evidence"
        raise NotFound(kind, evidence_id)
    if sha256(row.content).hexdigest() != row.sha256:
        what = "a file of evidence is not what was added"
        raise JournalDamaged(what)
    return EvidenceFile(evidence=_from(row), content=row.content)


def _from(row: Row[Any]) -> Evidence:
    return Evidence(
        id=row.id,
        entry_id=row.entry_id,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        added=moment(row.added_at, row.added_offset),
    )
