"""Deleting for good what was long enough in the bin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from reflect.domain.entry import EntryId
from reflect.storage import index, tables
from reflect.storage.accounts import forget_account_draft
from reflect.storage.commitments import take_commitments
from reflect.storage.drafts import forget_draft
from reflect.storage.records import milliseconds
from reflect.storage.seal import row_digest
from reflect.storage.wishes import WishStore, put_wish

if TYPE_CHECKING:
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_entry, _draft, _revision = tables.entry, tables.draft, tables.revision
_evidence = tables.evidence

_SEEN = "bin_seen"
"""The wish that says when something was last found due to go."""
_APART = timedelta(days=1)
"""Between two looks that count as two."""
_NEVER = datetime(1, 1, 2, tzinfo=UTC)

_LEFT_OVER = "left_over"
"""The wish that says: something was deleted, and the file has not been written anew since."""

_LAST = 2**63 - 1
"""No generation is higher."""

ERASED = {
    "revision": 0,
    "set_id": "",
    "set_title": "",
    "title": "",
    "beginning": "",
    "words": 0,
    "tags": "[]",
}
"""What stays of an entry: its id and its place, so that two copies can still be merged."""


def purged_in_time(journal: Journal, kept: timedelta) -> tuple[EntryId, ...]:
    """Delete what was in the bin for so long by the word of two days, and not by that of one.

    A clock that is wrong for a day would else empty the bin at once. What goes is what was due at
    an earlier look, a day ago or more; the next look goes by this one.
    """
    now = journal.clock()
    wishes = WishStore(journal)
    seen = _moment(wishes.get(_SEEN, None))
    believed = seen is not None and now - seen >= _APART
    ids = purged(journal, seen - kept if seen and believed else _NEVER)
    # Noted only when there is something to go: a note is a write like any other.
    if (seen is None or believed or now < seen) and _expired(journal, milliseconds(now - kept)):
        wishes.put(_SEEN, now.astimezone(UTC).isoformat())
    return ids


def _moment(kept: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(kept).astimezone(UTC)
    except (TypeError, ValueError):
        # None yet, or that of a newer Reflect.
        return None


def purged(journal: Journal, before: datetime) -> tuple[EntryId, ...]:
    """Delete what went into the bin before this moment; see `EntryStore.purge`."""
    ids = _expired(journal, milliseconds(before))
    if ids:
        with journal.writing() as writing:
            for entry_id in ids:
                _erase(writing, entry_id)
            index.tidy(writing.connection)
            leave_over(writing)
    wishes = WishStore(journal)
    # Also when it could not be done the last time.
    if wishes.get(_LEFT_OVER, default=False):
        journal.compact()
        wishes.put(_LEFT_OVER, value=False)
    return ids


def leave_over(writing: Writing) -> None:
    """Note that something was deleted, so that the file is written anew the next time."""
    put_wish(writing, _LEFT_OVER, value=True)


def _expired(journal: Journal, limit: int) -> tuple[EntryId, ...]:
    accounts = select(tables.account.c.entry_id)
    drafts = select(_draft.c.entry_id).where(_draft.c.saved_at >= limit)
    # Whatever was deleted after an entry was saved that is younger than the limit is younger as
    # well, although a clock that was behind may have noted an earlier day.
    young = _revision.c.saved_at.between(limit, milliseconds(journal.clock()))
    begins = select(func.min(_revision.c.generation)).where(young).scalar_subquery()
    expired = select(_entry.c.id).where(
        _entry.c.deleted_at < limit,
        _entry.c.generation < func.coalesce(begins, _LAST),
        _entry.c.revision > 0,
        _entry.c.id.not_in(accounts),
        _entry.c.id.not_in(drafts),
    )
    with journal.reading() as connection:
        return tuple(EntryId(found) for found in connection.execute(expired).scalars())


def _erase(writing: Writing, entry_id: EntryId) -> None:
    connection = writing.connection
    take_commitments(writing, entry_id)
    forget_account_draft(writing, entry_id)
    forget_draft(writing, entry_id)
    _erase_evidence(writing, entry_id)
    revisions = _revision.delete().where(_revision.c.entry_id == entry_id)
    for chain in connection.execute(revisions.returning(_revision.c.chain)).scalars().all():
        writing.seal_removed(chain)
    mine = _entry.c.id == entry_id
    before = connection.execute(select(_entry.c.generation).where(mine)).scalar_one()
    connection.execute(_entry.update().where(mine).values(**ERASED, **writing.stamp))
    writing.seal_written("entry", entry_id, before)


def _erase_evidence(writing: Writing, entry_id: EntryId) -> None:
    erase = _evidence.delete().where(_evidence.c.entry_id == entry_id)
    told = (column for column in _evidence.c if column.name != "content")
    for row in writing.connection.execute(erase.returning(*told)).mappings().all():
        writing.seal_removed(row_digest("evidence", row))
