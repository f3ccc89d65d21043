"""A log of professional development kept in a spreadsheet: a row is an entry, nothing is lost.

The columns that are no title, text, date, tags or minutes become a prompt each, with the
column's heading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reflect.domain.csv_columns import CsvColumns, CsvPreview
from reflect.domain.entry import Content
from reflect.domain.imported import ImportedEntry
from reflect.domain.prompts import FREE, Kind, Prompt, PromptSet
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.csv_dates import order_of, read_date
from reflect.imports.csv_table import Table, read_table
from reflect.imports.texts import LeftOut, clean, one_line, tidy_tags, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.answers import Answer
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

SHOWN = 5
"""Rows of a preview."""
SET_ID, SET_TITLE = "cpd-log", "From a CPD log"

_GUESSES = {
    "date": ("date", "day", "when", "date of activity", "activity date", "start date"),
    "title": ("title", "activity", "activity title", "event", "course", "topic", "subject"),
    "text": ("reflection", "notes", "text", "entry", "description", "learning", "comments"),
    "tags": ("tags", "tag", "keywords", "labels", "category", "categories", "type"),
    "minutes": ("minutes", "mins", "duration", "hours", "time spent", "length"),
}
_TIME = re.compile(
    r"(?:(?P<hours>\d{1,4}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)\b\.?)?\s*"
    r"(?:(?P<minutes>\d{1,5})\s*(?:m|mins?|minutes?)?\b\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_DECIMAL = re.compile(r"(\d{1,4})[.,](\d{1,2})")
_LONGEST = 100_000

_NO_DATE = "No column of the table is called a date. Say which one holds the dates."
_NO_COLUMN = "The table has no column with that number. Choose the columns again."


def preview(place: Place, reading: Reading) -> CsvPreview:
    """What a person needs to see before saying which column is what."""
    table = read_table(reading.only_file(place))
    columns = reading.columns or guess(table.headings)
    return CsvPreview(
        headings=table.headings,
        rows=tuple(
            tuple(one_line(cell[: limits.TITLE]) for cell in row) for row in table.rows[:SHOWN]
        ),
        total=len(table.rows),
        columns=columns,
        question=_settled(table, columns)[1] if columns else _NO_DATE,
    )


def read(place: Place, reading: Reading) -> Iterator[ImportedEntry]:
    """An entry for each row; none at all, and a question, while a date may be two days."""
    table = read_table(reading.only_file(place))
    columns = reading.columns or guess(table.headings)
    if columns is None:
        raise ImportFailed(ImportFault.COLUMNS, _NO_DATE)
    columns, question = _settled(table, columns)
    if question:
        reading.problems.say(question)
        return
    prompts = _prompts(table, columns)
    made = (
        (f"Row {number}", partial(_entry, row, number, columns, prompts))
        for number, row in zip(table.numbers, table.rows, strict=True)
    )
    yield from reading.each(made, len(table.rows))


def guess(headings: tuple[str, ...]) -> CsvColumns | None:
    """Which column is what, by what they are called; None when none is a date."""
    called = [heading.casefold().strip(" :*") for heading in headings]
    found: dict[str, int] = {}
    for meaning, words in _GUESSES.items():
        for word in words:
            free = [at for at, name in enumerate(called) if at not in found.values()]
            exact = [at for at in free if called[at] == word]
            within = [at for at in free if word in re.split(r"[^a-z]+", called[at])]
            if exact or within:
                found[meaning] = (exact or within)[0]
                break
    if "date" not in found:
        return None
    return CsvColumns(
        date=found["date"],
        title=found.get("title"),
        text=found.get("text"),
        tags=found.get("tags"),
        minutes=found.get("minutes"),
    )


def _settled(table: Table, columns: CsvColumns) -> tuple[CsvColumns, str]:
    """The columns with the order of the dates said, or the question that settles it."""
    places = [columns.date, columns.title, columns.text, columns.tags, columns.minutes]
    used = [place for place in places if place is not None]
    if len(set(used)) != len(used) or not all(0 <= at < len(table.headings) for at in used):
        raise ImportFailed(ImportFault.COLUMNS, _NO_COLUMN)
    if columns.day_first is not None:
        return columns, ""
    order = order_of(row[columns.date] for row in table.rows)
    heading = table.headings[columns.date]
    if order.contradict:
        return columns, (
            f"Some dates in the column “{heading}” begin with the day and others with the month. "
            "Make them alike, as in 2026-11-26."
        )
    if order.day_first is None:
        return columns, (
            f"In the column “{heading}”, does {order.example[:30]} begin with the day or with the "
            "month?"
        )
    return replace(columns, day_first=order.day_first), ""


def _prompts(table: Table, columns: CsvColumns) -> PromptSet:
    """One prompt for each column with anything in it that is neither date, title nor tags."""
    prompts: list[Prompt] = []
    for at, heading in enumerate(table.headings):
        cells = [row[at] for row in table.rows]
        if at in (columns.date, columns.title, columns.tags) or not any(map(str.strip, cells)):
            continue
        if at == columns.text:
            prompts.insert(0, Prompt(id="text", heading=heading, kind=Kind.LONG_TEXT))
        elif at == columns.minutes:
            prompts.append(Prompt(id="minutes", heading=heading, kind=Kind.MINUTES))
        else:
            prompts.append(Prompt(id=f"column-{at + 1}", heading=heading, kind=Kind.LONG_TEXT))
    if [prompt.id for prompt in prompts] in ([], ["text"]):
        return FREE
    return PromptSet(id=SET_ID, title=SET_TITLE, prompts=tuple(prompts))


def _entry(
    row: tuple[str, ...], number: int, columns: CsvColumns, prompts: PromptSet
) -> ImportedEntry:
    clean("".join(row))
    written = read_date(row[columns.date], day_first=bool(columns.day_first))
    text = "" if columns.text is None else row[columns.text]
    title = "" if columns.title is None else row[columns.title]
    answers: dict[str, Answer] = {}
    if prompts is not FREE:
        answers.update(_others(row, columns, prompts))
    title, text = _titled(title, text, alone=not answers)
    if clean(text).strip():
        answers["text"] = clean(text).strip("\n")
    if not answers and not title:
        what = "has nothing but a date"
        raise LeftOut(what)
    return ImportedEntry(
        source_id=f"row {number}",
        prompts=_fitting(prompts, answers),
        content=Content(
            written=written,
            title=title,
            tags=tidy_tags(_tags("" if columns.tags is None else row[columns.tags])),
            answers=answers,
        ),
    )


def _titled(title: str, text: str, *, alone: bool) -> tuple[str, str]:
    """Title and text; beside other answers a title need not be a text too, unless it is long."""
    if alone or text.strip() or len(title) > limits.TITLE:
        return titled(title, text)
    return one_line(title), ""


def _others(
    row: tuple[str, ...], columns: CsvColumns, prompts: PromptSet
) -> Iterator[tuple[str, Answer]]:
    """The answers but the text; minutes that are no number stay the words they are."""
    for prompt in prompts.prompts:
        if prompt.id == "minutes" and columns.minutes is not None:
            cell = clean(row[columns.minutes]).strip()
            time = minutes(cell, in_hours="hour" in prompt.heading.casefold())
            if cell:
                yield prompt.id, cell if time is None else time
        elif prompt.id.startswith("column-"):
            cell = clean(row[int(prompt.id.removeprefix("column-")) - 1]).strip("\n")
            if cell.strip():
                yield prompt.id, cell


def _fitting(prompts: PromptSet, answers: dict[str, Answer]) -> PromptSet:
    """The set, with words asked for where this row has words for minutes, or a title as text."""
    asked = prompts.prompts
    if isinstance(answers.get("minutes"), str):
        words = Kind.SHORT_TEXT
        asked = tuple(replace(one, kind=words) if one.id == "minutes" else one for one in asked)
    if "text" in answers and prompts.prompt("text") is None:
        asked = (Prompt(id="text", heading="", kind=Kind.LONG_TEXT), *asked)
    return prompts if asked == prompts.prompts else replace(prompts, prompts=asked)


def minutes(cell: str, *, in_hours: bool) -> int | None:
    """How long a cell says: ``45``, ``45 min``, ``1.5 hours``, ``1h 30``, ``1:30``."""
    clock, bare, said = _CLOCK.fullmatch(cell), _DECIMAL.fullmatch(cell), _TIME.fullmatch(cell)
    if clock:
        total = float(int(clock[1]) * 60 + int(clock[2]))
    elif bare and in_hours:
        total = float(f"{bare[1]}.{bare[2]}") * 60
    elif cell and said and (said["hours"] or said["minutes"]):
        hours = float((said["hours"] or "0").replace(",", "."))
        alone = in_hours and cell.isdigit()
        total = hours * 60 + int(said["minutes"] or 0) * (60 if alone else 1)
    else:
        return None
    return round(total) if total <= _LONGEST else None


def _tags(cell: str) -> list[str]:
    return re.split(r"\s*[,;|]\s*", cell.strip())
