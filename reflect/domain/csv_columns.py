"""Which column of a table is what, when a log kept in a spreadsheet is brought in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvColumns:
    """The places of columns, counted from 0; every other column becomes a prompt of its own."""

    date: int
    title: int | None = None
    text: int | None = None
    tags: int | None = None
    minutes: int | None = None
    day_first: bool | None = None
    """Whether 3/4/2026 is in April; None leaves it to the dates, where one of them shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvPreview:
    """What a person looks at before the columns are settled."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first few."""
    total: int
    """How many rows there are."""
    columns: CsvColumns | None
    """A guess from the headings; None when no column is called a date."""
    question: str = ""
    """What only the writer knows; empty when nothing is open."""
