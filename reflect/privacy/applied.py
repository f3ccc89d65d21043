"""A text with what its writer chose in place of what was found; the text itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reflect.domain.identifying import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed, in characters of the new text."""

    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after changes, and what each of them replaced."""

    text: str
    changes: tuple[Change, ...]

    def undone(self) -> str:
        """The text as it was, to the letter."""
        pieces, last = [], 0
        for change in self.changes:
            pieces += [self.text[last : change.start], change.was]
            last = change.end
        return "".join([*pieces, self.text[last:]])


def first_choices(findings: Sequence[Finding]) -> dict[int, str]:
    """The first proposal for every finding, by its place in the list."""
    return {place: finding.proposals[0] for place, finding in enumerate(findings)}


def applied(text: str, findings: Sequence[Finding], choices: Mapping[int, str]) -> Applied:
    """The text with each choice in place of its finding; findings without one stay."""
    pieces: list[str] = []
    changes: list[Change] = []
    last = length = 0
    for place, finding in enumerate(findings):
        if place not in choices:
            continue
        pieces += [text[last : finding.start], choices[place]]
        start = length + finding.start - last
        length = start + len(choices[place])
        changes.append(Change(start, length, text[finding.start : finding.end]))
        last = finding.end
    return Applied("".join([*pieces, text[last:]]), tuple(changes))
