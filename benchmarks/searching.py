"""Finding a word while it is typed."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.journals import Plain, make_both, opened
from benchmarks.texts import Writer
from benchmarks.timing import Line, Times, compared, milliseconds, side_by_side
from reflect.domain.search import Filter, fts_query
from reflect.storage.search import SearchStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.timing import Work

PAGE = 50
ROUNDS = 7


def queries(vocabulary: list[str]) -> dict[str, list[str]]:
    """What people type: words of every frequency, whole, half and together."""
    ranks = (0, 3, 10, 40, 150, 600, 2_000, 8_000, 19_000)
    words = [vocabulary[rank] for rank in ranks]
    return {
        "whole words": [f"{word} " for word in words],
        "half-typed words": [word[: max(2, len(word) * 2 // 3)] for word in words],
        "two words": [f"{a} {b} " for a, b in pairwise(words)],
        "words that are not there": ["zzzzz ", "qqqq", "xylophones "],
    }


def search(place: Path, size: int) -> Iterator[Line]:
    """The first page of hits with snippets, against plain FTS5 with the same words."""
    folder, plain_path = make_both(place, size)
    journal, plain = opened(folder), Plain(plain_path)
    found = SearchStore(journal)
    every: list[tuple[Times, Times]] = []
    for kind, typed in queries(Writer().vocabulary).items():
        pairs = [
            (
                partial(found.rows, Filter(text=words), limit=PAGE),
                partial(plain.search, _simple(words), PAGE),
            )
            for words in typed
        ]
        ours, theirs = side_by_side(pairs * ROUNDS)
        every.append((ours, theirs))
        yield Line(size, f"search, {kind}", compared(ours, theirs), "2 times; 30 ms at 10 000")
    slowest = max(ours.p95 for ours, _ in every)
    yield Line(size, "search, slowest of twenty", milliseconds(slowest))
    days = Filter(text=queries(Writer().vocabulary)["whole words"][0])
    yield Line(size, "days of all hits of the commonest word", _once(partial(found.days, days)))
    journal.close()
    plain.close()


def _simple(words: str) -> str:
    """The same words as the plainest program would ask for them."""
    if words.endswith(" "):
        return fts_query(words)
    return f'"{words}"*'


def _once(work: Work) -> str:
    ours, _ = side_by_side([(work, work)] * ROUNDS)
    return milliseconds(ours.median)
