"""Ids out of titles: made once, and kept for ever."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_ID = 64

_PROVISIONAL = re.compile(r"(?:set|prompt|option)-[0-9]+")
# Windows takes files that are called so for devices.
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def id_from(title: str, used: Collection[str], called: str) -> str:
    """An id out of a title, which nothing beside it has; ``prompt-1`` when the title gives none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = _NO_LETTER.sub("-", plain.replace("'", "")).strip("-")[: LONGEST_ID - 4].strip("-")
    if _DEVICE.fullmatch(words):
        words = f"{words}-{called}"
    if words and words not in used:
        return words
    stem, number = (words, 2) if words else (called, 1)
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"


def is_provisional(name: str, title: str) -> bool:
    """Whether an id still waits for a title to be made from."""
    return not title.strip() and bool(_PROVISIONAL.fullmatch(name))
