"""Entries as they are being typed, in the open journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from reflect.domain.answers import count_words
from reflect.domain.entry import Draft, DraftRow, EntryId
from reflect.storage import tables
from reflect.storage.prepared import Prepared
from reflect.storage.records import (
    answers_text,
    beginning_of,
    content_from,
    content_json,
    milliseconds,
    moment,
    offset_minutes,
    whole_content,
    wording_from,
)
from reflect.storage.wordings import keep_wording, set_title

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_draft, _entry = tables.draft, tables.entry

# Made once: making a statement takes longer than running it.
_REPLACE = Prepared(insert(_draft).prefix_with("OR REPLACE"))
_FORGET = Prepared(
    _draft.delete().where(_draft.c.entry_id == bindparam("entry")).returning(_draft.c.generation)
)
_WRITTEN = Prepared(select(_draft.c.generation).where(_draft.c.entry_id == bindparam("entry")))


class DraftStore:
    """Reads and writes drafts: one at most for each entry."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save(self, draft: Draft) -> Draft:
        """Keep what is being typed, in place of what was kept of it before."""
        with self._journal.writing() as writing:
            return put_draft(writing, draft, writing.now)

    def discard(self, entry_id: EntryId) -> None:
        """Forget what was typed since the last revision; all of it, if there is none."""
        with self._journal.writing() as writing:
            forget_draft(writing, entry_id)

    def rows(self) -> tuple[DraftRow, ...]:
        """Unfinished writing, the newest first; what belongs to an entry in the bin is there."""
        in_bin = select(_entry.c.id).where(_entry.c.deleted_at.is_not(None))
        statement = (
            _with_wording()
            .where(_draft.c.entry_id.not_in(in_bin))
            .order_by(_draft.c.generation.desc(), _draft.c.saved_at.desc())
        )
        with self._journal.reading() as connection:
            return tuple(_draft_row(row) for row in connection.execute(statement))

    def draft(self, entry_id: EntryId) -> Draft | None:
        """The unfinished writing on this entry."""
        with self._journal.reading() as connection:
            return draft_on(connection, entry_id)

    def every(self) -> tuple[Draft, ...]:
        """All unfinished writing, that on entries in the bin included, by its ids."""
        with self._journal.reading() as connection:
            rows = connection.execute(_with_wording().order_by(_draft.c.entry_id))
            return tuple(_draft_from(row) for row in rows)


def draft_on(connection: Connection, entry_id: EntryId) -> Draft | None:
    """The unfinished writing on this entry."""
    statement = _with_wording().where(_draft.c.entry_id == entry_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _draft_from(row)


def put_draft(writing: Writing, draft: Draft, saved: datetime) -> Draft:
    """As `DraftStore.save`, in a transaction that may do more."""
    content = whole_content(draft.content)
    text = answers_text(draft.prompts, content)
    row = {
        "entry_id": draft.id,
        "base": draft.base,
        "saved_at": milliseconds(saved),
        "saved_offset": offset_minutes(saved),
        "words": count_words(text),
        "title": content.title,
        "beginning": beginning_of(text),
        "wording": keep_wording(writing, draft.prompts),
        "content": content_json(content),
        **writing.stamp,
    }
    before = writing.run(_WRITTEN, {"entry": draft.id}).fetchone()
    writing.run(_REPLACE, row)
    writing.seal_written("draft", draft.id, before and before[0])
    return replace(draft, content=content, saved=saved)


def forget_draft(writing: Writing, entry_id: EntryId) -> None:
    """Keep no unfinished writing on this entry."""
    before = writing.run(_FORGET, {"entry": entry_id}).fetchall()
    writing.seal_gone("draft", entry_id, before[0][0] if before else None)


def _with_wording() -> Select[Any]:
    return select(_draft, tables.wording.c.content.label("prompts")).join(
        tables.wording, tables.wording.c.digest == _draft.c.wording
    )


def _draft_from(row: Row[Any]) -> Draft:
    prompts = wording_from(row.prompts)
    return Draft(
        id=row.entry_id,
        prompts=prompts,
        content=content_from(prompts, row.content),
        base=row.base,
        saved=moment(row.saved_at, row.saved_offset),
    )


def _draft_row(row: Row[Any]) -> DraftRow:
    return DraftRow(
        id=row.entry_id,
        title=row.title,
        prompt_set=set_title(wording_from(row.prompts)),
        words=row.words,
        saved=moment(row.saved_at, row.saved_offset),
        beginning=row.beginning,
        is_new=row.base == 0,
    )
