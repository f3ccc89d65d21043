"""What a pack in the making still lacks, and what its author may want to look at once more."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reflect.domain.pack_draft import Place


class Weight(StrEnum):
    """Whether something must be mended before the pack can be built."""

    PROBLEM = "problem"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing, and where it is."""

    weight: Weight
    words: str
    """A sentence or two for the author: what is so, and what to do."""
    place: Place = field(default_factory=Place)
