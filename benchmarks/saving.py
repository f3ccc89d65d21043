"""Saving an entry so that it survives a power cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.journals import Plain, fresh_samples, make_both, opened
from benchmarks.texts import LAST
from benchmarks.timing import Line, compared, milliseconds, side_by_side, times
from reflect.domain.entry import Draft
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.texts import Sample

ROUNDS = 300


def save(place: Path, size: int) -> Iterator[Line]:
    """A new entry, an edited one, a draft; each durable when the call returns."""
    folder, plain_path = make_both(place, size)
    journal, plain = opened(folder), Plain(plain_path)
    entries, drafts = EntryStore(journal), DraftStore(journal)
    minutes = (LAST + timedelta(minutes=number) for number in range(ROUNDS))
    samples = [
        replace(sample, content=replace(sample.content, written=written))
        for sample, written in zip(fresh_samples(size + 1), minutes, strict=False)
    ]
    ours, theirs = side_by_side(
        (partial(entries.save, s.id, s.prompts, s.content), partial(plain.save, [s]))
        for s in samples
    )
    yield Line(size, "save a new entry, against plain SQLite", compared(ours, theirs), "2 times")
    again = iter(samples * 2)
    edited = times(lambda: _save(entries, next(again)), ROUNDS)
    yield Line(size, "save an edited entry", milliseconds(edited.median))
    again = iter(samples * 2)
    kept = times(lambda: _keep(drafts, next(again)), ROUNDS)
    yield Line(size, "keep a draft", milliseconds(kept.median))
    journal.close()
    plain.close()


def _save(entries: EntryStore, sample: Sample) -> None:
    entries.save(sample.id, sample.prompts, sample.content)


def _keep(drafts: DraftStore, sample: Sample) -> None:
    drafts.save(Draft(id=sample.id, prompts=sample.prompts, content=sample.content))
