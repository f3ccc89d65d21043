"""One TOML file of a pack: read within limits, with the problems found in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reflect.errors import PackInvalid
from reflect.packs.limits import MAX_FILE_BYTES, MAX_PROBLEMS
from reflect.packs.toml_lines import STRING, KeyPath, line_of, lines_of_keys

if TYPE_CHECKING:
    from pathlib import Path

MAX_DEPTH = 16
MAX_PARTS = 10_000
"""Lines, and opening brackets, commas and equals signs, wherever they stand."""
_MAX_DIGITS = 32
_LONGEST_CAUSE = 200

_TOKEN = re.compile(
    rf"(?P<skip>{STRING}|#[^\n]*)|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<dot>\.)|(?P<end>[\n,=])"
    rf"|(?P<digits>[0-9][0-9_]{{{_MAX_DIGITS},}})",
    re.DOTALL,
)
_SKIPPED = re.compile(rf"{STRING}|#[^\n]*", re.DOTALL)
_LONG = re.compile(rf"[0-9][0-9_]{{{_MAX_DIGITS},}}|(?:\.[^.\n,=\[\]{{}}]*){{{MAX_DEPTH + 1},}}")
_BRACKET = re.compile(r"[\[\]{}]")
_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(slots=True)
class TomlFile:
    """A file's values, and what was found wrong with them."""

    name: str
    """As problems name it, from the pack's folder: ``sets/after.toml``."""
    source: str
    values: dict[str, Any]
    enough: int = MAX_PROBLEMS
    """So many problems end the reading."""
    found: list[tuple[KeyPath, str]] = field(default_factory=list)

    def report(self, path: KeyPath, what: str) -> None:
        """Note a problem at a key; for a key that is missing, its table's line will be named.

        Raises `PackInvalid` when that is enough.
        """
        self.found.append((path, what))
        if len(self.found) >= self.enough:
            raise PackInvalid(self.problems())

    def problems(self) -> tuple[str, ...]:
        """All that was reported, from the top of the file down: ``name:line: what``."""
        if not self.found:
            return ()
        lines = lines_of_keys(self.source)
        placed = sorted((line_of(path, lines), what) for path, what in self.found)
        return tuple(f"{self.name}:{line}: {what}" for line, what in placed)


def read_bytes(path: Path, name: str) -> bytes:
    """What is in the file, with the line breaks of Unix; raises `PackInvalid`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise _invalid(name, "cannot be read; check that you may open it") from error
    if len(data) > MAX_FILE_BYTES:
        raise _invalid(name, f"is larger than {MAX_FILE_BYTES // 1024} KiB; split it into sets/")
    return data.replace(b"\r\n", b"\n")


def read_toml(data: bytes, name: str, enough: int = MAX_PROBLEMS) -> TomlFile:
    """The file's values.

    Raises `PackInvalid` when it is not UTF-8, nested too deeply or not TOML.
    """
    source = _decoded(data, name)
    if sum(map(source.count, "\n[{,=")) > MAX_PARTS:
        what = f"holds more than {MAX_PARTS} lines and values together; split it into sets/"
        raise _invalid(name, what)
    if not _is_surely_small(source):
        _check_size_of_parts(source, name)
    try:
        return TomlFile(name, source, tomllib.loads(source), enough)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(name, source, str(error)) from error


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        what = "begins with a byte order mark; save it as UTF-8 without one"
        raise _invalid(_at(name, "", 0), what)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        place = _at(name, data[: error.start].decode(), error.start)
        raise _invalid(place, "is not UTF-8; save it in that encoding") from error


def _check_size_of_parts(source: str, name: str) -> None:
    """Refuse what would cost tomllib much time or all of its stack."""
    depth = dots = 0
    for token in _TOKEN.finditer(source):
        match token.lastgroup:
            case "open":
                depth, dots = depth + 1, 0
            case "close":
                depth, dots = max(0, depth - 1), 0
            case "end":
                dots = 0
            case "dot":
                dots += 1
            case "digits":
                raise _invalid(_at(name, source, token.start()), "a number is too long; shorten it")
        if max(depth, dots) > MAX_DEPTH:
            what = f"nested deeper than {MAX_DEPTH} levels; take some away"
            raise _invalid(_at(name, source, token.start()), what)


def _is_surely_small(source: str) -> bool:
    """Whether a look without texts and comments is enough; it never says so of what is not."""
    bare = _SKIPPED.sub("", source)
    if _LONG.search(bare):
        return False
    depth = deepest = 0
    for bracket in _BRACKET.findall(bare):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest <= MAX_DEPTH


def _at(name: str, source: str, position: int) -> str:
    return f"{name}:{source.count(chr(10), 0, position) + 1}"


def _not_toml(name: str, source: str, message: str) -> PackInvalid:
    position = _POSITION.search(message)
    if position and position[1]:
        place, where = f"{name}:{position[1]}", f", column {position[2]}"
    elif (start := _unclosed_text(source)) is not None:
        place, where = _at(name, source, start), ", a text that begins here"
    else:
        place, where = _at(name, source.rstrip(), len(source)), ", at the end"
    cause = _POSITION.sub("", message)[:_LONGEST_CAUSE]
    return _invalid(place, f"not TOML{where}: {cause}; mend this first")


def _unclosed_text(source: str) -> int | None:
    """Where the first text begins that has no end, as far as that can be told."""
    for token in _TOKEN.finditer(source):
        text = token[0]
        if text.startswith(('"""', "'''")):
            closed = token.end() < len(source)
        else:
            closed = not text.startswith("'") or (len(text) > 1 and text.endswith("'"))
        if not closed:
            return token.start()
    return None


def _invalid(place: str, what: str) -> PackInvalid:
    return PackInvalid((f"{place}: {what}",))
