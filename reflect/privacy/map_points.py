"""Points on a map: three words, degrees, grid references, plus codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import around, at_numbers, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_POINT = "This is one point on a map."
_WORDS3 = late(r"(?:///|w3w:? |what3words:? (?:is |was )?)[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}\b")
_DEGREES = late(
    r"(?<![\w.])[-+]?\d{1,2}\.\d{3,8}°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,8}°? ?[EW]?(?![\w.])"
    r"|(?<![\w.])\d{1,2}[°º] ?\d{1,2}['\u2032] ?(?:[\d.]{1,6}[\"\u2033] ?)?[NS],? ?\d{1,3}[°º] ?\d"
    r"{1,2}['\u2032] ?(?:[\d.]{1,6}[\"\u2033] ?)?[EW]"
)
_GRID = late(
    r"\b(?:grid ref(?:erence)?|OS ref|os grid|GR)[ :.]{1,3}(?P<ref>[A-Z]{0,2} ?\d{3,5} ?\d{3,5})\b",
    re.I,
)
_PLUS = late(r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])")
# A word or sign of a point on a map, and how far before and after it the point may be.
_POINTED = (
    ("///", _WORDS3, (0, 70)),
    ("w3w", _WORDS3, (0, 70)),
    ("words", _WORDS3, (5, 80)),
    ("+", _PLUS, (8, 4)),
    ("grid ref", _GRID, (0, 40)),
    ("os ref", _GRID, (0, 30)),
    ("os grid", _GRID, (0, 30)),
)


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of points on a map."""
    plain, small = text.plain, text.small
    for degrees in at_numbers(text, _DEGREES):
        yield Mark(*degrees.span(), Kind.ADDRESS, Strength.CERTAIN, _POINT)
    for word, pattern, reach in _POINTED:
        for at in places(small, (word,)):
            if point := around(plain, at, pattern, reach):
                where = point.span(point.lastgroup or 0)
                yield Mark(*where, Kind.ADDRESS, Strength.CERTAIN, _POINT)
