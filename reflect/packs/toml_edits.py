"""Changes values in a TOML text and leaves everything else as a person wrote it.

Only for text that `tomllib` has accepted. Comments and order are kept; the comments inside a value
that is replaced as a whole are put above it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reflect.packs.toml_lines import STRING, KeyPath, Span, spans_of_keys
from reflect.packs.toml_writing import pair, pairs, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(rf"{STRING}|(?P<comment>#[^\n]*)", re.DOTALL)
_TO_END_OF_LINE = re.compile(r"[ \t\r]*(?:#[^\n]*)?(?:\n|\Z)")
_COMMA = re.compile(r"[ \t]*,")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_HEADER = re.compile(r"\[[^\n]*?\](?=[ \t\r]*(?:#|\n|\Z))")


def comments_in(text: str) -> list[str]:
    """Every comment, from the top down."""
    return [found["comment"] for found in comment_tokens(text)]


def comment_tokens(text: str) -> Iterator[re.Match[str]]:
    """Every comment with its place; a sign for one within a text is none."""
    return (found for found in _TOKEN.finditer(text) if found["comment"] is not None)


def edited(text: str, path: KeyPath, new: Mapping[str, Any]) -> str:
    """The text with these values in the table at the path, and nothing else changed.

    Where the way in which it was written does not allow that, the table is written anew under
    all the comments of the text.
    """
    old = _at(tomllib.loads(text), path)
    for keep_items in (True, False):
        edits = _Edits(text, keep_items=keep_items)
        edits.table(path, old, new)
        result = edits.applied()
        if _read_back(result, path) == new:
            return result
    return "".join(f"{each}\n" for each in comments_in(text)) + _header(text) + pairs(new)


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values[part]
    return values


def _read_back(text: str, path: KeyPath) -> Any:
    try:
        return _at(tomllib.loads(text), path)
    except (tomllib.TOMLDecodeError, LookupError):
        return None


def _header(text: str) -> str:
    """The first line of the text that is a header, if it begins with one."""
    start = _BLANK.match(text)
    found = _HEADER.match(text, start.end() if start else 0)
    return f"{found[0]}\n" if found else ""


@dataclass(slots=True)
class _Edits:
    """What is to be put in the place of what; found first, done at the end from the last one."""

    text: str
    keep_items: bool
    """Whether the lines of a list stay that hold the same items as before."""
    spans: dict[KeyPath, Span] = field(init=False)
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spans = spans_of_keys(self.text)

    def applied(self) -> str:
        """The text with all edits."""
        result = self.text
        # Of several at one place the last goes first, so that each then stands before it.
        numbered = ((start, end, at, new) for at, (start, end, new) in enumerate(self.found))
        for start, end, _, new in sorted(numbered, reverse=True):
            result = result[:start] + new + result[end:]
        return result

    def table(self, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Note what makes the old values of a table the new ones."""
        for key in old:
            if key not in new:
                self._remove((*path, key))
            elif old[key] != new[key]:
                self._value((*path, key), old[key], new[key])
        before: Span | None = None
        for key in new:
            if key not in old:
                self._insert(self._place_after(path, before), before, key, new[key])
            elif not self._is_header(self.spans.get((*path, key))):
                before = self.spans.get((*path, key), before)

    def _value(self, path: KeyPath, old: Any, new: Any) -> None:
        match old, new:
            case dict(), dict() if old.keys() == new.keys() or not self._is_in_braces(path):
                self.table(path, old, new)
            case list(), list() if len(old) == len(new):
                self._items(path, old, new)
            case list(), list() if self.keep_items and path in self.spans:
                self._list(path, old, new)
            case _ if path in self.spans:
                self._replace(self.spans[path], new)

    def _items(self, path: KeyPath, old: list[Any], new: list[Any], first: int = 0) -> None:
        for position, (was, becomes) in enumerate(zip(old, new, strict=True), start=first):
            if was != becomes:
                self._value((*path, position), was, becomes)

    def _list(self, path: KeyPath, old: list[Any], new: list[Any]) -> None:
        """Items taken out of a list, or put in, in one place; each has a line of its own."""
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        gone, come = old[start : len(old) - end], new[start : len(new) - end]
        both = min(len(gone), len(come))
        self._items(path, gone[:both], come[:both], start)
        for position in range(start + both, start + len(gone)):
            self._remove((*path, position))
        after = self.spans[(*path, start + both - 1)] if start + both else None
        for item in come[both:]:
            self._add_item(self.spans[path], after, item)

    def _add_item(self, whole: Span, after: Span | None, item: Any) -> None:
        """Put an item on a line of its own behind another one, or as the first."""
        if after is None:
            place = self._line_end(whole.value + 1)
            self.found.append((place, place, f"  {written(item)},\n"))
            return
        comma = _COMMA.match(self.text, after.end)
        if comma is None:
            self.found.append((after.end, after.end, ","))
        place = self._line_end(comma.end() if comma else after.end)
        indent = self.text[self._line_start(after.key) : after.key]
        self.found.append((place, place, f"{indent}{written(item)},\n"))

    def _is_in_braces(self, path: KeyPath) -> bool:
        span = self.spans.get(path)
        return span is not None and self.text.startswith("{", span.value)

    def _is_header(self, span: Span | None) -> bool:
        return span is not None and span.value == span.end

    def _replace(self, span: Span, new: Any) -> None:
        inside = comments_in(self.text[span.value : span.end])
        if inside:
            start = self._line_start(span.key)
            self.found.append((start, start, "".join(f"{each}\n" for each in inside)))
        room = 100 - (span.value - self._line_start(span.key))
        self.found.append((span.value, span.end, written(new, room)))

    def _remove(self, path: KeyPath) -> None:
        """Take away the lines of what is at the path, but for their comments."""
        spans = [span for at, span in self.spans.items() if at[: len(path)] == path]
        gone = 0
        for span in sorted(spans, key=lambda each: each.key):
            start, end = self._line_start(span.key), self._line_end(self._after_comma(span.end))
            if start >= gone:
                kept = "".join(f"{each}\n" for each in comments_in(self.text[start:end]))
                self.found.append((start, end, kept))
                gone = end

    def _place_after(self, path: KeyPath, before: Span | None) -> int:
        """Where the line begins that follows a pair; or the header of its table."""
        span = before or self.spans.get(path)
        return self._line_end(span.end) if span else 0

    def _insert(self, place: int, before: Span | None, key: str, value: Any) -> None:
        """Put a pair on a line of its own, as far from the margin as the one before it."""
        indent = self.text[self._line_start(before.key) : before.key] if before else ""
        line = (indent if indent.isspace() else "") + pair(key, value)
        if place and self.text[place - 1] != "\n":
            line = f"\n{line}"
        self.found.append((place, place, line))

    def _after_comma(self, position: int) -> int:
        found = _COMMA.match(self.text, position)
        return found.end() if found else position

    def _line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def _line_end(self, position: int) -> int:
        found = _TO_END_OF_LINE.match(self.text, position)
        return found.end() if found else position


def _alike(one: list[Any], other: list[Any]) -> int:
    """How many items both lists begin with."""
    pairs_of_items = zip(one, other, strict=False)
    return next(
        (at for at, (a, b) in enumerate(pairs_of_items) if a != b), min(len(one), len(other))
    )
