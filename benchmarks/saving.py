"""Saving an entry so that it survives a power cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.journals import Plain, copied, fresh_samples, opened
from benchmarks.texts import LAST
from benchmarks.timing import Line, compared, milliseconds, side_by_side, times
from reflect.domain.entry import Draft
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.texts import Sample
    from reflect.storage.journal import Journal

ROUNDS = 300


def save(place: Path, size: int) -> Iterator[Line]:
    """A new entry, an edited one, a draft; each durable when the call returns."""
    with copied(place, size) as (folder, plain_path):
        journal, plain = opened(folder), Plain(plain_path)
        keyed = Plain(folder.with_suffix(".keyed"), bytes(range(32)))
        yield from _measured(size, journal, plain, keyed)
        journal.close()
        plain.close()
        keyed.close()


def _measured(size: int, journal: Journal, plain: Plain, keyed: Plain) -> Iterator[Line]:
    entries, drafts = EntryStore(journal), DraftStore(journal)
    samples = _samples()
    ours, theirs = side_by_side(
        (partial(entries.save, s.id, s.prompts, s.content), partial(plain.save, [s]))
        for s in samples
    )
    yield Line(size, "save a new entry, against plain SQLite", compared(ours, theirs), "2 times")
    encrypted, theirs = side_by_side(
        (partial(keyed.save, [s]), partial(plain.save, [s])) for s in samples
    )
    yield Line(size, "the same plain SQLite with a key, against that", compared(encrypted, theirs))
    again = iter(samples * 2)
    edited = times(lambda: _save(entries, next(again)), ROUNDS)
    yield Line(size, "save an edited entry", milliseconds(edited.median))
    again = iter(samples * 2)
    kept = times(lambda: _keep(drafts, next(again)), ROUNDS)
    yield Line(size, "keep a draft", milliseconds(kept.median))


def _samples() -> list[Sample]:
    """New entries, one a minute."""
    minutes = (LAST + timedelta(minutes=number) for number in range(ROUNDS))
    return [
        replace(sample, content=replace(sample.content, written=written))
        for sample, written in zip(fresh_samples(2), minutes, strict=False)
    ]


def _save(entries: EntryStore, sample: Sample) -> None:
    entries.save(sample.id, sample.prompts, sample.content)


def _keep(drafts: DraftStore, sample: Sample) -> None:
    drafts.save(Draft(id=sample.id, prompts=sample.prompts, content=sample.content))
