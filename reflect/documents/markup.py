"""Words as HTML: whatever they hold, they stay words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from reflect.domain.emphasis import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator


def escaped(text: str) -> str:
    """The words between tags; a line break stays one."""
    return html.escape(text, quote=False).replace("\n", "<br>\n")


def quoted(text: str) -> str:
    """The words as the value of an attribute."""
    return f'"{html.escape(text)}"'


def emphasised(text: str) -> str:
    """One paragraph of a pack, with what is **bold** or *italic* in it."""
    words, marks = without_marks(text)
    return "".join(_pieces(words, [(mark.start, mark.end, mark.strong) for mark in marks]))


def _pieces(words: str, marks: list[tuple[int, int, bool]]) -> Iterator[str]:
    end = 0
    for start, stop, strong in marks:
        tag = "strong" if strong else "em"
        yield f"{escaped(words[end:start])}<{tag}>{escaped(words[start:stop])}</{tag}>"
        end = stop
    yield escaped(words[end:])
