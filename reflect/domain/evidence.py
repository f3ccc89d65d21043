"""Evidence: files that belong to an entry, kept encrypted with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.domain.entry import EntryId

EvidenceId = NewType("EvidenceId", str)
"""A UUIDv7 as 32 hexadecimal digits."""

LARGEST = 25 * 1024 * 1024
"""Bytes that one file of evidence may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a file without reading it."""

    id: EvidenceId
    entry_id: EntryId
    name: str
    """As a person may see it; never a path."""
    media_type: str
    """Such as ``image/jpeg``; ``application/octet-stream`` when nobody knows."""
    size: int
    """In bytes."""
    sha256: str
    added: datetime
