"""The facts that stand between two lines of dashes before a text in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reflect.imports.strict_yaml import NotPlain, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
LONGEST = 64 * 1024
"""Characters; what is longer is text."""


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The facts, their names in small letters, and the text below them.

    What stands there but cannot be read as facts is text like the rest.
    """
    found = _FRONT.match(text, 0, LONGEST)
    if found is None:
        return {}, text
    try:
        facts = read_yaml(found[1])
    except NotPlain:
        return {}, text
    if not isinstance(facts, dict):
        return {}, text if facts else text[found.end() :]
    return {key.lower(): value for key, value in facts.items()}, text[found.end() :]


def fact(facts: Mapping[str, Any], *names: str) -> str:
    """The first of these facts that says something in one value."""
    said = (facts.get(name) for name in names)
    return next((one.strip() for one in said if isinstance(one, str) and one.strip()), "")


def facts_listed(facts: Mapping[str, Any], *names: str) -> list[str]:
    """What a list says, or one line with commas or spaces between, as tags are given."""
    for name in names:
        match facts.get(name):
            case str(line) if line.strip():
                return re.split(r"\s*,\s*" if "," in line else r"\s+", line.strip())
            case list(parts):
                return [part for part in parts if isinstance(part, str)]
    return []
