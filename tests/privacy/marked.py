"""A text with brackets around what a rule marks, so that a test can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.privacy.prepared import Prepared, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reflect.privacy.mark import Mark


def marks(rule: Callable[[Prepared], Iterable[Mark]], text: str) -> list[Mark]:
    """The marks in order of the text; the first of two that overlap stays, as in the check."""
    kept: list[Mark] = []
    for mark in rule(prepared(text)):
        if not any(mark.start < each.end and each.start < mark.end for each in kept):
            kept.append(mark)
    return sorted(kept)


def bracketed(rule: Callable[[Prepared], Iterable[Mark]], text: str) -> str:
    """The text with each mark in square brackets."""
    pieces, done = [], 0
    for mark in marks(rule, text):
        pieces += [text[done : mark.start], "[", text[mark.start : mark.end], "]"]
        done = mark.end
    return "".join([*pieces, text[done:]])


def plain(text: str) -> str:
    """The text of an example, its brackets taken away."""
    return text.replace("[", "").replace("]", "")
