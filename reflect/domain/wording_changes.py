"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

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
    if old == new:
        return ()
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    starts_before, starts_after = _starts(before), _starts(after)
    changes: list[Change] = []
    equal_since = _SHORT_JOIN + 1
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            equal_since = b - a
            continue
        change = Change((starts_before[a], starts_before[b]), (starts_after[c], starts_after[d]))
        if changes and equal_since <= _SHORT_JOIN:
            last = changes.pop()
            change = Change((last.old[0], change.old[1]), (last.new[0], change.new[1]))
        changes.append(change)
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
