"""Details of which none tells much, and which together may point to one person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a piece of a combination tells; the ones first are best blurred first."""

    UNIQUE = "unique"
    NEWS = "news"
    EVENT = "event"
    CONDITION = "condition"
    WORK = "work"
    PLACE = "place"
    DATE = "date"
    ORIGIN = "origin"
    FAMILY = "family"
    AGE = "age"
    SEX = "sex"


class Test(StrEnum):
    """What a reader could do with it: the three tests of the Information Commissioner."""

    # Not a class of tests, whatever its name looks like.
    __test__ = False

    SINGLING_OUT = "singling out"
    LINKABILITY = "linkability"
    INFERENCE = "inference"


class Level(StrEnum):
    """How much the pieces tell together."""

    QUESTION = "question"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that tell something about a person."""

    text: int
    """In which of the texts it stands, counted from 0."""
    start: int
    end: int
    sort: Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Pieces that may point to one person together."""

    pieces: tuple[Piece, ...]
    """The one whose blurring helps most comes first."""
    level: Level
    tests: tuple[Test, ...]
    question: str
    """One sentence that asks the writer."""

    @property
    def blur_first(self) -> Piece:
        """The piece whose blurring helps most."""
        return self.pieces[0]
