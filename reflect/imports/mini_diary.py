"""Mini Diary and Mini Diarium: the JSON that each exports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import dates
from reflect.imports.html_words import is_html, words_of
from reflect.imports.reading import Files, free_entry
from reflect.imports.shapes import shaped
from reflect.imports.strict_json import read_json
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.imported import ImportedEntry
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

_ODD = "The file is not as Mini Diary or Mini Diarium writes it. Export it again as JSON."


class _Attachment(msgspec.Struct):
    name: str = ""


class _Entry(msgspec.Struct):
    date: str
    id: int | str = ""
    title: str = ""
    text: str = ""
    tags: list[str] = []
    attachments: list[_Attachment] = []


def read(place: Place, reading: Reading) -> Iterator[ImportedEntry]:
    """The entries: by day in Mini Diary's file, one after the other in Mini Diarium's."""
    whole = read_json(reading.only_file(place))
    listed = list(_listed(whole.get("entries") if isinstance(whole, dict) else None))
    made = ((called, partial(_entry, raw, Files(reading, place))) for called, raw in listed)
    yield from reading.each(made, len(listed))


def _listed(entries: Any) -> Iterator[tuple[str, Any]]:
    match entries:
        case dict():
            for day, raw in entries.items():
                yield (
                    f"The entry of {day[:20]}",
                    {**raw, "date": day} if isinstance(raw, dict) else raw,
                )
        case list():
            yield from ((f"Entry {number}", raw) for number, raw in enumerate(entries, 1))
        case _:
            raise ImportFailed(ImportFault.DAMAGED, _ODD)


def _entry(raw: Any, files: Files) -> ImportedEntry:
    entry = shaped(raw, _Entry)
    left_out = [
        f"“{one.name[:80]}” is not in the file that was exported, so it was left out."
        for one in entry.attachments
    ]
    return free_entry(
        source_id=f"{entry.date} {entry.id}".strip(),
        written=dates.moment(entry.date),
        title=entry.title,
        text=_text(entry.text, files),
        tags=entry.tags,
        files=files,
        left_out=left_out,
    )


def _text(text: str, files: Files) -> str:
    if not is_html(text):
        return text

    def picture(data: bytes | None) -> str:
        called = f"picture {len(files.taken) + 1}"
        try:
            if data is None:
                what = "is not in the file"
                raise LeftOut(what)
            kept = files.kept(data, called)
        except LeftOut as reason:
            files.left_out.append(f"A picture {reason}, so it was left out.")
            return ""
        files.taken.append(kept)
        return f"[{kept.name}]"

    return words_of(text, picture)
