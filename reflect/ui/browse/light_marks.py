"""Light Markdown as a reader sees it: styling in place of asterisks, and hits where they were."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.ui.parts.para import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

BULLET = "• "

_STRONG = re.compile(r"\*\*(?=[^\s*])(.{1,2000}?)(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])(.{1,2000}?)(?<=[^\s*\\])\*(?![\w*])")
_ITEM = re.compile(r"^[-*+] ", re.MULTILINE)
_MOST_MARKS = 4000
"""A text with more asterisks than anybody writes is shown as it was typed."""
_HIDDEN = "\0\0"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text as it is shown, and the stretches of it that are set differently."""

    text: str
    spans: tuple[Span, ...]
    cut: tuple[int, ...] = ()
    """The places, in the text as it was typed, of the characters that are not shown."""

    def shown_at(self, typed: int) -> int:
        """Where the character that was typed at a place is shown."""
        return typed - bisect_right(self.cut, typed - 1)

    def with_hits(self, hits: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """All spans, with these hits that were counted in the text as it was typed."""
        found = (
            Span(self.shown_at(start), self.shown_at(end), SpanKind.HIT) for start, end in hits
        )
        return (*self.spans, *found)


def styled(typed: str) -> Styled:
    """What ``typed`` means: bold and italic between asterisks, bullets for items of a list."""
    text = _ITEM.sub(BULLET, typed)
    if not 0 < text.count("*") <= _MOST_MARKS:
        return Styled(text, ())
    strong = [match.span() for match in _STRONG.finditer(text)]
    hidden = _STRONG.sub(lambda match: f"{_HIDDEN}{match[1]}{_HIDDEN}", text)
    emphasis = [match.span() for match in _EMPHASIS.finditer(hidden)]
    cut = {
        place
        for spans, mark in ((strong, 2), (emphasis, 1))
        for start, end in spans
        for place in (*range(start, start + mark), *range(end - mark, end))
    }
    shown = Styled("".join(c for at, c in enumerate(text) if at not in cut), (), tuple(sorted(cut)))
    spans = [
        Span(shown.shown_at(start), shown.shown_at(end), kind)
        for kind, found in ((SpanKind.STRONG, strong), (SpanKind.EMPHASIS, emphasis))
        for start, end in found
    ]
    return Styled(shown.text, tuple(spans), shown.cut)
