"""Finds entries: pages of lists, days with entries, hits of a search."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Integer,
    Select,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
)

from reflect.domain.entry import HIT_END, HIT_START, EntryId, EntryRow
from reflect.domain.search import Filter, fts_query
from reflect.errors import NotFound
from reflect.storage import tables
from reflect.storage.index import folded
from reflect.storage.records import DAY, as_json, first_second, from_json, moment, whole_text

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

    from reflect.storage.journal import Journal

_entry, _tag, _account = tables.entry, tables.entry_tag, tables.account
_text = table("entry_text", column("rowid", Integer))
_SNIPPET_WORDS = 24
_NO_TAGS = as_json([])

_alive = _entry.c.deleted_at.is_(None)
_has_account = exists().where(_account.c.entry_id == _entry.c.id)
_columns: tuple[Any, ...] = (
    _entry.c.id,
    _entry.c.title,
    _entry.c.written_at,
    _entry.c.written_offset,
    _entry.c.set_title,
    _entry.c.set_id,
    _entry.c.tags,
    _entry.c.words,
    _entry.c.beginning,
    _entry.c.deleted_at,
    _has_account.label("has_account"),
)


# Made once: making a statement takes longer than running it.
_hit = literal_column("entry_text").op("MATCH", is_comparison=True)(bindparam("query"))
_tagged = _tag.c.folded == bindparam("tag")
_marks = (HIT_START, HIT_END)
_snippet = func.snippet(literal_column("entry_text"), 1, *_marks, "…", _SNIPPET_WORDS)
_in_index = _text.join(_entry, _entry.c.position == _text.c.rowid)
_under_tag = _tag.join(_entry, _entry.c.position == _tag.c.position)
_alive_ones = select(*_columns).where(_alive)


def _page(statement: Select[Any], position: ColumnElement[int]) -> Select[Any]:
    newest_first = statement.order_by(position.desc())
    return newest_first.limit(bindparam("limit", type_=Integer)).offset(
        bindparam("skip", type_=Integer)
    )


def _days_of(position: ColumnElement[int], source: FromClause) -> Any:
    # Counted from the first of all days: the database divides towards zero.
    day = ((position - first_second(date.min)) // DAY).label("day")
    counted = select(day, func.count().label("entries")).select_from(source)
    return counted.group_by(day).order_by(day.desc())


_LISTED = _page(_alive_ones, _entry.c.position)
_TAGGED = _page(select(*_columns).select_from(_under_tag).where(_tagged), _tag.c.position)
_FOUND = _page(
    select(*_columns, _snippet.label("snippet")).select_from(_in_index).where(_hit), _text.c.rowid
)
_TAGS = (
    select(func.max(_tag.c.tag).label("tag"), func.count().label("entries"))
    .group_by(_tag.c.folded)
    .order_by(_tag.c.folded)
)
_same_set = _entry.alias()
_newest_title = (
    select(_same_set.c.set_title)
    .where(_same_set.c.set_id == _entry.c.set_id, _same_set.c.deleted_at.is_(None))
    .order_by(_same_set.c.position.desc())
    .limit(1)
    .scalar_subquery()
)
_SETS = (
    select(_entry.c.set_id, _newest_title.label("title"), func.count().label("entries"))
    .where(_alive)
    .group_by(_entry.c.set_id)
    .order_by(func.count().desc(), _entry.c.set_id)
)
_MARKED = (
    select(
        func.highlight(literal_column("entry_text"), 0, *_marks).label("title"),
        func.highlight(literal_column("entry_text"), 1, *_marks).label("answers"),
    )
    .select_from(_in_index)
    .where(_entry.c.id == bindparam("entry"), _hit)
)
_first = func.json_each(bindparam("firsts")).table_valued("value")
# Ordered by the day first, so that the days are looked up one by one.
_ON_DAYS = _alive_ones.join_from(
    _first, _entry, _entry.c.position.between(_first.c.value, _first.c.value + (DAY - 1))
).order_by(_first.c.value.desc(), _entry.c.position.desc())


class SearchStore:
    """Reads what lists show. All of it is ordered by the entries' own dates, newest first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def rows(self, wanted: Filter, *, skip: int = 0, limit: int = 50) -> tuple[EntryRow, ...]:
        """One page of a list."""
        query = fts_query(wanted.text)
        if wanted.text.strip() and not query:
            return ()
        statement = _FOUND if query else _TAGGED if wanted.tag else _LISTED
        if conditions := _conditions(wanted):
            statement = statement.where(*conditions)
        asked = {**_asked(wanted, query), "limit": limit, "skip": skip}
        with self._journal.reading() as connection:
            return tuple([_entry_row(row) for row in connection.execute(statement, asked).all()])

    def days(self, wanted: Filter) -> tuple[tuple[date, int], ...]:
        """Each day that has entries of this kind, newest first, and how many."""
        query = fts_query(wanted.text)
        if wanted.text.strip() and not query:
            return ()
        conditions = _conditions(wanted)
        if query:
            statement = _days_of(_text.c.rowid, _in_index if conditions else _text).where(_hit)
        elif wanted.tag:
            statement = _days_of(_tag.c.position, _under_tag).where(_tagged)
        else:
            statement = _days_of(_entry.c.position, _entry).where(_alive)
        with self._journal.reading() as connection:
            found = connection.execute(statement.where(*conditions), _asked(wanted, query)).all()
        return tuple((date.fromordinal(row.day + 1), row.entries) for row in found)

    def marked(self, entry_id: EntryId, text: str) -> tuple[str, str]:
        """Title and answers with every hit between `HIT_START` and `HIT_END`; empty if none."""
        query = fts_query(text)
        if not query:
            return "", ""
        with self._journal.reading() as connection:
            asked = {"entry": entry_id, "query": query}
            row = connection.execute(_MARKED, asked).one_or_none()
        return (row.title, row.answers) if row else ("", "")

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag in use and how many entries have it, in alphabetical order."""
        with self._journal.reading() as connection:
            return tuple((row.tag, row.entries) for row in connection.execute(_TAGS))

    def prompt_sets(self) -> tuple[tuple[str, str, int], ...]:
        """Every prompt set that was answered: id, newest title, how many; free writing is ""."""
        with self._journal.reading() as connection:
            found = connection.execute(_SETS)
            return tuple((row.set_id, row.title, row.entries) for row in found)

    def on_this_day(self, today: date) -> tuple[EntryRow, ...]:
        """Entries of this day in earlier years, the newest year first."""
        years = range(today.year - 1, today.year - 51, -1)
        days = [day for year in years if (day := _same_day(today, year))]
        firsts = {"firsts": as_json([first_second(day) for day in days])}
        with self._journal.reading() as connection:
            return tuple(_entry_row(row) for row in connection.execute(_ON_DAYS, firsts))

    def bin(self) -> tuple[EntryRow, ...]:
        """What was deleted and can be brought back, the last deleted first."""
        statement = (
            select(*_columns)
            .where(_entry.c.deleted_at.is_not(None), _entry.c.revision > 0)
            .order_by(_entry.c.generation.desc(), _entry.c.deleted_at.desc())
        )
        with self._journal.reading() as connection:
            return tuple(_entry_row(row) for row in connection.execute(statement))

    def row(self, entry_id: EntryId) -> EntryRow:
        """One entry as lists show it, in the bin or not; raises `NotFound`."""
        statement = select(*_columns).where(_entry.c.id == entry_id, _entry.c.revision > 0)
        with self._journal.reading() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            kind = "entry"
            raise NotFound(kind, entry_id)
        return _entry_row(row)

    def count(self) -> int:
        """How many entries there are, the bin left out."""
        statement = select(func.count()).select_from(_entry).where(_alive)
        with self._journal.reading() as connection:
            return int(connection.execute(statement).scalar_one())


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.since:
        conditions.append(_entry.c.position >= first_second(wanted.since))
    if wanted.until:
        conditions.append(_entry.c.position < first_second(wanted.until) + DAY)
    if wanted.set_id:
        conditions.append(_entry.c.set_id == whole_text(wanted.set_id))
    if wanted.tag and wanted.text.strip():
        conditions.append(exists().where(_tag.c.position == _entry.c.position, _tagged))
    if wanted.has_account:
        conditions.append(_has_account)
    return conditions


def _asked(wanted: Filter, query: str) -> dict[str, Any]:
    """The values that the statements for this filter leave open."""
    return {"query": query, "tag": folded(whole_text(wanted.tag))}


def _same_day(today: date, year: int) -> date | None:
    try:
        return today.replace(year=year)
    except ValueError:  # 29 February in a year that has none
        return None


def _entry_row(row: Any) -> EntryRow:
    return EntryRow(
        id=row.id,
        title=row.title,
        written=moment(row.written_at, row.written_offset),
        prompt_set=row.set_title,
        set_id=row.set_id,
        tags=tuple(from_json(row.tags)) if row.tags != _NO_TAGS else (),
        words=row.words,
        beginning=row.beginning,
        snippet=getattr(row, "snippet", ""),
        has_account=bool(row.has_account),
        deleted=moment(row.deleted_at) if row.deleted_at is not None else None,
    )
