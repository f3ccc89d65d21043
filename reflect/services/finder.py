"""Finding entries again: lists, searches, the calendar, this day in other years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.search import Filter, Hits, hits_by_answer, spans_of
from reflect.storage.search import SearchStore

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.entry import Entry, EntryId, EntryRow
    from reflect.storage.journal import Journal

EVERYTHING = Filter()


class Finder:
    """Reads what lists and searches show, newest first."""

    def __init__(self, journal: Journal) -> None:
        self._search = SearchStore(journal)

    def rows(
        self, wanted: Filter = EVERYTHING, *, skip: int = 0, limit: int = 50
    ) -> tuple[EntryRow, ...]:
        """One page of entries; with words to look for, each has a snippet around the hit."""
        return self._search.rows(wanted, skip=skip, limit=limit)

    def days(self, wanted: Filter = EVERYTHING) -> tuple[tuple[date, int], ...]:
        """Each day that has such entries, newest first, and how many."""
        return self._search.days(wanted)

    def row(self, entry_id: EntryId) -> EntryRow:
        """One entry as lists show it; raises `NotFound`."""
        return self._search.row(entry_id)

    def count(self) -> int:
        """How many entries there are."""
        return self._search.count()

    def hits(self, entry: Entry, text: str) -> Hits:
        """Where the words hit in an entry."""
        title, answers = self._search.marked(entry.id, text)
        by_answer = hits_by_answer(entry.prompts, entry.content, answers)
        return Hits(title=spans_of(title), answers=by_answer)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag in use and how many entries have it."""
        return self._search.tags()

    def prompt_sets(self) -> tuple[tuple[str, str, int], ...]:
        """Prompt sets that were answered: id, title, how many entries; free writing has id ""."""
        return self._search.prompt_sets()

    def on_this_day(self, today: date) -> tuple[EntryRow, ...]:
        """Entries of this day in earlier years."""
        return self._search.on_this_day(today)
