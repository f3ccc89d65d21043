"""What stands just before and just after a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


def said_before(plain: str, at: int, words: re.Pattern[str], reach: int = 48) -> bool:
    """Whether ``words``, a pattern that ends in ``$``, ends at ``at``; looks back ``reach``."""
    return words.search(plain, max(0, at - reach), at) is not None


def said_after(plain: str, at: int, words: re.Pattern[str]) -> bool:
    """Whether ``words`` begins at ``at``."""
    return words.match(plain, at) is not None


def digits_of(piece: str) -> str:
    """The digits of a piece of text, in order."""
    return "".join(filter(str.isdecimal, piece))
