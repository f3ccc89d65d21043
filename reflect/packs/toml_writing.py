"""Writes TOML for people: one thing a line, and long words as they are read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def one_line(text: str) -> str:
    """A text as a TOML value in one line."""
    # TOML has JSON's escapes, but does not let DEL stand for itself.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def written(value: Any, room: int = _WIDTH) -> str:
    """A value as TOML; a list that does not fit into the room has an item on each line."""
    if isinstance(value, str):
        return _paragraphs(value) if "\n" in value else one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return _inline(value)
    if isinstance(value, list):
        return _list(value, room)
    return str(value)


def pair(key: str, value: Any) -> str:
    """A line, or more, that gives a key its value."""
    return f"{bare(key)} = {written(value, _WIDTH - len(key) - 3)}\n"


def pairs(values: Mapping[str, Any]) -> str:
    """A line, or more, for each key."""
    return "".join(pair(key, value) for key, value in values.items())


def bare(key: str) -> str:
    """A key as it stands before its value."""
    return key if _BARE.fullmatch(key) else one_line(key)


def _paragraphs(text: str) -> str:
    """Broken where the text is, so that a change of one line is a change of one line."""
    lines = (one_line(line)[1:-1] for line in text.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _inline(value: Mapping[str, Any]) -> str:
    inner = ", ".join(f"{bare(key)} = {_flat(each)}" for key, each in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def _list(value: list[Any], room: int) -> str:
    flat = _flat(value)
    if len(flat) <= room and not any(isinstance(each, dict) for each in value):
        return flat
    return "[\n" + "".join(f"  {_flat(each)},\n" for each in value) + "]"


def _flat(value: Any) -> str:
    """A value in one line: what stands in braces may not be broken."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flat, value))}]"
    return written(value)
