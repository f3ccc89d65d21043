"""Which pieces of two long rows are the same, found in a time that grows with their length."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

Pair = tuple[int, int]
"""A place in the earlier row and one in the later, where the same piece stands."""

_SMALL = 10_000
"""Up to so many comparisons everything is compared with everything."""


class _Stretch(NamedTuple):
    """A part of both rows that is still to be compared."""

    i: int
    i_end: int
    j: int
    j_end: int


def same_pieces(before: list[str], after: list[str]) -> list[Pair]:
    """The pieces that stayed, both places rising.

    What lies between pieces that occur once on both sides is compared apart. A long stretch
    without such a piece counts as wholly changed.
    """
    found: list[Pair] = []
    todo = [_Stretch(0, len(before), 0, len(after))]
    while todo:
        stretch, ends = _without_ends(before, after, todo.pop())
        found += ends
        i, i_end, j, j_end = stretch
        if (i_end - i) * (j_end - j) <= _SMALL:
            found += _compared(before, after, stretch)
            continue
        anchors = _anchors(before, after, stretch)
        found += anchors
        if anchors:
            begins = [(i, j), *((a + 1, b + 1) for a, b in anchors)]
            stops = [*anchors, (i_end, j_end)]
            todo += [_Stretch(a, c, b, d) for (a, b), (c, d) in zip(begins, stops, strict=True)]
    return sorted(found)


def _without_ends(
    before: list[str], after: list[str], stretch: _Stretch
) -> tuple[_Stretch, list[Pair]]:
    """The stretch without what is the same at its ends, and that."""
    i, i_end, j, j_end = stretch
    same: list[Pair] = []
    while i < i_end and j < j_end and before[i] == after[j]:
        same.append((i, j))
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and before[i_end - 1] == after[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        same.append((i_end, j_end))
    return _Stretch(i, i_end, j, j_end), same


def _compared(before: list[str], after: list[str], stretch: _Stretch) -> list[Pair]:
    i, i_end, j, j_end = stretch
    matcher = SequenceMatcher(None, before[i:i_end], after[j:j_end], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [(i + block.a + n, j + block.b + n) for block in blocks for n in range(block.size)]


def _anchors(before: list[str], after: list[str], stretch: _Stretch) -> list[Pair]:
    """The longest rising row of pieces that occur once on both sides."""
    i, i_end, j, j_end = stretch
    once_before, once_after = _once(before, i, i_end), _once(after, j, j_end)
    # In the order of the earlier row; what rises in the later one as well is kept, by the way
    # that patience is played: each pair on the leftmost pile that it fits, with a look back.
    tops: list[int] = []
    piles: list[Pair] = []
    back: dict[Pair, Pair | None] = {}
    for piece, place in once_before.items():
        if piece not in once_after:
            continue
        pair = (place, once_after[piece])
        pile = bisect_left(tops, pair[1])
        back[pair] = piles[pile - 1] if pile else None
        tops[pile : pile + 1], piles[pile : pile + 1] = [pair[1]], [pair]
    return _traced(piles[-1] if piles else None, back)


def _once(row: list[str], start: int, end: int) -> dict[str, int]:
    """The pieces that occur once in a part of a row, and where."""
    count = Counter(row[start:end])
    return {row[at]: at for at in range(start, end) if count[row[at]] == 1}


def _traced(last: Pair | None, back: dict[Pair, Pair | None]) -> list[Pair]:
    row: list[Pair] = []
    while last:
        row.append(last)
        last = back[last]
    return row[::-1]
