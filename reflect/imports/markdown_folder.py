"""A folder of Markdown: Obsidian's, Joplin's with front matter, our own; RedNotebook's months."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reflect.imports import dates, red_notebook
from reflect.imports.front_matter import fact, facts_listed, parted
from reflect.imports.media import looks_like_file
from reflect.imports.places import Referred
from reflect.imports.reading import Files, free_entry
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from typing import Any

    from reflect.domain.imported import ImportedEntry
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

_NOTE = (".md", ".markdown")
_DAYS = ("written", "date", "created", "created_at", "date created", "creation date", "datecreated")
_IMAGE = re.compile(
    r"!\[\[(?P<wiki>[^\]\[|#\n]{1,500})(?:[|#][^\]\[\n]{0,200})?\]\]"
    r"|!?\[(?P<alt>[^\]\[\n]{0,500})\]\((?:<(?P<angled>[^<>\n]{1,1000})>|(?P<bare>[^()\s]{1,1000}))"
    r"(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\)"
)
_HEADING = re.compile(r"\s*# +([^\n]{1,1000})(?:\n|$)")
_DAY_BEFORE = re.compile(r"\d{4}-\d{2}-\d{2}[ _-]*")


def is_note(name: str) -> bool:
    """Whether a file is called as a text in Markdown is."""
    return name.lower().endswith(_NOTE)


def read(place: Place, reading: Reading) -> Iterator[ImportedEntry]:
    """An entry for each note, and for each day of RedNotebook's months."""
    referred = Referred(place.names)
    found: list[tuple[str, Callable[[], ImportedEntry]]] = [
        (f"“{name}”", partial(_note, place, reading, referred, name))
        for name in place.names
        if is_note(name)
    ]
    for name in place.names:
        if red_notebook.is_month(name):
            found += red_notebook.days(place, name, reading)
    if place.links:
        links = "1 link" if place.links == 1 else f"{place.links:,} links"
        reading.problems.say(f"{links} in the folder led elsewhere and were not followed.")
    yield from reading.each(found, len(found))


def _note(place: Place, reading: Reading, referred: Referred, name: str) -> ImportedEntry:
    facts, body = parted(reading.words(place, name))
    files = Files(reading, place)
    stem = name.rpartition("/")[2].rpartition(".")[0]
    title, body = _title(facts, body, stem)
    return free_entry(
        source_id=name,
        written=_written(facts, stem),
        title=title,
        text=_with_files(body, name, referred, files),
        tags=facts_listed(facts, "tags", "tag", "keywords"),
        happened=_happened(facts),
        # Our own export names the answers that were private; here they are one text again.
        private="prompt_set" in facts and bool(facts_listed(facts, "private")),
        files=files,
        left_out=_not_taken(facts),
    )


def _written(facts: dict[str, Any], stem: str) -> datetime:
    for name in _DAYS:
        if fact(facts, name):
            with suppress(LeftOut):
                return dates.moment(fact(facts, name))
    at_beginning = dates.at_beginning(stem)
    if at_beginning is None:
        what = "has no date, neither in its first lines nor in its name"
        raise LeftOut(what)
    return at_beginning


def _happened(facts: dict[str, Any]) -> date | None:
    """The day of an encounter, in our own export."""
    with suppress(LeftOut):
        return dates.moment(fact(facts, "happened")).date() if "prompt_set" in facts else None
    return None


def _title(facts: dict[str, Any], body: str, stem: str) -> tuple[str, str]:
    """The title that the facts say, else the first heading, else the file's name.

    The heading that says the same is not said twice.
    """
    said = fact(facts, "title")
    heading = _HEADING.match(body)
    if heading and (not said or heading[1].rstrip(" #").split() == said.split()):
        return heading[1].rstrip(" #"), body[heading.end() :]
    ours = "prompt_set" in facts
    return said or ("" if ours else _DAY_BEFORE.sub("", stem, count=1)), body


def _with_files(body: str, name: str, referred: Referred, files: Files) -> str:
    def name_of(found: re.Match[str]) -> str:
        reference = found["wiki"] or found["angled"] or found["bare"]
        is_image = found[0].startswith("!")
        stored = referred.find(name, reference)
        if not (is_image or (stored and looks_like_file(stored))):
            return found[0]
        if stored is None:
            files.left_out.append(f"“{reference[:80]}” is not in the folder, so it was left out.")
            return found[0]
        called = files.take(stored, stored)
        return f"[{called}]" if called else found[0]

    return _IMAGE.sub(name_of, body)


def _not_taken(facts: dict[str, Any]) -> Iterator[str]:
    if {"latitude", "longitude", "location"} & set(facts):
        yield "Where it was written was left out."
    if "completed?" in facts:
        yield "Whether it was a to-do, and done, was left out."
