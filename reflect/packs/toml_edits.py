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
_MISSING = object()


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
    edits = _Edits(text)
    edits.table(path, old, new)
    result = edits.applied()
    if _sound(result, path) == new:
        return result
    return anew(text, new)


def anew(text: str, new: Mapping[str, Any], header: str = "") -> str:
    """The values written anew, under every comment of the text."""
    return "".join(f"{each}\n" for each in comments_in(text)) + header + pairs(new)


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values[part]
    return values


def _sound(text: str, path: KeyPath) -> Any:
    try:
        return _at(tomllib.loads(text), path)
    except (tomllib.TOMLDecodeError, LookupError):
        return None


@dataclass(slots=True)
class _Edits:
    """What is to be put in the place of what; found first, done at the end from the last one."""

    text: str
    spans: dict[KeyPath, Span] = field(init=False)
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spans = spans_of_keys(self.text)

    def applied(self) -> str:
        """The text with all edits."""
        result = self.text
        # Of several at one place the last goes first, so that each then stands before it.
        for start, end, _, new in sorted(self._numbered(), reverse=True):
            result = result[:start] + new + result[end:]
        return result

    def _numbered(self) -> Iterator[tuple[int, int, int, str]]:
        for number, (start, end, new) in enumerate(self.found):
            yield start, end, number, new

    def table(self, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Note what makes the old values of a table the new ones."""
        for key in old:
            if key not in new:
                self._remove((*path, key))
            elif old[key] != new[key]:
                self._value((*path, key), old[key], new[key])
        before: str | None = None
        for key in new:
            if key not in old:
                self._insert(path, key, new[key], before)
            else:
                before = key

    def _value(self, path: KeyPath, old: Any, new: Any) -> None:
        if isinstance(old, dict) and isinstance(new, dict):
            if old.keys() != new.keys() and self._is_in_braces(path):
                self._replace(self.spans[path], new)
            else:
                self.table(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for position, (was, becomes) in enumerate(zip(old, new, strict=True)):
                if was != becomes:
                    self._value((*path, position), was, becomes)
        elif path in self.spans:
            self._replace(self.spans[path], new)

    def _is_in_braces(self, path: KeyPath) -> bool:
        span = self.spans.get(path)
        return span is not None and self.text.startswith("{", span.value)

    def _replace(self, span: Span, new: Any) -> None:
        inside = comments_in(self.text[span.value : span.end])
        if inside:
            start = self._line_start(span.key)
            self.found.append((start, start, "".join(f"{each}\n" for each in inside)))
        room = 100 - (span.value - self._line_start(span.key))
        self.found.append((span.value, span.end, written(new, room)))

    def _remove(self, path: KeyPath) -> None:
        """Take away the lines of a pair, but for their comments."""
        span = self.spans.get(path)
        if span is None:
            return
        start, end = self._line_start(span.key), self._line_end(span.end)
        kept = "".join(f"{each}\n" for each in comments_in(self.text[start:end]))
        self.found.append((start, end, kept))

    def _insert(self, path: KeyPath, key: str, value: Any, before: str | None) -> None:
        """Put a pair on a line of its own, after the one that goes before it."""
        span = self.spans.get((*path, before)) if before else None
        if span is None:
            header = self.spans.get(path)
            place = self._line_end(header.end) if header else 0
        else:
            place = self._line_end(span.end)
        line = pair(key, value)
        if place and self.text[place - 1] != "\n":
            line = f"\n{line}"
        self.found.append((place, place, line))

    def _line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def _line_end(self, position: int) -> int:
        found = _TO_END_OF_LINE.match(self.text, position)
        return found.end() if found else position
