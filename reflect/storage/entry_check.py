"""Whether an entry fits its revisions, each revision the one before, and the index the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from reflect.domain.check import Fault, Finding
from reflect.errors import JournalDamaged
from reflect.storage import tables
from reflect.storage.commitments import promises
from reflect.storage.entries import entry_row, whole_entries, whole_entry
from reflect.storage.index import distinct, index_row
from reflect.storage.records import DAY, answers_text, civil_seconds, moment
from reflect.storage.seal import link

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from reflect.domain.entry import Entry
    from reflect.storage.journal import Journal

_revision, _commitment, _tag = tables.revision, tables.commitment, tables.entry_tag
_LINKED = tuple(column.name for column in _revision.c if column.name != "chain")
_REVISIONS = (
    whole_entries().where(_revision.c.entry_id == bindparam("entry")).order_by(_revision.c.number)
)
_PROMISED = select(_commitment.c.prompt_id, _commitment.c.text, _commitment.c.due).where(
    _commitment.c.entry_id == bindparam("entry")
)
_TAGGED = select(_tag.c.folded, _tag.c.tag).where(_tag.c.position == bindparam("place"))
_FOUND = text("SELECT title, answers, tags, prompt_set FROM entry_text WHERE rowid = :place")


class EntryCheck:
    """Looks at one entry after the other, and counts."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.entries = 0
        self.revisions = 0
        self.not_in_index = 0
        self.findings: list[Finding] = []

    def check(self, row: Row[Any]) -> None:
        """Look at the entry of this row of `entry`."""
        try:
            with self._journal.reading() as connection:
                fault = self._fault(connection, row)
        except JournalDamaged:
            fault = Fault.UNREADABLE
        if fault:
            self.findings.append(_finding(fault, row))

    def _fault(self, connection: Connection, row: Row[Any]) -> Fault | None:
        revisions = connection.execute(_REVISIONS, {"entry": row.id}).all()
        # Of one that was deleted for good nothing stays but its place.
        self.entries += row.revision > 0
        self.revisions += len(revisions)
        if not _chained(revisions) or len(revisions) != row.revision:
            return Fault.ENTRY
        if not revisions:
            return None
        entry = whole_entry(revisions[-1])
        words = answers_text(entry.prompts, entry.content)
        if not (_fits(row, entry, words) and _is_promised(connection, entry)):
            return Fault.ENTRY
        if row.deleted_at is None:
            self.not_in_index += not _is_found(connection, row.position, entry, words)
        return None


def _finding(fault: Fault, row: Row[Any]) -> Finding:
    day = moment(row.written_at, row.written_offset).date()
    return Finding(fault=fault, entry_id=row.id, title=row.title or row.beginning, day=day)


def _chained(revisions: Any) -> bool:
    """Whether each fits the one before, from the first on."""
    chain = b""
    for number, row in enumerate(revisions, 1):
        linked = {name: getattr(row, name) for name in _LINKED}
        chain = link(chain, linked)
        if (row.number, row.chain) != (number, chain):
            return False
    return True


def _fits(row: Row[Any], entry: Entry, words: str) -> bool:
    """Whether lists show what the newest revision says."""
    shown = all(getattr(row, name) == value for name, value in entry_row(entry, words).items())
    return shown and row.position // DAY == civil_seconds(entry.content.written) // DAY


def _is_promised(connection: Connection, entry: Entry) -> bool:
    kept = {tuple(row) for row in connection.execute(_PROMISED, {"entry": entry.id})}
    due = promises(entry.prompts, entry.content)
    return kept == {(n, p.text, p.due.isoformat() if p.due else None) for n, p in due.items()}


def _is_found(connection: Connection, position: int, entry: Entry, words: str) -> bool:
    """Whether searches and tags find what the newest revision says."""
    at = {"place": position}
    found = connection.execute(_FOUND, at).mappings().one_or_none()
    tagged = {row.folded: row.tag for row in connection.execute(_TAGGED, at)}
    wanted = index_row(entry, words)
    return found is not None and dict(found) == wanted and tagged == distinct(entry.content.tags)
