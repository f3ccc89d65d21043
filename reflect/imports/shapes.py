"""Turns a value out of a file into the shape that its program gives it."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from reflect.imports.texts import LeftOut

Shape = TypeVar("Shape", bound=msgspec.Struct)


def shaped(raw: Any, kind: type[Shape]) -> Shape:
    """The value in its shape; keys that we do not know are passed over. Raises `LeftOut`."""
    try:
        return msgspec.convert(_without_nothing(raw), kind)
    except (msgspec.ValidationError, UnicodeError):
        what = "is not as its program writes it"
        raise LeftOut(what) from None


def _without_nothing(raw: Any) -> Any:
    """A table without the keys that say null, which is as good as not there."""
    if isinstance(raw, dict):
        return {key: value for key, value in raw.items() if value is not None}
    return raw
