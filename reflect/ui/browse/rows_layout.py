"""Where month headings and entries stand in the list, known from the count of each day alone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reflect.ui.browse.months import month_of, months_of

if TYPE_CHECKING:
    from datetime import date

    from reflect.ui.browse.months import Days, Month

PAGE = 60
"""Entries that are read at a time."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some neighbouring entries, as the finder is asked for them."""

    number: int
    until: date
    """The day of the first."""
    skip: int
    """Entries of that day before it."""


class RowsLayout:
    """Rows are headings and entries, newest first: a heading, its month's entries, and so on."""

    def __init__(self, shown: Days = (), every: Days = ()) -> None:
        self.months = months_of(shown, every)
        self._days = [day for day, _ in shown]
        self._day_starts = [0, *accumulate(count for _, count in shown)]
        self._heads = [0, *accumulate(month.shown + 1 for month in self.months)]
        self._month_starts = [head - index for index, head in enumerate(self._heads)]

    @property
    def rows(self) -> int:
        """How many rows there are, headings among them."""
        return self._heads[-1]

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self._day_starts[-1]

    @property
    def heads(self) -> list[int]:
        """The rows that are headings."""
        return self._heads[:-1]

    def month(self, row: int) -> Month:
        """The month that a row belongs to."""
        return self.months[self._month_index(row)]

    def is_heading(self, row: int) -> bool:
        """Whether the row names a month."""
        return self._heads[self._month_index(row)] == row

    def entry(self, row: int) -> int | None:
        """The place of a row's entry among all entries, from 0; None for a heading."""
        index = self._month_index(row)
        return None if self._heads[index] == row else row - index - 1

    def row(self, entry: int) -> int:
        """The row of the entry at a place."""
        month = bisect_right(self._month_starts, entry, hi=len(self.months)) - 1
        return entry + month + 1

    def day(self, entry: int) -> date:
        """The day of the entry at a place."""
        return self._days[self._day_index(entry)]

    def place(self, day: date, nth: int) -> int | None:
        """The place of a day's entry, counted from 0; None when the day has no such entry."""
        index = bisect_right(self._days, -day.toordinal(), key=lambda d: -d.toordinal()) - 1
        if index < 0 or self._days[index] != day:
            return None
        place = self._day_starts[index] + nth
        return place if place < self._day_starts[index + 1] else None

    def head_of(self, day: date) -> int | None:
        """The heading of a day's month, or of the next older that has entries, or the last."""
        if not self.months:
            return None
        first = -month_of(day).toordinal()
        index = bisect_right(self.months, first - 1, key=lambda month: -month.first.toordinal())
        return self._heads[min(index, len(self.months) - 1)]

    def page_of(self, entry: int) -> int:
        """The number of the page that holds the entry at a place."""
        return entry // PAGE

    def page(self, number: int) -> Page:
        """How to ask for a page."""
        first = number * PAGE
        index = self._day_index(first)
        return Page(number, self._days[index], first - self._day_starts[index])

    def _month_index(self, row: int) -> int:
        return bisect_right(self._heads, row, hi=len(self.months)) - 1

    def _day_index(self, entry: int) -> int:
        return bisect_right(self._day_starts, entry, hi=len(self._days)) - 1
