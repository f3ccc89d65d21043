"""Reads the list on the journal's thread: the newest question is answered, an older one never."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.domain.search import Filter
from reflect.errors import NotFound
from reflect.ui.browse.rows_layout import PAGE

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.entry import EntryId, EntryRow
    from reflect.services.finder import Finder
    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.browse.months import Days
    from reflect.ui.browse.rows_layout import Page
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a list before it is scrolled."""

    wanted: Filter
    shown: Days
    every: Days
    """Days of all entries, wanted or not."""
    first: tuple[EntryRow, ...]
    """The first page."""
    place: tuple[date, int] | None = None
    """Where the entry stands that was asked for: its day, and which of that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What entries can be chosen by, and how many are in the bin."""

    sets: tuple[tuple[str, str, int], ...]
    tags: tuple[tuple[str, int], ...]
    in_bin: int


class ListLoader(QObject):
    """Asks the journal for the list, its pages, and what it can be filtered by."""

    found = Signal(object)
    page_read = Signal(object, object)
    """A `Page` and its rows."""
    page_failed = Signal()
    facts_read = Signal(object)

    def __init__(self, owner: QObject, desk: Desk) -> None:
        super().__init__(owner)
        self._jobs = desk.jobs
        self._messages = desk.messages
        self._journal = desk.journal
        self._list: Job | None = None
        self._page: Job | None = None
        self._every: Days | None = None

    def load(self, wanted: Filter, seek: EntryId | None = None) -> None:
        """Read the list anew; `found` follows unless something else is asked for before.

        ``seek`` is an entry whose place is wanted.
        """
        for job in (self._list, self._page):
            if job:
                job.cancel()
        work = partial(_read_list, self._journal, wanted, seek, self._every)
        self._list = self._jobs.start(
            work, owner=self, done=self._on_found, failed=self._messages.failed
        )

    def load_page(self, wanted: Filter, page: Page) -> None:
        """Read a page; `page_read` or `page_failed` follows unless the list changes before."""
        self._page = self._jobs.start(
            partial(_read_page, self._journal, wanted, page),
            owner=self,
            done=partial(self.page_read.emit, page),
            failed=self._on_page_failed,
        )

    def load_facts(self) -> None:
        """Read what entries can be filtered by."""
        self._jobs.start(
            partial(_read_facts, self._journal),
            owner=self,
            done=self.facts_read.emit,
            failed=self._messages.failed,
        )

    def forget_days(self) -> None:
        """Entries have come or gone: count all days again with the next list."""
        self._every = None

    def _on_found(self, found: Found) -> None:
        self._every = found.every
        self.found.emit(found)

    def _on_page_failed(self, error: Exception) -> None:
        self.page_failed.emit()
        self._messages.failed(error)


def _read_list(
    journal: OpenJournal,
    wanted: Filter,
    seek: EntryId | None,
    every: Days | None,
    context: JobContext,
) -> Found:
    finder = journal.finder
    shown = finder.days(wanted)
    context.step(1, 3)
    if every is None:
        every = shown if wanted == EVERYTHING else finder.days()
    first = finder.rows(wanted, limit=PAGE)
    context.step(2, 3)
    place = _place_of(finder, wanted, seek) if seek else None
    return Found(wanted=wanted, shown=shown, every=every, first=first, place=place)


def _place_of(finder: Finder, wanted: Filter, seek: EntryId) -> tuple[date, int] | None:
    try:
        day = finder.row(seek).written.date()
    except NotFound:
        return None
    since, until = max(wanted.since or day, day), min(wanted.until or day, day)
    that_day = replace(wanted, since=since, until=until)
    ids = [row.id for row in finder.rows(that_day, limit=1000)]
    return (day, ids.index(seek)) if seek in ids else None


def _read_page(
    journal: OpenJournal, wanted: Filter, page: Page, _context: JobContext
) -> tuple[EntryRow, ...]:
    until = replace(wanted, until=page.until)
    return journal.finder.rows(until, skip=page.skip, limit=PAGE)


def _read_facts(journal: OpenJournal, _context: JobContext) -> Facts:
    finder = journal.finder
    sets, tags = finder.prompt_sets(), finder.tags()
    return Facts(sets=sets, tags=tags, in_bin=len(journal.entries.bin()))
