"""What a file says besides what one sees: where a picture was taken, who wrote a letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """A sort of thing that a file can say besides."""

    PLACE = "place"
    TIME = "time"
    DEVICE = "device"
    PERSON = "person"
    WORDS = "words"
    SMALL_COPY = "small copy"
    MORE = "more"
    """Something that only some programs can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDetails:
    """What is known of a file before it goes to other eyes."""

    told: str
    """One plain sentence or two."""
    holds: tuple[Detail, ...] = ()
    """In the order of `Detail`."""
    removable: bool = False
    """Whether a copy without all of it can be made, and there is something to leave out."""
    picture: bool = False
    """Whether it is a picture, in which no text is read."""
