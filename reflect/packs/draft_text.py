"""The text of each file of a pack in the making: what a person wrote in it stays."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reflect.packs.folder import PACK_FILE
from reflect.packs.toml_edits import comment_tokens, edited
from reflect.packs.toml_lines import spans_of_keys
from reflect.packs.toml_writing import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reflect.packs.toml_lines import KeyPath

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as a person left it."""

    text: str
    values: Values
    """As the draft had them when nothing was changed yet."""


@dataclass(frozen=True, slots=True)
class _List:
    """Tables of which a file holds several, each under a header."""

    name: str
    header: str
    alone: KeyPath
    """The place of one when there is nothing else in the text."""
    inner: _List | None = None


_OF_SET = _List("prompts", "[[prompts]]\n", ("prompts", 0))
_OF_PACK = _List(
    "prompt_sets",
    "[[prompt_sets]]\n",
    ("prompt_sets", 0),
    _List("prompts", "[[prompt_sets.prompts]]\n", ("prompt_sets", "prompts", 0)),
)


def file_text(name: str, before: FileText | None, values: Values) -> str:
    """The text of a file with these values: as it was before, but for what has changed."""
    if name.startswith("locale/"):
        return _locale_text(before, values)
    within = _OF_PACK if name == PACK_FILE else _OF_SET
    if before is None:
        return _new(values, within, "")
    return _changed(before.text, before.values, values, (), within)


def _locale_text(before: FileText | None, values: Values) -> str:
    if before is None:
        return "\n".join(_tables(values, ()))
    if before.values == values:
        return before.text
    return edited(before.text, (), _patched(tomllib.loads(before.text), before.values, values))


def _changed(
    text: str, old: Values, new: Values, path: KeyPath, within: _List | None = None
) -> str:
    """The text of a table and of what lies in it, with what is new in it."""
    if old == new:
        return text
    if within is None:
        return edited(text, path, _patched(_at(tomllib.loads(text), path), old, new))
    found = old.get(within.name, [])
    blocks = _blocks(text, (*path, within.name), len(found))
    if blocks is None:
        return _changed(text, old, new, path)
    head, *others = blocks
    known = {each["id"]: (block, each) for block, each in zip(others, found, strict=True)}
    items = (
        _changed(*known[each["id"]], each, within.alone, within.inner)
        if each["id"] in known
        else f"{_new(each, within.inner, within.header)}\n"
        for each in new.get(within.name, [])
    )
    top = _changed(head, _without(old, within), _without(new, within), path)
    tail = text[len(text.rstrip("\n")) :] or "\n"
    return "".join((top, *items)).rstrip("\n") + tail


def _blocks(text: str, path: KeyPath, count: int) -> list[str] | None:
    """What stands before the tables of a list, and each of them with the comment above it.

    Nothing if they do not all have a header.
    """
    spans = spans_of_keys(text)
    found = [spans[(*path, position)] for position in range(count)]
    if any(not text.startswith("[[", span.key) for span in found):
        return None
    comments = _lines_of_comment(text)
    starts = [_with_comment(text, span.key, comments) for span in found]
    blocks = [text[start:end] for start, end in pairwise([0, *starts, len(text)])]
    return [*blocks[:-1], blocks[-1].rstrip("\n") + "\n\n"]


def _lines_of_comment(text: str) -> set[int]:
    """Where each line begins that is nothing but a comment."""
    starts = (
        (text.rfind("\n", 0, each.start()) + 1, each.start()) for each in comment_tokens(text)
    )
    return {start for start, comment in starts if not text[start:comment].strip()}


def _with_comment(text: str, position: int, comments: set[int]) -> int:
    """Where the lines of comment begin that stand right above a place."""
    start = text.rfind("\n", 0, position) + 1
    while start and (above := text.rfind("\n", 0, start - 1) + 1) in comments:
        start = above
    return start


def _new(values: Values, within: _List | None, header: str) -> str:
    """The text of a table that nobody has written yet."""
    if within is None:
        return header + pairs(values)
    items = (_new(each, within.inner, within.header) for each in values.get(within.name, []))
    return "\n".join((header + pairs(_without(values, within)), *items))


def _without(values: Values, within: _List) -> Values:
    return {key: value for key, value in values.items() if key != within.name}


def _patched(raw: Values, old: Values, new: Values) -> Values:
    """What was in a file, with all that has changed in the draft, in the order of the draft."""
    kept = {key: raw[key] for key in new if key in raw and key in old and old[key] == new[key]}
    others = {key: value for key, value in raw.items() if key not in old and key not in new}
    ordered = {key: kept.get(key, value) for key, value in new.items()}
    return {**ordered, **others}


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values[part]
    return values


def _tables(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Each table with words in it, under its header."""
    words = {key: value for key, value in values.items() if not isinstance(value, dict)}
    if words:
        header = f"[{'.'.join(path)}]\n" if path else ""
        yield header + pairs(words)
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _tables(value, (*path, key))
