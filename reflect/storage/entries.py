"""Entries, their revisions and drafts, in the open journal."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select
from sqlalchemy.dialects.sqlite import insert

from reflect.domain.entry import (
    Content,
    Draft,
    DraftRow,
    Entry,
    EntryId,
    RevisionRow,
    words_in,
)
from reflect.errors import NotFound
from reflect.storage import index, tables
from reflect.storage.commitments import keep_commitments
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
    wording_from,
    wording_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from reflect.domain.prompts import PromptSet
    from reflect.storage.journal import Journal, Writing

_entry, _revision, _draft = tables.entry, tables.revision, tables.draft


class EntryStore:
    """Reads and writes entries. Every write is one transaction, durable when it returns."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save_draft(self, draft: Draft) -> Draft:
        """Keep what is being typed, in place of what was kept of it before."""
        with self._journal.writing() as writing:
            text = answers_text(draft.prompts, draft.content)
            row = {
                "entry_id": draft.id,
                "base": draft.base,
                "saved_at": milliseconds(writing.now),
                "saved_offset": offset_minutes(writing.now),
                "words": words_in(draft.prompts, draft.content),
                "title": draft.content.title,
                "beginning": beginning_of(text),
                "wording": _keep_wording(writing, draft.prompts),
                "content": content_json(draft.content),
                **writing.stamp,
            }
            writing.connection.execute(insert(_draft).prefix_with("OR REPLACE").values(row))
        return replace(draft, saved=writing.now)

    def discard_draft(self, entry_id: EntryId) -> None:
        """Forget what was typed since the last revision; all of it, if there is none."""
        with self._journal.writing() as writing:
            _forget_draft(writing, entry_id)

    def drafts(self) -> tuple[DraftRow, ...]:
        """Unfinished writing, the newest first."""
        statement = (
            select(_draft, tables.wording.c.content.label("prompts"))
            .join(tables.wording, tables.wording.c.digest == _draft.c.wording)
            .order_by(_draft.c.saved_at.desc())
        )
        with self._journal.reading() as connection:
            return tuple(_draft_row(row) for row in connection.execute(statement))

    def draft(self, entry_id: EntryId) -> Draft | None:
        """The unfinished writing on this entry."""
        statement = (
            select(_draft, tables.wording.c.content.label("prompts"))
            .join(tables.wording, tables.wording.c.digest == _draft.c.wording)
            .where(_draft.c.entry_id == entry_id)
        )
        with self._journal.reading() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        prompts = wording_from(row.prompts)
        return Draft(
            id=entry_id,
            prompts=prompts,
            content=content_from(prompts, row.content),
            base=row.base,
            saved=moment(row.saved_at, row.saved_offset),
        )

    def save(self, entry_id: EntryId, prompts: PromptSet, content: Content) -> Entry:
        """Add a revision, the first or the next, and forget the draft it came from."""
        with self._journal.writing() as writing:
            number, chain = _last_revision(writing.connection, entry_id)
            number += 1
            _place(writing, entry_id, prompts, content, number)
            _add_revision(writing, entry_id, prompts, content, number=number, chain=chain)
            _forget_draft(writing, entry_id)
        return Entry(
            id=entry_id, prompts=prompts, content=content, revision=number, saved=writing.now
        )

    def entry(self, entry_id: EntryId) -> Entry:
        """The entry as it is now, in the bin or not; raises `NotFound`."""
        return self._one(entry_id, _revision.c.number == _entry.c.revision, entry_id)

    def revision(self, entry_id: EntryId, number: int) -> Entry:
        """The entry as it was at one save; raises `NotFound`."""
        return self._one(entry_id, _revision.c.number == number, f"{entry_id}, {number}")

    def _one(self, entry_id: EntryId, which: Any, name: str) -> Entry:
        statement = _whole_entries().where(_revision.c.entry_id == entry_id, which)
        with self._journal.reading() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            kind = "entry"
            raise NotFound(kind, name)
        return _whole(row)

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
        return tuple(reversed(rows))

    def ids_starting_with(self, prefix: str) -> tuple[EntryId, ...]:
        """At most two entries whose id begins so."""
        statement = select(_entry.c.id).where(_entry.c.id.startswith(prefix, autoescape=True))
        with self._journal.reading() as connection:
            return tuple(EntryId(row.id) for row in connection.execute(statement.limit(2)))

    def every_revision(self) -> Iterator[tuple[Entry, ...]]:
        """All entries, the bin included, the oldest first, each with its revisions in order."""
        with self._journal.reading() as connection:
            ids = connection.execute(select(_entry.c.id).order_by(_entry.c.position)).scalars()
            everything = tuple(ids)
        for entry_id in everything:
            statement = _whole_entries().where(_revision.c.entry_id == entry_id)
            with self._journal.reading() as connection:
                rows = connection.execute(statement.order_by(_revision.c.number)).all()
            yield tuple(_whole(row) for row in rows)

    def delete(self, entry_id: EntryId) -> None:
        """Put an entry in the bin. Nothing of it is lost, but no search finds it."""
        with self._journal.writing() as writing:
            _mark_deleted(writing, entry_id, milliseconds(writing.now))
            index.take_out(writing.connection, _position(writing.connection, entry_id))

    def undelete(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin."""
        entry = self.entry(entry_id)
        with self._journal.writing() as writing:
            _mark_deleted(writing, entry_id, None)
            position = _position(writing.connection, entry_id)
            index.put_in(writing.connection, position, entry.prompts, entry.content)

    def purge(self, before: datetime) -> tuple[EntryId, ...]:
        """Delete for good what went into the bin before this moment, if no account needs it.

        An entry that an account was made from keeps its place in the bin: the account names it.
        """
        accounts = select(tables.account.c.entry_id)
        expired = select(_entry.c.id).where(
            _entry.c.deleted_at < milliseconds(before), _entry.c.id.not_in(accounts)
        )
        with self._journal.reading() as connection:
            ids = tuple(EntryId(found) for found in connection.execute(expired).scalars())
        if ids:
            with self._journal.writing() as writing:
                for entry_id in ids:
                    _erase(writing, entry_id)
        return ids


def _whole_entries() -> Any:
    return (
        select(_revision, _entry.c.deleted_at, tables.wording.c.content.label("prompts"))
        .join(_entry, _entry.c.id == _revision.c.entry_id)
        .join(tables.wording, tables.wording.c.digest == _revision.c.wording)
    )


def _whole(row: Row[Any]) -> Entry:
    prompts = wording_from(row.prompts)
    return Entry(
        id=row.entry_id,
        prompts=prompts,
        content=content_from(prompts, row.content),
        revision=row.number,
        saved=moment(row.saved_at, row.saved_offset),
        deleted=moment(row.deleted_at) if row.deleted_at is not None else None,
    )


def _draft_row(row: Row[Any]) -> DraftRow:
    return DraftRow(
        id=row.entry_id,
        title=row.title,
        prompt_set=_set_title(wording_from(row.prompts)),
        words=row.words,
        saved=moment(row.saved_at, row.saved_offset),
        beginning=row.beginning,
        is_new=row.base == 0,
    )


def _set_title(prompts: PromptSet) -> str:
    """The title for lists; free writing has none."""
    return prompts.title if prompts.id else ""


def _keep_wording(writing: Writing, prompts: PromptSet) -> str:
    digest, content = wording_json(prompts)
    keep = insert(tables.wording).prefix_with("OR IGNORE")
    writing.connection.execute(keep.values(digest=digest, content=content))
    return digest


def _last_revision(connection: Connection, entry_id: EntryId) -> tuple[int, bytes]:
    """The newest revision's number and chain; 0 and nothing before the first."""
    statement = (
        select(_revision.c.number, _revision.c.chain)
        .where(_revision.c.entry_id == entry_id)
        .order_by(_revision.c.number.desc())
        .limit(1)
    )
    row = connection.execute(statement).one_or_none()
    return (row.number, row.chain) if row else (0, b"")


def _add_revision(
    writing: Writing,
    entry_id: EntryId,
    prompts: PromptSet,
    content: Content,
    *,
    number: int,
    chain: bytes,
) -> None:
    row = {
        "entry_id": entry_id,
        "number": number,
        "saved_at": milliseconds(writing.now),
        "saved_offset": offset_minutes(writing.now),
        "words": words_in(prompts, content),
        "wording": _keep_wording(writing, prompts),
        "content": content_json(content),
        **writing.stamp,
    }
    linked = {**row, "chain": _link(chain, row)}
    writing.connection.execute(_revision.insert().values(linked))


def _link(before: bytes, row: dict[str, Any]) -> bytes:
    """Ties a revision to the one before it, so that a check can prove which was rolled back."""
    return sha256(before + as_json(row).encode()).digest()


def _place(
    writing: Writing, entry_id: EntryId, prompts: PromptSet, content: Content, number: int
) -> None:
    """Write all that lists and searches read of an entry's newest revision."""
    connection = writing.connection
    text = answers_text(prompts, content)
    old = connection.execute(
        select(_entry.c.position, _entry.c.deleted_at).where(_entry.c.id == entry_id)
    ).one_or_none()
    position = _free_position(connection, civil_seconds(content.written), entry_id)
    row = {
        "position": position,
        "id": entry_id,
        "revision": number,
        "set_id": prompts.id,
        "set_title": _set_title(prompts),
        "title": content.title,
        "beginning": beginning_of(text),
        "words": words_in(prompts, content),
        "written_at": milliseconds(content.written),
        "written_offset": offset_minutes(content.written),
        "tags": as_json(list(content.tags)),
        "deleted_at": None,
        **writing.stamp,
    }
    if old:
        connection.execute(_entry.update().where(_entry.c.id == entry_id).values(row))
        index.take_out(connection, old.position)
    else:
        connection.execute(_entry.insert().values(row))
    index.put_in(connection, position, prompts, content)
    index.file_under_tags(connection, entry_id, content.tags)
    keep_commitments(writing, entry_id, prompts, content)


def _free_position(connection: Connection, wanted: int, entry_id: EntryId) -> int:
    """The wanted second, or the next that no other entry has."""
    others = select(_entry.c.position).where(_entry.c.id != entry_id)
    position = wanted
    while connection.execute(others.where(_entry.c.position == position)).one_or_none():
        position += 1
    return position


def _position(connection: Connection, entry_id: EntryId) -> int:
    statement = select(_entry.c.position).where(_entry.c.id == entry_id)
    return int(connection.execute(statement).scalar_one())


def _mark_deleted(writing: Writing, entry_id: EntryId, when: int | None) -> None:
    update = _entry.update().where(_entry.c.id == entry_id).values(deleted_at=when, **writing.stamp)
    if not writing.connection.execute(update).rowcount:
        kind = "entry"
        raise NotFound(kind, entry_id)


def _forget_draft(writing: Writing, entry_id: EntryId) -> None:
    writing.connection.execute(_draft.delete().where(_draft.c.entry_id == entry_id))


def _erase(writing: Writing, entry_id: EntryId) -> None:
    """Leave a tombstone: the id with empty columns, so that two copies can still be merged."""
    connection = writing.connection
    for table in (tables.entry_tag, tables.commitment, tables.account_draft, _draft, _revision):
        connection.execute(table.delete().where(table.c.entry_id == entry_id))
    empty = {"revision": 0, "title": "", "beginning": "", "set_title": "", "tags": "[]", "words": 0}
    connection.execute(
        _entry.update().where(_entry.c.id == entry_id).values(**empty, **writing.stamp)
    )
