"""JSON that means one thing only."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.texts import decoded

# One that is never closed goes on to the end: looked for from each of its quotation marks, it would
# take the square of its length.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_ALIKE = str.maketrans("{}", "[]")
_LONGEST_NUMBER = 40


def read_json(data: bytes) -> Any:
    """The value; raises `ImportFailed` for what two readers could take for two things.

    That is: not UTF-8, a key twice, NaN, a whole number above 2⁵³, or nesting beyond the limit.
    """
    text = decoded(data)
    _refuse_depth(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_int=_small,
            parse_float=_fraction,
        )
    except (ValueError, RecursionError):
        why = "The file is not whole, or was changed after it was written. Export it again."
        raise ImportFailed(ImportFault.DAMAGED, why) from None


def entries_in(data: bytes) -> list[Any]:
    """What the list ``entries`` of a table holds; raises `ImportFailed` where there is none."""
    whole = read_json(data)
    entries = whole.get("entries") if isinstance(whole, dict) else None
    if not isinstance(entries, list):
        why = "The file has no list of entries in it. Export it again."
        raise ImportFailed(ImportFault.DAMAGED, why)
    return entries


def _refuse_depth(text: str) -> None:
    """Take away the innermost pairs, a level at a time; no reader goes deep before that."""
    left = _NO_BRACKET.sub("", _STRING.sub("", text)).translate(_ALIKE)
    for _ in range(limits.DEPTH):
        if not left:
            return
        left = left.replace("[]", "")
    if left:
        why = "The file is nested deeper than any journal, or it is not whole. Export it again."
        raise ImportFailed(ImportFault.DAMAGED, why)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        message = "a key stands twice"
        raise ValueError(message)
    return table


def _no_constant(_name: str) -> NoReturn:
    message = "not a number"
    raise ValueError(message)


def _small(digits: str) -> int:
    # The length first: a million digits take long to read.
    if len(digits) > _LONGEST_NUMBER or abs(int(digits)) > limits.LARGEST_NUMBER:
        message = "a whole number that not every reader holds"
        raise ValueError(message)
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        message = "a number beyond any measure"
        raise ValueError(message)
    return number
