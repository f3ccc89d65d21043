"""What one rule of the check found, before the rules are weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reflect.domain.identifying import Kind, Strength


class Mark(NamedTuple):
    """A detail that a rule found, in characters of the text; earlier rules keep their span."""

    start: int
    end: int
    kind: Kind
    strength: Strength
    reason: str
