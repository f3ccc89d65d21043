"""The plain part of YAML: tables, lists and texts. Every value stays as it was typed.

Built from the parser's events, so that nothing is ever made of a tag, and nothing stands for
more than it shows: dates keep their offset, and ``no`` stays a word.
"""

from __future__ import annotations

from typing import Any

import yaml

from reflect.imports import limits

Value = str | list[Any] | dict[str, Any]
# The one in C is ten times as quick; some builds lack it.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NotPlain(ValueError):
    """No YAML, or more than plain YAML."""


def read_yaml(text: str) -> Value:
    """The value; raises `NotPlain` for aliases, anchors, tags, a key twice, or deep nesting."""
    try:
        builder = _Builder()
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError:
        raise NotPlain from None
    return builder.value()


class _Builder:
    """Puts values together as events come in; no call goes deeper than another."""

    def __init__(self) -> None:
        self._roots: list[Any] = []
        self._open: list[list[Any]] = []
        self._is_table: list[bool] = []

    def take(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) or getattr(event, "tag", None) not in {None, "!"}:
            raise NotPlain
        match event:
            case yaml.ScalarEvent():
                self._add(event.value)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._begin(isinstance(event, yaml.MappingStartEvent))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()
            case yaml.AliasEvent():
                raise NotPlain

    def value(self) -> Value:
        if len(self._roots) > 1:
            raise NotPlain
        root: Value = self._roots[0] if self._roots else ""
        return root

    def _begin(self, is_table: bool) -> None:
        if len(self._open) == limits.DEPTH:
            raise NotPlain
        self._open.append([])
        self._is_table.append(is_table)

    def _end(self) -> None:
        parts = self._open.pop()
        self._add(_table(parts) if self._is_table.pop() else parts)

    def _add(self, value: Any) -> None:
        (self._open[-1] if self._open else self._roots).append(value)


def _table(parts: list[Any]) -> dict[str, Any]:
    keys, values = parts[::2], parts[1::2]
    if not all(isinstance(key, str) for key in keys) or len(set(keys)) != len(keys):
        raise NotPlain
    return dict(zip(keys, values, strict=True))
