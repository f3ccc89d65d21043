"""jrnl: its plain text, its folder of days, its JSON export, and its encrypted file."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.imports import dates, jrnl_encrypted
from reflect.imports.reading import free_entry
from reflect.imports.shapes import shaped
from reflect.imports.strict_json import entries_in
from reflect.imports.texts import LeftOut, clean, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.domain.imported import ImportedEntry
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

STAMP = re.compile(
    r"^\[(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)\](?: +|$)",
    re.MULTILINE,
)
_A_DAY = re.compile(r"\d{4}/\d{2}/\d{2}\.txt")
_TAG = re.compile(r"(?<!\S)@([-+*#/\w]+)")


class _Entry(msgspec.Struct):
    date: str
    time: str = ""
    title: str = ""
    body: str = ""
    tags: list[str] = []
    starred: bool = False


def is_day(name: str) -> bool:
    """Whether a file is called as in a journal of jrnl that is a folder."""
    return _A_DAY.fullmatch(name) is not None


def read(place: Place, reading: Reading) -> Iterator[ImportedEntry]:
    """The entries of whatever form of jrnl's it is."""
    if len(place.names) > 1:
        days = [reading.text(place, name) for name in place.names if is_day(name)]
        yield from _from_text("\n".join(map(decoded, days)), reading)
        return
    data = reading.only_file(place)
    if jrnl_encrypted.is_encrypted(data):
        data = jrnl_encrypted.opened(data, reading.password)
    if data.lstrip()[:1] == b"{":
        yield from _from_json(entries_in(data), reading)
    else:
        yield from _from_text(decoded(data), reading)


def _from_text(text: str, reading: Reading) -> Iterator[ImportedEntry]:
    text = text.replace("\r\n", "\n")
    stamps = list(STAMP.finditer(text))
    before = text[: stamps[0].start()] if stamps else text
    if before.strip():
        reading.problems.say("What stands before the first date has no day, so it was left out.")
    ends = [*(found.start() for found in stamps[1:]), len(text)]
    pieces = [(at[1], text[at.end() : end]) for at, end in zip(stamps, ends, strict=False)]
    yield from reading.each(_numbered(pieces, _written_entry), len(pieces))


def _numbered(
    pieces: list[tuple[str, Any]], make: Callable[[str, str, Any], ImportedEntry]
) -> Iterator[tuple[str, Callable[[], ImportedEntry]]]:
    """Each piece under its time; of several in one minute, the later ones get a number."""
    seen: dict[str, int] = {}
    for stamp, piece in pieces:
        seen[stamp] = number = seen.get(stamp, 0) + 1
        called = stamp if number == 1 else f"{stamp} #{number}"
        yield f"The entry of {called[:40]}", partial(make, called, stamp, piece)


def _written_entry(called: str, stamp: str, piece: str) -> ImportedEntry:
    text = clean(piece).strip("\n ")
    first, _, rest = text.partition("\n")
    starred = first.rstrip().endswith("*")
    if starred:
        first = first.rstrip(" *")
    tags = [tag.lower() for tag in _TAG.findall(text)]
    return free_entry(
        source_id=called,
        written=dates.moment(stamp),
        title=first if rest.strip() else "",
        text=rest if rest.strip() else first,
        tags=[*tags, *(["starred"] if starred else [])],
    )


def _from_json(entries: list[Any], reading: Reading) -> Iterator[ImportedEntry]:
    pieces = [(_stamp(raw), raw) for raw in entries]
    yield from reading.each(_numbered(pieces, _exported_entry), len(pieces))


def _stamp(raw: Any) -> str:
    given = raw if isinstance(raw, dict) else {}
    return f"{given.get('date')} {given.get('time', '')}".strip()


def _exported_entry(called: str, stamp: str, raw: Any) -> ImportedEntry:
    entry = shaped(raw, _Entry)
    if not (entry.title + entry.body).strip():
        what = "has no words in it"
        raise LeftOut(what)
    return free_entry(
        source_id=called,
        written=dates.moment(stamp),
        title=entry.title,
        text=entry.body,
        tags=[*entry.tags, *(["starred"] if entry.starred else [])],
    )
