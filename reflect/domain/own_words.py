"""A writer's own words for the privacy check: to be marked always, and fine as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words, or several together, as the writer put them; capitals make no difference."""

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """One that is in both is marked."""


def own_words(always: Iterable[str], never: Iterable[str]) -> OwnWords:
    """The words without white space around them, each once, and none in both lists."""
    marked = _once(always)
    keys = {word.casefold() for word in marked}
    return OwnWords(marked, tuple(w for w in _once(never) if w.casefold() not in keys))


def without(words: Iterable[str], word: str) -> tuple[str, ...]:
    """All words but this one, however it is spelt in capitals."""
    gone = " ".join(word.split()).casefold()
    return tuple(each for each in words if each.casefold() != gone)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    tidy = (" ".join(word.split()) for word in words)
    first: dict[str, str] = {}
    for word in tidy:
        if word:
            first.setdefault(word.casefold(), word)
    return tuple(first.values())
