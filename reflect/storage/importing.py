"""What an import needs to know of a journal: what is there already, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from reflect.domain.entry import EntryId, title_or_beginning
from reflect.domain.whole_journal import IMPORT
from reflect.storage import tables
from reflect.storage.records import (
    DAY,
    answers_text,
    content_from,
    first_second,
    from_json,
    moment,
    wording_from,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from reflect.domain.entry import Content
    from reflect.domain.evidence import EvidenceId
    from reflect.domain.prompts import PromptSet

_entry, _revision, _wording = tables.entry, tables.revision, tables.wording
_alive = _entry.c.deleted_at.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHere:
    """An entry outside the bin."""

    id: EntryId
    title: str
    """What lists call it."""
    written: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an entry stands that may have been changed since it was brought in."""

    revision: int
    """0 if it was deleted for good."""
    in_bin: bool
    unfinished: bool
    """There is writing on it, or an account of it that is being made."""
    has_account: bool
    evidence: frozenset[EvidenceId]


def folded(prompts: PromptSet, content: Content) -> str:
    """Title and answers with every run of white space as one space."""
    return " ".join(f"{content.title} {answers_text(prompts, content)}".split())


def entries_of_day(connection: Connection, day: date) -> Iterator[tuple[EntryHere, str]]:
    """The entries of a day outside the bin, each with its folded text."""
    first = first_second(day)
    statement = (
        select(_entry, _revision.c.content, _wording.c.content.label("prompts"))
        .join(_revision, _revision.c.entry_id == _entry.c.id)
        .join(_wording, _wording.c.digest == _revision.c.wording)
        .where(_entry.c.position.between(first, first + DAY - 1), _alive)
        .where(_revision.c.number == _entry.c.revision)
        .order_by(_entry.c.position)
    )
    for row in connection.execute(statement):
        prompts = wording_from(row.prompts)
        yield _here(row), folded(prompts, content_from(prompts, row.content))


def entry_here(connection: Connection, entry_id: EntryId) -> EntryHere | None:
    """The entry, if it is outside the bin."""
    row = connection.execute(select(_entry).where(_entry.c.id == entry_id, _alive)).one_or_none()
    return None if row is None else _here(row)


def standing(connection: Connection, entry_id: EntryId) -> Standing:
    """How an entry stands that was once brought in."""
    row = connection.execute(select(_entry).where(_entry.c.id == entry_id)).one_or_none()

    def ids(column: Any, owner: Any) -> frozenset[Any]:
        return frozenset(connection.execute(select(column).where(owner == entry_id)).scalars())

    account, draft, evidence = tables.account, tables.draft, tables.evidence
    begun = tables.account_draft
    return Standing(
        revision=row.revision if row is not None else 0,
        in_bin=row is None or row.deleted_at is not None,
        unfinished=bool(
            ids(draft.c.entry_id, draft.c.entry_id) | ids(begun.c.entry_id, begun.c.entry_id)
        ),
        has_account=bool(ids(account.c.id, account.c.entry_id)),
        evidence=ids(evidence.c.id, evidence.c.entry_id),
    )


def import_notes(connection: Connection) -> tuple[Any, ...]:
    """What was kept of each import, as plain data, the newest first."""
    wish = tables.wish
    statement = (
        select(wish.c.value).where(wish.c.name.startswith(IMPORT)).order_by(wish.c.name.desc())
    )
    return tuple(from_json(text) for text in connection.execute(statement).scalars())


def _here(row: Row[Any]) -> EntryHere:
    return EntryHere(
        id=row.id,
        title=title_or_beginning(row.title, row.set_title, row.beginning),
        written=moment(row.written_at, row.written_offset),
    )
