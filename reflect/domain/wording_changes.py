"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reflect.domain.same_pieces import same_pieces

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]|\s+")
_SHORT_JOIN = 2
"""So many equal pieces between two changes (a space, a short word) do not keep them apart."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two wordings differ; either side may be empty."""

    old: tuple[int, int]
    """Start and end, in characters of the earlier wording: what was taken out."""
    new: tuple[int, int]
    """Start and end, in characters of the later wording: what was put in."""


def wording_changes(old: str, new: str) -> tuple[Change, ...]:
    """The changes that make the later wording of the earlier one, in reading order."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    starts_before, starts_after = _starts(before), _starts(after)
    changes: list[Change] = []
    i = j = 0
    equal = _SHORT_JOIN + 1
    for a, b in (*same_pieces(before, after), (len(before), len(after))):
        if (i, j) != (a, b):
            change = Change(
                (starts_before[i], starts_before[a]), (starts_after[j], starts_after[b])
            )
            if changes and equal <= _SHORT_JOIN:
                last = changes.pop()
                change = Change((last.old[0], change.old[1]), (last.new[0], change.new[1]))
            changes.append(change)
            equal = 0
        equal += 1
        i, j = a + 1, b + 1
    return tuple(_trimmed(change, old, new) for change in changes)


def _starts(pieces: list[str]) -> list[int]:
    """Where each piece starts, and where the last one ends."""
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _trimmed(change: Change, old: str, new: str) -> Change:
    """The change without the white space at its ends that belongs to neither wording."""
    return Change(_without_space(change.old, old), _without_space(change.new, new))


def _without_space(span: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = span
    inside = text[start:end]
    if not inside.strip():
        return span
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
