"""Where words stand after the text around them was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
"""Start and end in characters."""


def follow(spans: Sequence[Span], old: str, new: str) -> list[Span | None]:
    """The places of the same words in the new text; None for words that are no longer there.

    ``spans`` are in reading order. What stands before and after the change is followed exactly;
    within it, words are looked for in their order.
    """
    head = _same_beginning(old, new)
    tail = _same_beginning(old[head:][::-1], new[head:][::-1])
    found: list[Span | None] = []
    after = 0
    for start, end in spans:
        if end <= head:
            place: Span | None = (start, end)
        elif start >= len(old) - tail:
            place = (start + len(new) - len(old), end + len(new) - len(old))
        else:
            lowest = max(after, min(start, head))
            place = _looked_for(old[start:end], new, lowest, len(new) - min(tail, len(old) - end))
        found.append(place)
        after = place[1] if place else after
    return found


def _looked_for(words: str, text: str, first: int, last: int) -> Span | None:
    at = text.find(words, first, last)
    return None if at < 0 else (at, at + len(words))


def _same_beginning(one: str, other: str) -> int:
    """How many characters both begin with."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
