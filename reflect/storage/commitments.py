"""Commitments, as their entries hold them and as they were settled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, select

from reflect.domain.answers import Promise, is_empty, shown
from reflect.domain.commitment import Commitment, CommitmentState
from reflect.domain.entry import title_or_beginning
from reflect.errors import NotFound
from reflect.storage import tables
from reflect.storage.prepared import Prepared
from reflect.storage.records import milliseconds, moment

if TYPE_CHECKING:
    from reflect.domain.entry import Content, Entry, EntryId
    from reflect.domain.prompts import PromptSet
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_commitment, _entry = tables.commitment, tables.entry
_ADD = Prepared(_commitment.insert())


def keep_commitments(writing: Writing, entry: Entry) -> None:
    """Make the commitments of an entry those that its newest revision holds.

    One that was settled stays settled while its wording and day stay the same.
    """
    before = take_commitments(writing, entry.id) if entry.revision > 1 else {}
    rows = []
    for name, promise in promises(entry.prompts, entry.content).items():
        due = promise.due.isoformat() if promise.due else None
        row = {"entry_id": entry.id, "prompt_id": name, "text": promise.text, "due": due}
        old = before.get(name)
        kept = old is not None and (old.text, old.due) == (promise.text, due)
        state = {
            "state": old.state if old is not None and kept else CommitmentState.OPEN.value,
            "settled_at": old.settled_at if old is not None and kept else None,
        }
        rows.append({**row, **state, **writing.stamp})
        writing.seal_written("commitment", _key(entry.id, name), None)
    if rows:
        writing.run_each(_ADD, rows)


def take_commitments(writing: Writing, entry_id: EntryId) -> dict[str, Row[Any]]:
    """Take out those of an entry; they are returned by their prompts."""
    mine = _commitment.c.entry_id == entry_id
    found = writing.connection.execute(select(_commitment).where(mine))
    rows = {row.prompt_id: row for row in found}
    for name, row in rows.items():
        writing.seal_gone("commitment", _key(entry_id, name), row.generation)
    if rows:
        writing.connection.execute(_commitment.delete().where(mine))
    return rows


def _key(entry_id: EntryId, prompt_id: str) -> str:
    """By what the seal knows a commitment."""
    return f"{entry_id} {prompt_id}"


def promises(prompts: PromptSet, content: Content) -> dict[str, Promise]:
    """What an entry promises, by its prompts."""
    answers = ((p.id, content.answers.get(p.id)) for p in shown(prompts, content.answers))
    return {name: a for name, a in answers if isinstance(a, Promise) and not is_empty(a)}


class CommitmentStore:
    """Reads and settles commitments."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def every(self) -> tuple[Commitment, ...]:
        """All of entries that are not in the bin: the earliest due first, those without last."""
        return self._found(
            _with_entry()
            .where(_entry.c.deleted_at.is_(None))
            .order_by(_commitment.c.due.is_(None), _commitment.c.due, _entry.c.position)
        )

    def with_bin(self) -> tuple[Commitment, ...]:
        """All there are, by the ids of their entries and prompts."""
        return self._found(_with_entry().order_by(_commitment.c.entry_id, _commitment.c.prompt_id))

    def _found(self, statement: Select[Any]) -> tuple[Commitment, ...]:
        with self._journal.reading() as connection:
            return tuple(_from(row) for row in connection.execute(statement))

    def settle(self, entry_id: EntryId, prompt_id: str, state: CommitmentState) -> None:
        """Say what became of a commitment, or open it again; raises `NotFound`."""
        with self._journal.writing() as writing:
            settled = None if state is CommitmentState.OPEN else milliseconds(writing.now)
            mine = (_commitment.c.entry_id == entry_id, _commitment.c.prompt_id == prompt_id)
            before = writing.connection.execute(select(_commitment.c.generation).where(*mine))
            row = before.one_or_none()
            if row is None:
                kind = "commitment"
                raise NotFound(kind, prompt_id)
            values = {"state": state.value, "settled_at": settled, **writing.stamp}
            writing.connection.execute(_commitment.update().where(*mine).values(values))
            writing.seal_written("commitment", _key(entry_id, prompt_id), row.generation)


def restate(writing: Writing, commitment: Commitment) -> bool:
    """Let a commitment be settled as it was elsewhere; whether there is one of this wording."""
    due = commitment.due.isoformat() if commitment.due else None
    mine = (
        _commitment.c.entry_id == commitment.entry_id,
        _commitment.c.prompt_id == commitment.prompt_id,
        _commitment.c.text == commitment.text,
        _commitment.c.due.is_not_distinct_from(due),
    )
    before = writing.connection.execute(select(_commitment.c.generation).where(*mine)).scalar()
    if before is None:
        return False
    values = {
        "state": commitment.state.value,
        "settled_at": milliseconds(commitment.settled) if commitment.settled else None,
        **writing.stamp,
    }
    writing.connection.execute(_commitment.update().where(*mine).values(values))
    key = _key(commitment.entry_id, commitment.prompt_id)
    writing.seal_written("commitment", key, before)
    return True


def _with_entry() -> Select[Any]:
    return select(
        _commitment,
        _entry.c.title,
        _entry.c.beginning,
        _entry.c.set_title,
        _entry.c.written_at,
        _entry.c.written_offset,
    ).join(_entry, _entry.c.id == _commitment.c.entry_id)


def _from(row: Row[Any]) -> Commitment:
    return Commitment(
        entry_id=row.entry_id,
        prompt_id=row.prompt_id,
        text=row.text,
        due=date.fromisoformat(row.due) if row.due else None,
        state=CommitmentState(row.state),
        entry_title=title_or_beginning(row.title, row.set_title, row.beginning),
        entry_written=moment(row.written_at, row.written_offset),
        settled=moment(row.settled_at) if row.settled_at is not None else None,
    )
