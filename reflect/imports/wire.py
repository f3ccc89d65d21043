"""What passes between this program and the one that reads another journal for it.

A frame is one letter, four bytes of length, and so many bytes. Both sides hold a frame to the
limit of its kind, and the parent believes nothing that the schema does not allow.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, TypeVar

import msgspec
from msgspec import Meta

from reflect.domain.answers import from_plain_data, to_plain_data
from reflect.domain.csv_columns import CsvColumns, CsvPreview
from reflect.domain.entry import Content
from reflect.domain.imported import ImportedEntry, ImportedFile, Source
from reflect.domain.prompts import FREE, Kind, Prompt, PromptSet
from reflect.domain.whole_journal import SECTIONS
from reflect.errors import ImportFault, InvalidAnswer
from reflect.imports import limits
from reflect.imports.media import ENDINGS, media_type
from reflect.imports.texts import LeftOut, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.whole_journal import Element

KIB = 1024
LENGTH = 4


class FrameKind(Enum):
    """The letter of a frame, and how many bytes it may have."""

    PROGRESS = b"P", KIB
    ENTRY = b"E", 8 * limits.MIB
    FILE = b"F", limits.FILE
    DONE = b"D", limits.MIB
    PREVIEW = b"V", 8 * limits.MIB
    FAILED = b"X", 64 * KIB
    ELEMENT = b"W", limits.WHOLE_LINE + KIB

    @property
    def letter(self) -> bytes:
        """What stands before the length."""
        return self.value[0]

    @property
    def longest(self) -> int:
        """Bytes that follow at most."""
        return self.value[1]


_KINDS = {kind.letter: kind for kind in FrameKind}
Frame = tuple[FrameKind, bytes]


class Garbled(ValueError):
    """What came is no frame, or not what may come now."""


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value with the fields that it has, and no other."""


_Sentence = Annotated[str, Meta(max_length=limits.SENTENCE)]
_Sentences = Annotated[tuple[_Sentence, ...], Meta(max_length=2 * limits.FILES_OF_AN_ENTRY + 100)]
_Kind = Annotated[str, Meta(pattern="^(long_text|short_text|minutes)$")]
_PromptId = Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]
_Title = Annotated[str, Meta(max_length=limits.TITLE)]


class Request(_Strict, frozen=True):
    """What is to be read, and how."""

    path: str
    preview: bool = False
    whole: bool = False
    """Whether it is a whole journal that Reflect wrote."""
    source: Source | None = None
    password: str = ""
    columns: CsvColumns | None = None


class Progress(_Strict, frozen=True):
    """How many entries of how many are done; of a whole journal, how many bytes."""

    done: Annotated[int, Meta(ge=0, le=limits.LARGEST_NUMBER)]
    total: Annotated[int, Meta(ge=0, le=limits.LARGEST_NUMBER)]


class PromptShape(_Strict, frozen=True):
    """A prompt that a reader made."""

    id: _PromptId
    heading: _Title
    kind: _Kind


class FileShape(_Strict, frozen=True):
    """A file whose content follows in a frame of its own."""

    name: Annotated[str, Meta(min_length=1, max_length=limits.FILE_NAME)]
    media_type: str
    size: Annotated[int, Meta(ge=0, le=limits.FILE)]


class EntryShape(_Strict, frozen=True):
    """An entry, its files announced."""

    source_id: Annotated[str, Meta(max_length=limits.SOURCE_ID)]
    set_id: str
    set_title: _Title
    prompts: Annotated[tuple[PromptShape, ...], Meta(max_length=limits.COLUMNS + 1)]
    written: Annotated[datetime, Meta(tz=True)]
    title: _Title
    happened: date | None
    tags: Annotated[
        tuple[Annotated[str, Meta(max_length=limits.TAG)], ...], Meta(max_length=limits.TAGS)
    ]
    answers: dict[_PromptId, str | int]
    private: tuple[_PromptId, ...]
    files: Annotated[tuple[FileShape, ...], Meta(max_length=limits.FILES_OF_AN_ENTRY)]
    left_out: _Sentences


class Done(_Strict, frozen=True):
    """The end: what the source was, and what is true of it as a whole."""

    source: Source
    problems: Annotated[tuple[_Sentence, ...], Meta(max_length=limits.PROBLEMS + 1)]


class WholeDone(_Strict, frozen=True):
    """The end of a whole journal: what the file was."""

    digest: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Failed(_Strict, frozen=True):
    """The end: why there is nothing."""

    what: ImportFault
    why: _Sentence


class PreviewShape(_Strict, frozen=True):
    """The fields of `CsvPreview`."""

    headings: Annotated[tuple[_Title, ...], Meta(max_length=limits.COLUMNS)]
    rows: Annotated[tuple[tuple[_Title, ...], ...], Meta(max_length=10)]
    total: int
    columns: CsvColumns | None
    question: _Sentence


Value = TypeVar("Value", bound=msgspec.Struct)


def write_frame(stream: BinaryIO, kind: FrameKind, payload: bytes) -> None:
    """Put one frame on the stream."""
    stream.write(kind.letter + len(payload).to_bytes(LENGTH) + payload)


def read_frame(stream: BinaryIO) -> Frame:
    """Take one frame from the stream; raises `Garbled`, also when the stream has ended."""
    head = stream.read(1 + LENGTH)
    kind = _KINDS.get(head[:1])
    size = int.from_bytes(head[1:])
    if kind is None or len(head) < 1 + LENGTH or size > kind.longest:
        raise Garbled
    payload = stream.read(size)
    if len(payload) < size:
        raise Garbled
    return kind, payload


def told(payload: bytes, kind: type[Value]) -> Value:
    """The value in a frame; raises `Garbled`."""
    try:
        return msgspec.json.decode(payload, type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Garbled from None


def write_entry(stream: BinaryIO, entry: ImportedEntry) -> None:
    """The entry, then the content of each of its files."""
    write_frame(stream, FrameKind.ENTRY, msgspec.json.encode(_shape(entry)))
    for file in entry.files:
        write_frame(stream, FrameKind.FILE, file.data)


def write_element(stream: BinaryIO, element: Element) -> None:
    """One element of a whole journal: the name of its list on a line, then its JSON."""
    name, data = element
    write_frame(stream, FrameKind.ELEMENT, name.encode() + b"\n" + data)


def element_of(payload: bytes) -> Element:
    """The element; raises `Garbled` for one of no list."""
    name, _, data = payload.partition(b"\n")
    known = {section.encode(): section for section in SECTIONS}
    if name not in known:
        raise Garbled
    return known[name], data


def _shape(entry: ImportedEntry) -> EntryShape:
    content, prompts = entry.content, entry.prompts
    return EntryShape(
        source_id=entry.source_id,
        set_id=prompts.id,
        set_title=prompts.title,
        prompts=tuple(
            PromptShape(id=one.id, heading=one.heading, kind=one.kind) for one in prompts.prompts
        ),
        written=content.written,
        title=content.title,
        happened=content.happened,
        tags=content.tags,
        answers={name: to_plain_data(answer) for name, answer in content.answers.items()},
        private=tuple(sorted(content.private)),
        files=tuple(
            FileShape(name=one.name, media_type=one.media_type, size=len(one.data))
            for one in entry.files
        ),
        left_out=entry.left_out[: 2 * limits.FILES_OF_AN_ENTRY],
    )


def entry_of(shape: EntryShape, contents: Iterator[bytes]) -> ImportedEntry:
    """The entry, with what its files hold; raises `Garbled` for what no reader makes."""
    prompts = _prompts(shape.set_id, shape.set_title, shape.prompts)
    if shape.written.year not in limits.YEARS:
        raise Garbled
    return ImportedEntry(
        source_id=shape.source_id,
        prompts=prompts,
        content=Content(
            written=shape.written,
            title=shape.title,
            happened=shape.happened,
            tags=shape.tags,
            answers={name: _answer(prompts, name, raw) for name, raw in shape.answers.items()},
            private=frozenset(shape.private),
        ),
        files=tuple(_file(each, contents) for each in shape.files),
        left_out=shape.left_out,
    )


# The entries of a source share one set or two: made once, and kept once.
@lru_cache(maxsize=4)
def _prompts(set_id: str, title: str, shapes: tuple[PromptShape, ...]) -> PromptSet:
    prompts = tuple(Prompt(id=one.id, heading=one.heading, kind=Kind(one.kind)) for one in shapes)
    if len({one.id for one in prompts}) != len(prompts):
        raise Garbled
    made = PromptSet(id=set_id, title=title, prompts=prompts)
    return FREE if made == FREE else made


def _answer(prompts: PromptSet, name: str, raw: Any) -> Any:
    prompt = prompts.prompt(name)
    try:
        if prompt is None:
            raise Garbled
        return from_plain_data(prompt, raw)
    except InvalidAnswer:
        raise Garbled from None


def _file(shape: FileShape, contents: Iterator[bytes]) -> ImportedFile:
    data = next(contents)
    try:
        named = file_name(shape.name, "") == shape.name
    except LeftOut:
        named = False
    as_told = len(data) == shape.size and media_type(data) == shape.media_type
    if not (named and as_told and shape.media_type in ENDINGS):
        raise Garbled
    return ImportedFile(name=shape.name, media_type=shape.media_type, data=data)


def preview_of(shape: PreviewShape) -> CsvPreview:
    """The preview."""
    return CsvPreview(**msgspec.structs.asdict(shape))
