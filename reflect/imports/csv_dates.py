"""Dates as people write them in a table: which of two numbers is the day, all of them decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.imports import dates
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_NUMBERS = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})"
    r"(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?([AaPp])\.?[Mm]\.?)?)?"
)
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[A-Za-z]{3,9})"
    r"|(?P<month2>[A-Za-z]{3,9})\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"\.?,?[\s-]+(?P<year>\d{4})"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_CENTURY_TURNS = 70
"""Two digits of a year from here on are of the century before."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the dates of a column say together."""

    day_first: bool | None
    """None when they leave it open, or contradict each other."""
    contradict: bool = False
    example: str = ""
    """One that can be read in two ways."""


def order_of(cells: Iterable[str]) -> Order:
    """Whether the day stands before the month, as far as the dates show it."""
    day, month, example = False, False, ""
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip())
        if found is None or found[2] == ".":
            continue  # With full stops the day always comes first.
        first, second = int(found[1]), int(found[3])
        day, month = day or first > 12, month or second > 12
        if first != second and max(first, second) <= 12:
            example = example or cell.strip()
    if day and month:
        return Order(None, contradict=True, example=example)
    return Order(
        True if day or not (month or example) else False if month else None, False, example
    )


def read_date(cell: str, *, day_first: bool) -> datetime:
    """The moment in a cell; noon where only the day is said. Raises `LeftOut`."""
    cell = cell.strip()
    numbers = _NUMBERS.fullmatch(cell)
    if numbers:
        return _from_numbers(numbers, day_first)
    named = _NAMED.fullmatch(cell)
    if named:
        month = _month((named["month"] or named["month2"]).lower())
        return dates.on_day(int(named["year"]), month, int(named["day"] or named["day2"]))
    return dates.moment(cell)


def _from_numbers(found: re.Match[str], day_first: bool) -> datetime:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    day, month = (first, second) if day_first or found[2] == "." else (second, first)
    clock = f" {found[5]}:{found[6]}{f' {found[7]}m' if found[7] else ''}" if found[5] else ""
    return dates.moment(f"{year:04}-{month:02}-{day:02}{clock}")


def _month(name: str) -> int:
    for number, month in enumerate(_MONTHS, 1):
        if month.startswith(name) or (name == "sept" and number == 9):
            return number
    what = "has no date that can be read"
    raise LeftOut(what)
