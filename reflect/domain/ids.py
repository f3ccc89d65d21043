"""Identifiers: UUIDv7 (RFC 9562, 5.7), so that ids made later sort later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_BEGINNING = re.compile(r"[0-9a-f]{4,32}")


def uuid7(now: datetime, randomness: bytes) -> str:
    """A UUIDv7 as 32 hexadecimal digits, from a time and ten random bytes."""
    milliseconds = int(now.timestamp() * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(randomness[:10])
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return f"{value:032x}"


def id_digits(name: str) -> str:
    """The digits of an id, or of its beginning, as a person may type it; empty if it is none.

    Hyphens and capitals are as good as none. Three digits or fewer name nothing.
    """
    digits = name.replace("-", "").lower()
    return digits if _BEGINNING.fullmatch(digits) else ""
