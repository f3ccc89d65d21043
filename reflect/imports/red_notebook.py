"""RedNotebook: a file for each month, with the days in YAML. Its markup is left as it is."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from reflect.imports import dates
from reflect.imports.reading import free_entry
from reflect.imports.strict_yaml import NotPlain, read_yaml
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.domain.imported import ImportedEntry
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

_MONTH = re.compile(r"(?:.*/)?(\d{4})-(\d{2})\.txt")
_DAY = re.compile(r"\d{1,2}")


def is_month(name: str) -> bool:
    """Whether a file is called as RedNotebook calls a month."""
    return _MONTH.fullmatch(name) is not None


def days(
    place: Place, name: str, reading: Reading
) -> Iterator[tuple[str, Callable[[], ImportedEntry]]]:
    """What each day of a month is called, and how its entry is made."""
    try:
        month = _month(reading.words(place, name))
    except LeftOut as reason:
        reading.problems.say(f"“{name}” {reason}, so it was left out.")
        return
    for day, content in month.items():
        if content in ("", {"text": ""}):
            continue  # A day that was looked at and left empty.
        yield f"Day {day[:20]} in “{name}”", partial(_entry, name, day, content)


def _month(text: str) -> dict[str, Any]:
    what = "is not as RedNotebook writes it"
    try:
        month = read_yaml(text) or {}
    except NotPlain:
        raise LeftOut(what) from None
    if not isinstance(month, dict):
        raise LeftOut(what)
    return month


def _entry(name: str, day: str, content: Any) -> ImportedEntry:
    month = _MONTH.fullmatch(name)
    if month is None or not _DAY.fullmatch(day) or not isinstance(content, dict):
        what = "is not as RedNotebook writes it"
        raise LeftOut(what)
    text = content.get("text")
    tags, lines = _categories({key: part for key, part in content.items() if key != "text"})
    body = text if isinstance(text, str) else ""
    return free_entry(
        source_id=f"{name} {day}",
        written=dates.on_day(int(month[1]), int(month[2]), int(day)),
        title="",
        text="\n\n".join(part for part in (body.rstrip(), "\n".join(lines)) if part.strip()),
        tags=tags,
    )


def _categories(categories: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Tags, and a line for each note under a category."""
    tags, lines = [], []
    for category, notes in categories.items():
        below = [note for note in notes if note] if isinstance(notes, dict) else []
        if category.lower() == "tags":
            tags += below
        elif below:
            lines += [f"- {category}: {note}" for note in below]
        else:
            tags.append(category)
    return tags, lines
