"""Reads a day the way people write one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from collections.abc import Iterator

Prefer = Literal["past", "future", "nearest"]
"""Which year is meant when none is written."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\.?")
_WORDS = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})\.?\s+([^\W\d]+)\.?(?:,?\s+(\d{4}))?")


def read_date(text: str, today: date, prefer: Prefer = "nearest") -> date | None:
    """The day a text means: "3 December", "Thursday 3 Dec 2026", "3/12" or "2026-12-03"."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := _SLASHES.fullmatch(text):
        return _in_year(match[3], int(match[2]), int(match[1]), (today, prefer))
    if match := _WORDS.fullmatch(text):
        month = _month(match[2])
        return _in_year(match[3], month, int(match[1]), (today, prefer)) if month else None
    return None


def _month(word: str) -> int:
    """The number of a month in the writer's language or in English, whole or begun."""
    word = word.casefold()
    for number, name in _names():
        if len(word) >= 3 and name.casefold().startswith(word):
            return number
    return 0


def _names() -> Iterator[tuple[int, str]]:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    for locale in (QLocale(), english):
        for number in range(1, 13):
            yield number, locale.monthName(number)
            yield number, locale.standaloneMonthName(number)


def _in_year(year: str | None, month: int, day: int, which: tuple[date, Prefer]) -> date | None:
    if year:
        return _day(int(year), month, day)
    today, prefer = which
    near = (_day(today.year + away, month, day) for away in (-1, 0, 1))
    days = [found for found in near if found is not None]
    fitting = [found for found in days if _fits(found, today, prefer)]
    return min(fitting or days, key=lambda found: abs(found - today), default=None)


def _fits(found: date, today: date, prefer: Prefer) -> bool:
    if prefer == "past":
        return found <= today
    return found >= today if prefer == "future" else True


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
