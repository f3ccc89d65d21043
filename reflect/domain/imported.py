"""What was read from another journal, before any of it is in this one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.entry import Content
    from reflect.domain.prompts import PromptSet


class Source(StrEnum):
    """The kinds of journal that can be read; the value is what the command line calls them."""

    DAY_ONE = "dayone"
    JRNL = "jrnl"
    MINI_DIARY = "minidiary"
    MARKDOWN = "markdown"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A photograph or other file that came with an entry."""

    name: str
    """As a person may see it; never a path."""
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEntry:
    """One entry of another journal, in our terms."""

    source_id: str
    """What tells it from the others of its source: an id, a file's name, a line."""
    prompts: PromptSet
    """Free writing, or one prompt for each column that kept its heading."""
    content: Content
    files: tuple[ImportedFile, ...] = ()
    left_out: tuple[str, ...] = ()
    """What of it could not be taken over, each in a plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """All that was read from one source."""

    source: Source
    entries: tuple[ImportedEntry, ...]
    """The oldest first."""
    problems: tuple[str, ...] = ()
    """What is true of the source as a whole, each in a plain sentence."""
