"""What stands just before and just after a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reflect.privacy.prepared import Prepared


def said_before(plain: str, at: int, words: re.Pattern[str], reach: int = 48) -> bool:
    """Whether ``words``, a pattern that ends in ``$``, ends at ``at``; looks back ``reach``."""
    return words.search(plain, max(0, at - reach), at) is not None


def said_after(plain: str, at: int, words: re.Pattern[str]) -> bool:
    """Whether ``words`` begins at ``at``."""
    return words.match(plain, at) is not None


def digits_of(piece: str) -> str:
    """The digits of a piece of text, in order."""
    return "".join(filter(str.isdecimal, piece))


def at_numbers(text: Prepared, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where ``pattern`` begins at a number in figures; those within an earlier one are left out."""
    done = 0
    for place in text.numbers:
        if place >= done and (found := pattern.match(text.plain, place)):
            done = found.end()
            yield found


def places(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where any of ``words`` stands in ``text``, word by word: quicker than one pattern for all."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def around(
    plain: str, at: int, pattern: re.Pattern[str], reach: tuple[int, int]
) -> re.Match[str] | None:
    """What ``pattern`` finds over ``at``, so many characters before and after it at most."""
    for found in pattern.finditer(plain, max(0, at - reach[0]), at + reach[1]):
        if found.start() <= at < found.end():
            return found
    return None
