"""The line on which each key of a TOML file stands; `tomllib` does not tell.

Only for text that `tomllib` has accepted: what follows is a walk over valid TOML, not a check.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Keys and, in lists, positions from the file's root: ``("prompt_sets", 0, "title")``."""

STRING = (
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
)
"""Any of TOML's four strings, for `re.DOTALL`; one that is never closed reaches to its end."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(STRING, re.DOTALL)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+?(?=[ \t\r]*(?:[,\]}#\n]|\Z))")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key and its value stand in the source; for a table under a header, the header."""

    key: int
    value: int
    """An item of a list has no key: it begins with its value."""
    end: int


def spans_of_keys(source: str) -> dict[KeyPath, Span]:
    """Where each key, list item and header of valid TOML stands."""
    walk = _Walk(source)
    walk.document()
    return walk.spans


def lines_of_keys(source: str) -> dict[KeyPath, int]:
    """The line, counted from 1, where each key, table and list item of valid TOML begins."""
    walk = _Walk(source)
    walk.document()
    return walk.lines


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int:
    """The line of a key, or of the table that should have had it."""
    while path and path not in lines:
        path = path[:-1]
    return lines[path]


class _Walk:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.lines: dict[KeyPath, int] = {(): 1}
        self.spans: dict[KeyPath, Span] = {}
        self._breaks = [found.start() for found in re.finditer("\n", source)]
        self._last: dict[KeyPath, int] = {}
        """The newest item of each list of tables."""

    def document(self) -> None:
        here: KeyPath = ()
        while following := self._peek():
            if following == "[":
                here = self._header()
            else:
                self._pair(here)

    def _peek(self) -> str:
        """The next character that means something; empty at the end."""
        self._take(_BLANK)
        return self.source[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        if found is None:
            message = "tomllib accepts nothing that these patterns do not match"
            raise AssertionError(message)
        self.at = found.end()
        return found[0]

    def _note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, bisect_left(self._breaks, self.at) + 1)

    def _header(self) -> KeyPath:
        start = self.at
        brackets = 2 if self.source.startswith("[[", self.at) else 1
        self.at += brackets
        self._peek()
        here: KeyPath = ()
        names = self._key()
        for depth, name in enumerate(names, start=1):
            here = (*here, name)
            self._note(here)
            if brackets == 2 and depth == len(names):
                self._last[here] = self._last.get(here, -1) + 1
            if here in self._last:
                here = (*here, self._last[here])
                self._note(here)
        self._peek()
        self.at += brackets
        self.spans[here] = Span(start, self.at, self.at)
        return here

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        names = self._key()
        after, self.at = self.at, start
        for depth in range(1, len(names) + 1):
            self._note((*table, *names[:depth]))
        self.at = after + 1
        self._peek()
        value = self.at
        self._value((*table, *names))
        self.spans[(*table, *names)] = Span(start, value, self.at)

    def _key(self) -> tuple[str, ...]:
        """A key and its dotted parts, up to the sign that ends it."""
        names = [self._name()]
        while self._peek() == ".":
            self.at += 1
            self._peek()
            names.append(self._name())
        return tuple(names)

    def _name(self) -> str:
        if self.source[self.at] not in "\"'":
            return self._take(_BARE_KEY)
        return str(tomllib.loads(f"name = {self._take(_STRING)}")["name"])

    def _value(self, path: KeyPath) -> None:
        match self.source[self.at]:
            case "[":
                self._items(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_SCALAR)

    def _items(self, path: KeyPath) -> None:
        self.at += 1
        position = 0
        while (following := self._peek()) != "]":
            if following == ",":
                self.at += 1
                continue
            start = self.at
            self._note((*path, position))
            self._value((*path, position))
            self.spans[(*path, position)] = Span(start, start, self.at)
            position += 1
        self.at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while (following := self._peek()) != "}":
            if following == ",":
                self.at += 1
            else:
                self._pair(path)
        self.at += 1
