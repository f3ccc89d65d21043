"""Day One: the JSON that it exports, by itself, in its archive, or in a folder unpacked from it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.errors import ImportFailed
from reflect.imports import dates
from reflect.imports.reading import Files, free_entry
from reflect.imports.shapes import shaped
from reflect.imports.strict_json import entries_in, read_json
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.imported import ImportedEntry
    from reflect.imports.places import Place
    from reflect.imports.reading import Reading

_MOMENT = re.compile(
    r"!\[[^\]\n]{0,200}\]\(dayone-moment:/{1,3}(?:[a-zA-Z]+/)?([A-Za-z0-9-]{1,64})\)"
)
_TITLE = re.compile(r"#{1,6} +([^\n]+)(?:\n|$)")
# It puts a backslash before every sign that Markdown may know, where the sign does nothing.
_ESCAPED = re.compile(r"\\([.!(){}\[\]|=:~^$&,;?@%'\"/<])|(?<!^)\\([-+#>])", re.MULTILINE)
_MD5 = re.compile(r"[0-9a-f]{32}")
_PLACE = "Where it was written was left out."
_WEATHER = "The weather was left out."
_PLAIN = "Its lists, headings and other styles were left out."


class _Moment(msgspec.Struct):
    """A photograph or PDF: its file is called by its checksum, the text names it by an id."""

    identifier: str = ""
    md5: str = ""
    type: str = ""
    filename: str = ""
    pdfName: str = ""  # noqa: N815 (as it stands in the file)


class _Entry(msgspec.Struct, rename="camel"):
    creation_date: str
    uuid: str = ""
    time_zone: str = ""
    text: str = ""
    rich_text: str = ""
    tags: list[str] = []
    starred: bool = False
    photos: list[_Moment] = []
    pdf_attachments: list[_Moment] = []
    videos: list[Any] = []
    audios: list[Any] = []
    location: dict[str, Any] | None = None
    weather: dict[str, Any] | None = None


def read(place: Place, reading: Reading) -> Iterator[ImportedEntry]:
    """The entries of every journal in the export; of several, each is a tag."""
    books = [name for name in place.names if is_book(name)]
    raw = []
    for name in books:
        own = [name.rpartition("/")[2].removesuffix(".json")] if len(books) > 1 else []
        raw += [(entry, own) for entry in entries_in(reading.text(place, name))]
    stored = {name.rpartition("/")[2].partition(".")[0]: name for name in place.names}
    made = (
        (f"Entry {number}", partial(_entry, one, own, Files(reading, place), stored))
        for number, (one, own) in enumerate(raw, 1)
    )
    yield from reading.each(made, len(raw))


def is_book(name: str) -> bool:
    """Whether a file may be one of the journals of an export, unpacked or within one folder."""
    return name.lower().endswith(".json") and name.count("/") <= 1


def _entry(raw: Any, own: list[str], files: Files, stored: dict[str, str]) -> ImportedEntry:
    entry = shaped(raw, _Entry)
    written, known = dates.in_zone(entry.creation_date, entry.time_zone)
    left_out = (
        []
        if known
        else [f"The time zone “{entry.time_zone[:40]}” is not known here: its time is in UTC."]
    )
    title, text = _title(_text(entry, left_out))
    text = _with_files(text, entry, files, stored)
    left_out += _not_taken(entry)
    return free_entry(
        source_id=entry.uuid or entry.creation_date,
        written=written,
        title=title,
        text=text,
        tags=[*entry.tags, *own, *(["starred"] if entry.starred else [])],
        files=files,
        left_out=left_out,
    )


def _text(entry: _Entry, left_out: list[str]) -> str:
    if entry.text.strip() or not entry.rich_text:
        return _ESCAPED.sub(lambda found: found[1] or found[2], entry.text)
    left_out.append(_PLAIN)
    return "".join(_rich(entry.rich_text))


def _rich(packed: str) -> Iterator[str]:
    """The words of the styled text, for an entry that has no other."""
    whole = shaped(_unpacked(packed), _Rich)
    for piece in whole.contents:
        yield piece.text
        for thing in piece.embedded_objects:
            yield f"\n![](dayone-moment://{thing.identifier})\n"


class _Piece(msgspec.Struct, rename="camel"):
    text: str = ""
    embedded_objects: list[_Moment] = []


class _Rich(msgspec.Struct):
    contents: list[_Piece] = []


def _unpacked(packed: str) -> Any:
    try:
        return read_json(packed.encode("utf-8", "surrogatepass"))
    except ImportFailed:
        what = "has a text that is not whole"
        raise LeftOut(what) from None


def _title(text: str) -> tuple[str, str]:
    found = _TITLE.match(text)
    if found is None or _MOMENT.search(found[1]):
        return "", text
    return found[1].strip(), text[found.end() :]


def _with_files(text: str, entry: _Entry, files: Files, stored: dict[str, str]) -> str:
    """The text with the name of each file where it stood; files it does not show come along too."""
    moments = {one.identifier: one for one in (*entry.photos, *entry.pdf_attachments)}
    shown: set[str] = set()

    def name_of(found: re.Match[str]) -> str:
        moment = moments.get(found[1])
        if moment is None:
            return ""
        shown.add(moment.identifier)
        called = _take(moment, files, stored)
        return f"[{called}]" if called else ""

    text = _MOMENT.sub(name_of, text)
    for identifier, moment in moments.items():
        if identifier not in shown:
            _take(moment, files, stored)
    return text


def _take(moment: _Moment, files: Files, stored: dict[str, str]) -> str | None:
    md5 = moment.md5.lower()
    by_sum = stored.get(md5) if _MD5.fullmatch(md5) else None
    name = by_sum or stored.get(moment.identifier)
    return files.take(name, moment.filename or moment.pdfName or "photograph")


def _not_taken(entry: _Entry) -> Iterator[str]:
    for kind, things in (("video", entry.videos), ("sound recording", entry.audios)):
        if things:
            yield f"{len(things)} {kind}{'s' if len(things) > 1 else ''} could not be taken over."
    if entry.location:
        yield _PLACE
    if entry.weather:
        yield _WEATHER
