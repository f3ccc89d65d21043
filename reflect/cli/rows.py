"""Entries and days as lists print them."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reflect.domain.entry import HIT_END, HIT_START, EntryRow
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from reflect.services.open_journal import OpenJournal

EVERYTHING = 1_000_000_000
"""More entries than anyone writes."""

_MARKED = str.maketrans({HIT_START: "**", HIT_END: "**"})
_UNMARKED = str.maketrans({HIT_START: "", HIT_END: ""})


def moment(when: datetime) -> str:
    """A time for programs: ISO 8601 with its offset from UTC."""
    return when.isoformat(timespec="seconds")


def shortened(text: str) -> str:
    """The beginning of a text, in one line."""
    return textwrap.shorten(text, 64, placeholder="…")


def day(when: date | datetime) -> str:
    """A day for people."""
    return f"{when.day} {when:%b %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries were asked for."""

    limit: int | None
    since: date | None
    tag: str
    set_name: str | None

    def found_in(self, journal: OpenJournal, text: str = "") -> tuple[EntryRow, ...]:
        """Those entries, newest first; raises `NotFound` for a set that nobody knows."""
        conditions = Filter(
            text=text, tag=self.tag, set_id=_set_id(journal, self.set_name), since=self.since
        )
        return journal.finder.rows(conditions, limit=self.limit or EVERYTHING)


def _set_id(journal: OpenJournal, name: str | None) -> str:
    """The id of a set that can be answered, or was when its pack was there."""
    if not name:
        return ""
    if any(name == answered for answered, _, _ in journal.finder.prompt_sets()):
        return name
    return journal.prompts.set_called(name).id


def values(rows: Iterable[EntryRow]) -> list[dict[str, Any]]:
    """Each row under the words of the program."""
    return [_value(row) for row in rows]


def _value(row: EntryRow) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": row.id,
        "title": row.title,
        "written_at": moment(row.written),
        "prompt_set": row.set_id,
        "tags": list(row.tags),
    }
    if row.snippet:
        value["snippet"] = row.snippet.translate(_UNMARKED)
    if row.deleted:
        value["deleted_at"] = moment(row.deleted)
    return value


def lines(rows: Iterable[EntryRow]) -> str:
    """One line for each row, and one below for the words around a hit."""
    return "\n".join(_line(row) for row in rows)


def _line(row: EntryRow) -> str:
    title, prompt_set = row.title or row.beginning, row.prompt_set or FREE.title
    parts = [row.id, day(row.written).rjust(11), shortened(title), f"({prompt_set})"]
    line = "  ".join([*parts, *(f"#{tag}" for tag in row.tags)])
    if not row.snippet:
        return line
    return f"{line}\n    {' '.join(row.snippet.translate(_MARKED).split())}"


def named(journal: OpenJournal, name: str) -> EntryRow:
    """The row of an entry; raises `NotFound`, or `Refused` when it is in the bin."""
    row = journal.finder.row(journal.entries.called(name))
    if row.deleted:
        what = f"this entry is in the bin. Bring it back first: reflect undelete {name}"
        raise Refused(what)
    return row
