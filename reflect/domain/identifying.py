"""What may identify somebody in a text: the values that the privacy check gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of detail it is; the values are the words of ``reflect check --json``."""

    NAME = "name"
    DATE = "date"
    AGE = "age"
    ID = "id"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    PLACE = "place"
    ORGANISATION = "organisation"


class Strength(StrEnum):
    """How sure the check is that a reader could find somebody by it."""

    CERTAIN = "certain"
    LIKELY = "likely"
    LOOK = "look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A detail in a text that may identify somebody."""

    start: int
    """In characters (code points) of the text that was checked; ``end`` is exclusive."""
    end: int
    kind: Kind
    strength: Strength
    reason: str
    """Why it was marked: one plain sentence."""
    proposals: tuple[str, ...]
    """What could stand there instead, the best first; an empty text takes the detail out."""
    same: str = ""
    """Equal for all findings of one person or thing in one account; empty when it stands alone."""
