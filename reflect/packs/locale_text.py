"""The text of a translation's file: a table under its own header for whatever has words."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from reflect.packs.toml_edits import comments_in, edited
from reflect.packs.toml_lines import spans_of_keys
from reflect.packs.toml_writing import bare, pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reflect.packs.toml_lines import KeyPath

Values = dict[str, Any]


def locale_text(before: str, values: Values) -> str:
    """The text with these values, and otherwise as it was; made anew where there was none."""
    raw = tomllib.loads(before)
    if _filled(raw) == values:
        return before
    headers = {at for at, span in spans_of_keys(before).items() if span.value == span.end}
    within, beside = _parted(values, raw, (), headers)
    changed = edited(before, (), within)
    tables = [changed.rstrip("\n") + "\n" if changed.strip() else "", *_tables(beside, ())]
    result = "\n".join(filter(None, tables))
    if _read(result) == values:
        return result
    comments = "".join(f"{each}\n" for each in comments_in(before))
    return "\n".join(filter(None, (comments, *_tables(values, ()))))


def _filled(value: Any) -> Any:
    """The values without empty texts and tables, which say nothing in a translation."""
    if isinstance(value, dict):
        told = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in ("", {}, [])}
    return value


def _parted(
    values: Values, raw: Any, path: KeyPath, headers: Collection[KeyPath]
) -> tuple[Values, Values]:
    """What belongs into tables that are in the text, and what needs a table of its own."""
    within: Values = {}
    beside: Values = {}
    for key, value in values.items():
        at = (*path, key)
        if isinstance(value, dict):
            inner, outer = _parted(
                value, raw.get(key) if isinstance(raw, dict) else None, at, headers
            )
            within |= {key: inner} if inner else {}
            beside |= {key: outer} if outer else {}
        elif not path or path in headers or (isinstance(raw, dict) and key in raw):
            within[key] = value
        else:
            beside[key] = value
    return within, beside


def _tables(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Each table with words in it, under its header."""
    words = {key: value for key, value in values.items() if not isinstance(value, dict)}
    if words:
        header = f"[{'.'.join(map(bare, path))}]\n" if path else ""
        yield header + pairs(words)
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _tables(value, (*path, key))


def _read(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
