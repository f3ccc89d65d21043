"""Entries and their revisions, in the open journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, bindparam, select

from reflect.domain.answers import count_words
from reflect.domain.entry import Content, Entry, EntryId, RevisionRow, clock_went_back
from reflect.errors import NotFound
from reflect.storage import index, tables
from reflect.storage.commitments import keep_commitments
from reflect.storage.drafts import forget_draft
from reflect.storage.positions import free_position
from reflect.storage.prepared import Prepared
from reflect.storage.purging import purged, purged_in_time
from reflect.storage.records import (
    answers_text,
    as_json,
    beginning_of,
    civil_seconds,
    content_from,
    content_json,
    milliseconds,
    moment,
    offset_minutes,
    whole_content,
    wording_from,
)
from reflect.storage.seal import link
from reflect.storage.wordings import keep_wording, set_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from reflect.domain.prompts import PromptSet
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_entry, _revision = tables.entry, tables.revision

# Made once: making a statement takes longer than running it.
_ADD_ENTRY, _ADD_REVISION = Prepared(_entry.insert()), Prepared(_revision.insert())
_THIS_ENTRY = _entry.update().where(_entry.c.id == bindparam("entry"))
_CHANGE_ENTRY = Prepared(_THIS_ENTRY, *_entry.columns.keys())
_MARK_DELETED = Prepared(_THIS_ENTRY, "deleted_at", "generation", "device")
_STANDS = Prepared(
    select(_entry.c.position, _entry.c.revision, _entry.c.generation, _revision.c.chain)
    .outerjoin_from(
        _entry,
        _revision,
        (_revision.c.entry_id == _entry.c.id) & (_revision.c.number == _entry.c.revision),
    )
    .where(_entry.c.id == bindparam("entry"))
)


class EntryStore:
    """Reads and writes entries. Every write is one transaction, durable when it returns."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save(self, entry_id: EntryId, prompts: PromptSet, content: Content) -> Entry:
        """Add a revision, the first or the next, and forget the draft it came from.

        What was in the bin is out of it again.
        """
        with self._journal.writing() as writing:
            return save_entry(writing, entry_id, prompts, content)

    def entry(self, entry_id: EntryId) -> Entry:
        """The entry as it is now, in the bin or not; raises `NotFound`."""
        return self._one(entry_id, _revision.c.number == _entry.c.revision, entry_id)

    def revision(self, entry_id: EntryId, number: int) -> Entry:
        """The entry as it was at one save; raises `NotFound`."""
        return self._one(entry_id, _revision.c.number == number, f"{entry_id}, {number}")

    def _one(self, entry_id: EntryId, which: Any, name: str) -> Entry:
        statement = whole_entries().where(_revision.c.entry_id == entry_id, which)
        with self._journal.reading() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            kind = "entry"
            raise NotFound(kind, name)
        return whole_entry(row)

    def history(self, entry_id: EntryId) -> tuple[RevisionRow, ...]:
        """Every save of an entry, the newest first."""
        statement = (
            select(_revision).where(_revision.c.entry_id == entry_id).order_by(_revision.c.number)
        )
        with self._journal.reading() as connection:
            rows = [
                RevisionRow(
                    number=row.number,
                    saved=moment(row.saved_at, row.saved_offset),
                    words=row.words,
                )
                for row in connection.execute(statement)
            ]
        return tuple(reversed([*rows[:1], *map(_after, rows, rows[1:])]))

    def ids_starting_with(self, prefix: str) -> tuple[EntryId, ...]:
        """At most two entries whose id begins with these hexadecimal digits."""
        statement = (
            select(_entry.c.id)
            .where(_entry.c.id >= prefix, _entry.c.id < f"{prefix}g", _entry.c.revision > 0)
            .limit(2)
        )
        with self._journal.reading() as connection:
            return tuple(EntryId(row.id) for row in connection.execute(statement))

    def every_revision(self) -> Iterator[tuple[Entry, ...]]:
        """All entries, the bin included, the oldest first, each with its revisions in order."""
        with self._journal.reading() as connection:
            # Not by position: which of two entries of one second is first depends on what was
            # written between.
            clock = _entry.c.written_at + _entry.c.written_offset * 60_000
            ids = select(_entry.c.id).where(_entry.c.revision > 0).order_by(clock, _entry.c.id)
            everything = tuple(connection.execute(ids).scalars())
        for entry_id in everything:
            with self._journal.reading() as connection:
                revisions = revisions_of(connection, entry_id)
            yield revisions

    def delete(self, entry_id: EntryId) -> None:
        """Put an entry in the bin; raises `NotFound`.

        Nothing of it is lost, but no search finds it. One that is there already stays as it is.
        """
        with self._journal.writing() as writing:
            put_in_bin(writing, entry_id, writing.now)

    def undelete(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin; raises `NotFound`."""
        entry = self.entry(entry_id)
        text = answers_text(entry.prompts, entry.content)
        with self._journal.writing() as writing:
            row = _there(writing.connection, entry_id)
            if row.deleted_at is not None:
                _mark_deleted(writing, entry_id, None, row.generation)
                index.put_in(writing, row.position, entry, text)

    def purge(self, before: datetime) -> tuple[EntryId, ...]:
        """Delete for good what went into the bin before this moment, if nothing needs it.

        An entry that an account was made from keeps its place in the bin: the account names it.
        So does one with unfinished writing that is younger. Of the others nothing stays in the
        file but their ids and dates.
        """
        return purged(self._journal, before)

    def purge_in_time(self, kept: timedelta) -> tuple[EntryId, ...]:
        """As `purge`, of what went into the bin so long ago, whatever the clock shows today."""
        return purged_in_time(self._journal, kept)


def revisions_of(connection: Connection, entry_id: EntryId) -> tuple[Entry, ...]:
    """All revisions of an entry, the oldest first; none when there is no such entry."""
    statement = whole_entries().where(_revision.c.entry_id == entry_id)
    rows = connection.execute(statement.order_by(_revision.c.number)).all()
    return tuple(whole_entry(row) for row in rows)


def save_entry(
    writing: Writing,
    entry_id: EntryId,
    prompts: PromptSet,
    content: Content,
    *,
    saved: datetime | None = None,
) -> Entry:
    """As `EntryStore.save`, in a transaction that may do more.

    ``saved`` is when this revision was saved in the journal that it comes from.
    """
    kept = whole_content(content)
    text = answers_text(prompts, kept)
    old = _before(writing, entry_id)
    entry = Entry(
        id=entry_id,
        prompts=prompts,
        content=kept,
        revision=old.revision + 1 if old else 1,
        saved=saved or writing.now,
    )
    place_entry(writing, entry, text, old.position if old else None)
    writing.seal_written("entry", entry_id, old.generation if old else None)
    _add_revision(writing, entry, count_words(text), (old and old.chain) or b"")
    forget_draft(writing, entry_id)
    return entry


def whole_entries() -> Any:
    """Revisions with the words of their prompts and whether their entry is in the bin."""
    return (
        select(_revision, _entry.c.deleted_at, tables.wording.c.content.label("prompts"))
        .join(_entry, _entry.c.id == _revision.c.entry_id)
        .join(tables.wording, tables.wording.c.digest == _revision.c.wording)
    )


def _after(before: RevisionRow, row: RevisionRow) -> RevisionRow:
    return replace(row, clock_back=clock_went_back(before.saved, row.saved))


def whole_entry(row: Row[Any]) -> Entry:
    """The entry as it was at one save."""
    prompts = wording_from(row.prompts)
    return Entry(
        id=row.entry_id,
        prompts=prompts,
        content=content_from(prompts, row.content),
        revision=row.number,
        saved=moment(row.saved_at, row.saved_offset),
        deleted=moment(row.deleted_at) if row.deleted_at is not None else None,
    )


class _Stand(NamedTuple):
    """Where an entry stands, with its newest revision's number and chain."""

    position: int
    revision: int
    generation: int
    chain: bytes | None
    """None when there is no such revision: an entry that is only a place in the bin."""


def _before(writing: Writing, entry_id: EntryId) -> _Stand | None:
    """None if it is new."""
    row = writing.run(_STANDS, {"entry": entry_id}).fetchone()
    return row and _Stand(*row)


def _add_revision(writing: Writing, entry: Entry, words: int, chain_before: bytes) -> None:
    row = {
        "entry_id": entry.id,
        "number": entry.revision,
        "saved_at": milliseconds(entry.saved),
        "saved_offset": offset_minutes(entry.saved),
        "words": words,
        "wording": keep_wording(writing, entry.prompts),
        "content": content_json(entry.content),
        **writing.stamp,
    }
    chain = link(chain_before, row)
    writing.run(_ADD_REVISION, {**row, "chain": chain})
    writing.seal_added(chain)


def place_entry(writing: Writing, entry: Entry, text: str, before: int | None) -> None:
    """Write all that lists and searches read of an entry's newest revision.

    ``before`` is its position until now, if it had one.
    """
    position = free_position(writing, civil_seconds(entry.content.written), entry.id)
    row = {
        **entry_row(entry, text),
        "position": position,
        "id": entry.id,
        "deleted_at": None,
        **writing.stamp,
    }
    if before is None:
        writing.run(_ADD_ENTRY, row)
    else:
        index.take_out(writing, before)
        writing.run(_CHANGE_ENTRY, {**row, "entry": entry.id})
    index.put_in(writing, position, entry, text)
    keep_commitments(writing, entry)


def entry_row(entry: Entry, text: str) -> dict[str, Any]:
    """What lists show of an entry; all of it follows from its newest revision."""
    content = entry.content
    return {
        "revision": entry.revision,
        "set_id": entry.prompts.id,
        "set_title": set_title(entry.prompts),
        "title": content.title,
        "beginning": beginning_of(text),
        "words": count_words(text),
        "written_at": milliseconds(content.written),
        "written_offset": offset_minutes(content.written),
        "tags": as_json(list(index.distinct(content.tags).values())),
    }


def put_in_bin(writing: Writing, entry_id: EntryId, when: datetime) -> None:
    """Put an entry in the bin; one that is there already stays as it is. Raises `NotFound`."""
    row = _there(writing.connection, entry_id)
    if row.deleted_at is None:
        _mark_deleted(writing, entry_id, milliseconds(when), row.generation)
        index.take_out(writing, row.position)


def _there(connection: Connection, entry_id: EntryId) -> Row[Any, Any, Any]:
    """Where an entry stands and whether it is in the bin; raises `NotFound` for no entry."""
    statement = select(_entry.c.position, _entry.c.deleted_at, _entry.c.generation).where(
        _entry.c.id == entry_id, _entry.c.revision > 0
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        kind = "entry"
        raise NotFound(kind, entry_id)
    return row


def _mark_deleted(writing: Writing, entry_id: EntryId, when: int | None, before: int) -> None:
    row = {"entry": entry_id, "deleted_at": when, **writing.stamp}
    writing.run(_MARK_DELETED, row)
    writing.seal_written("entry", entry_id, before)
