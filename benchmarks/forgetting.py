"""Deleting for good: nothing of it stays in the file, which is written anew for that."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.journals import copied, fresh_samples, opened
from benchmarks.texts import LAST
from benchmarks.timing import Line, milliseconds, timed, times
from reflect.storage.entries import EntryStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def forget(place: Path, size: int) -> Iterator[Line]:
    """An entry into the bin, out of it again, and the bin emptied."""
    with copied(place, size) as (folder, _):
        journal = opened(folder)
        entries = EntryStore(journal)
        (sample,) = islice(fresh_samples(2), 1)
        entries.save(sample.id, sample.prompts, sample.content)

        def there_and_back() -> None:
            entries.delete(sample.id)
            entries.undelete(sample.id)

        yield Line(size, "into the bin and out again", milliseconds(times(there_and_back).median))
        entries.delete(sample.id)
        emptied = timed(partial(entries.purge, LAST + timedelta(days=1)))
        yield Line(size, "empty the bin", milliseconds(emptied))
        journal.close()
