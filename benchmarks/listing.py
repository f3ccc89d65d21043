"""What the journal's pages read: lists, days, the calendar, tags."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.journals import make_both, opened
from benchmarks.texts import LAST, TAGS
from benchmarks.timing import Line, milliseconds, times
from reflect.domain.search import Filter
from reflect.storage.entries import EntryStore
from reflect.storage.search import SearchStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.timing import Work


def lists(place: Path, size: int) -> Iterator[Line]:
    """Each reading of the pages, warm."""
    folder, _ = make_both(place, size)
    journal = opened(folder)
    found, entries = SearchStore(journal), EntryStore(journal)
    today = LAST.date()
    month = Filter(since=today - timedelta(days=30), until=today)
    first = found.rows(Filter(), limit=50)
    readings: dict[str, tuple[Work, str]] = {
        "first page of the list": (partial(found.rows, Filter(), limit=50), "flat, 1.5 times"),
        "a page in the middle of the list": (
            partial(found.rows, Filter(), skip=size // 2, limit=50),
            "",
        ),
        "first page of a tag": (partial(found.rows, Filter(tag=TAGS[3]), limit=50), ""),
        "first page of a prompt set": (partial(found.rows, Filter(set_id="case"), limit=50), ""),
        "days of everything": (partial(found.days, Filter()), ""),
        "days of one month": (partial(found.days, month), ""),
        "tags with their counts": (found.tags, ""),
        "prompt sets with their counts": (found.prompt_sets, ""),
        "this day in earlier years": (partial(found.on_this_day, today), ""),
        "how many entries": (found.count, ""),
        "one entry": (partial(entries.entry, first[-1].id), ""),
    }
    for what, (work, budget) in readings.items():
        yield Line(size, what, milliseconds(times(work).median), budget)
    journal.close()
