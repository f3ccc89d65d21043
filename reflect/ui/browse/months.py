"""Days with entries, by month and by year: what the list's headings and the strip are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

Days = tuple[tuple["date", int], ...]
"""Each day that has entries, newest first, and how many."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has entries to show."""

    first: date
    shown: int
    """Entries that are wanted."""
    every: int
    """Entries in all."""


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def by_month(days: Days) -> dict[date, int]:
    """How many entries each month has, newest first."""
    # By number: making a date of each of ten years' days takes longer than the search.
    months: dict[int, int] = {}
    for day, count in days:
        number = month_number(day)
        months[number] = months.get(number, 0) + count
    return {month_numbered(number, days[0][0]): count for number, count in months.items()}


def months_of(shown: Days, every: Days) -> tuple[Month, ...]:
    """The months with entries that are wanted, newest first."""
    all_of = by_month(every)
    return tuple(
        Month(first, count, max(count, all_of.get(first, 0)))
        for first, count in by_month(shown).items()
    )


def month_number(day: date) -> int:
    """Months since the year 0, so that they can be counted from one to another."""
    return day.year * 12 + day.month - 1


def month_numbered(number: int, like: date) -> date:
    """The first day of the month with this number; ``like`` is any date."""
    return like.replace(year=number // 12, month=number % 12 + 1, day=1)
