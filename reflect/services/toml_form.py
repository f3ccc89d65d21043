"""A form to fill in as TOML: how its text is written, and what is wrong with one that came back."""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from reflect.errors import Refused
from reflect.packs.toml_lines import KeyPath, line_of, lines_of_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARACTERS = 4_000_000
"""A longer form is not a reflection."""

_COMMENT_WIDTH = 92
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_MISTAKES_TITLE = "# Not saved yet. Look at this once more:"

Mistake = tuple[int, str]
"""The line, counted from 1, and what is wrong there."""


class FormInvalid(Refused):
    """A form holds what cannot be kept. Nothing of it has been."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("; ".join(f"line {line}: {what}" for line, what in self.mistakes))


class Form:
    """The values of a form, and the mistakes found in them."""

    def __init__(self, values: dict[str, Any], lines: dict[KeyPath, int]) -> None:
        self.values = values
        self._lines = lines
        self._mistakes: list[Mistake] = []

    def mistake(self, path: KeyPath, what: str) -> None:
        """Note a mistake at a key."""
        self._mistakes.append((line_of(path, self._lines), what))

    def text(self, path: KeyPath, value: Any) -> str:
        """The value as text; a mistake is noted, and the text empty, when it is none."""
        name = next(part for part in reversed(path) if isinstance(part, str))
        if not isinstance(value, str):
            self.mistake(path, f'"{name}" must be text in quotation marks')
            return ""
        if not is_text(value):
            self.mistake(path, f'"{name}" holds a character that is not text')
            return ""
        return value.strip("\n")

    def table(self, name: str) -> dict[str, Any]:
        """The table with this name; empty when there is none."""
        found = self.values.get(name, {})
        if not isinstance(found, dict):
            self.mistake((name,), f'"{name}" must be a table: write [{name}] on a line of its own')
            return {}
        return found

    def refuse_unknown(self, path: KeyPath, known: Iterable[str], what: str) -> None:
        """Note a mistake for a key that is none of the known ones."""
        name = str(path[-1])
        meant = get_close_matches(name, list(known), n=1)
        advice = f'; did you mean "{meant[0]}"?' if meant else ""
        self.mistake(path, f'there is no {what} "{name}"{advice}')

    def check(self) -> None:
        """Raise `FormInvalid` when mistakes were noted."""
        if self._mistakes:
            raise FormInvalid(self._mistakes)


def parsed(text: str) -> Form:
    """The form's values; raises `FormInvalid` when it is not TOML."""
    source = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(source) > MAX_CHARACTERS:
        raise FormInvalid([(1, f"the form has more than {MAX_CHARACTERS} characters")])
    try:
        return Form(tomllib.loads(source), lines_of_keys(source))
    except tomllib.TOMLDecodeError as error:
        raise FormInvalid([_not_toml(source, str(error))]) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits; brackets in brackets in brackets.
        raise FormInvalid([(1, "the form holds a value that cannot be read")]) from None


def _not_toml(source: str, message: str) -> Mistake:
    place = _POSITION.search(message)
    line = int(place[1]) if place and place[1] else source.count("\n") + 1
    cause = _POSITION.sub("", message)
    return line, f"this is not TOML: {cause[:1].lower()}{cause[1:]}"


def is_text(text: str) -> bool:
    """Whether nothing in it is a command to a machine: no control characters but tab and line."""
    return not _CONTROL.search(text)


def one_line(text: str) -> str:
    """A text as a TOML value in one line."""
    # TOML has JSON's escapes, but does not let DEL stand for itself.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def many_lines(text: str) -> str:
    """A text as a TOML value that can be typed in as on paper: nothing in it is an escape."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if "'''" in plain or not is_text(plain):
        return one_line(plain)
    return f"'''\n{plain}\n'''"


def listed(values: Iterable[str]) -> str:
    """Several one-line values as a TOML list."""
    return f"[{', '.join(values)}]"


def comment(text: str, indent: str = "") -> list[str]:
    """A text as lines of comment, paragraph by paragraph."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        wrapped = textwrap.wrap(paragraph, _COMMENT_WIDTH - len(indent)) or [""]
        lines += [f"# {indent}{line}".rstrip() for line in wrapped]
    return lines


def with_mistakes(text: str, mistakes: Iterable[Mistake]) -> str:
    """The form with its mistakes as a comment on top, named by the lines they then stand on."""
    found = sorted(mistakes)
    more = len(found) + 2
    notes = [f"#   line {line + more}: {what}".replace("\n", " ") for line, what in found]
    return "\n".join([_MISTAKES_TITLE, *notes, "", without_mistakes(text)])


def without_mistakes(text: str) -> str:
    """The form without the comment that `with_mistakes` put on top."""
    lines = text.split("\n")
    if lines[0] != _MISTAKES_TITLE:
        return text
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    return "\n".join(lines).removeprefix("\n")
