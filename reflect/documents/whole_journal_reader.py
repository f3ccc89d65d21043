"""Reads a whole journal from the JSON that `whole_journal` wrote."""

from __future__ import annotations

import hashlib
import io
import re
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from reflect.documents.journal_shape import (
    FIRST_SECTIONS,
    FORMAT,
    SECTIONS,
    SHAPES,
    VERSIONS,
    AccountDraftShape,
    AccountShape,
    CommitmentShape,
    ContentShape,
    DepartureShape,
    DraftShape,
    EntryShape,
    EvidenceShape,
    TombstoneShape,
    WishShape,
)
from reflect.domain.account import Account, AccountDraft, Departure
from reflect.domain.answers import from_plain_data
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Content, Draft, Entry
from reflect.domain.evidence import Evidence
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.whole_journal import KeptAccountDraft, Tombstone, WholeJournal, Wish
from reflect.errors import InvalidAnswer, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.answers import Answer
    from reflect.domain.prompts import PromptSet
    from reflect.domain.whole_journal import Part

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes of one element; more would be too much for the memory of an old computer."""
LARGEST_AT_ONCE = 256 * 1024 * 1024
"""Bytes of a file whose lines are not those that Reflect writes: it is read as a whole."""

_HEAD = re.compile(rb'\{"format":"([^"\\]{1,40})","version":(\d{1,9}),?\n')
_BEGINS = re.compile(rb'"([a-z_]+)":\[\n')

_NOT_OURS = "this is not a journal that Reflect wrote, or it was changed since"


class Readable(Protocol):
    """What a journal is read from: a file opened for reading bytes, or what wraps one."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or so much of it."""

    def read(self, limit: int, /) -> bytes:
        """The next so many bytes."""


Element = tuple[str, bytes]
"""The name of a list, and one element of it as JSON."""


def read_journal_json(data: bytes) -> WholeJournal:
    """The journal in ``data``, which stands in the memory as a whole; see `journal_parts`."""
    found: dict[str, list[Any]] = {name: [] for name in SECTIONS}
    for section, part in journal_parts(io.BytesIO(data)):
        found[section].append(part)
    return WholeJournal(**{name: tuple(parts) for name, parts in found.items()})


def journal_parts(file: Readable) -> Iterator[tuple[str, Part]]:
    """Each part with the name of its list, one at a time, in the order of `SECTIONS`.

    Raises `Refused` for anything that is not such a file, or has a part that does not fit; parts
    may have been given out before that.
    """
    prompt_sets: dict[str, PromptSet] = {}
    with _refusing():
        for section, line in _elements(file):
            shape = msgspec.json.decode(line, type=SHAPES[section])
            yield section, _part(shape, prompt_sets)


@contextmanager
def _refusing() -> Iterator[None]:
    """Raise `Refused` for what cannot be understood; the message quotes nothing."""
    faults = (msgspec.DecodeError, InvalidAnswer, KeyError, RecursionError, ValueError)
    try:
        yield
    except faults:
        raise Refused(_NOT_OURS) from None


def _elements(file: Readable) -> Iterator[Element]:
    head = file.readline(LONGEST_LINE)
    match = _HEAD.fullmatch(head)
    if match is None:
        yield from _all_at_once(head + file.read(LARGEST_AT_ONCE + 1))
        return
    names = _sections(match[1].decode(), int(match[2]))
    for name in names:
        yield from _lines_of(file, name, last=name == names[-1])
    if file.read(1):
        raise Refused(_NOT_OURS)


def _sections(format_: str, version: int) -> tuple[str, ...]:
    """The lists that a file of this version has."""
    if format_ != FORMAT or version not in VERSIONS:
        known = " and ".join(map(str, VERSIONS))
        why = f"this is {format_[:40]} {version}; this Reflect reads {FORMAT} {known}"
        raise Refused(why)
    return FIRST_SECTIONS if version == 1 else SECTIONS


def _lines_of(file: Readable, name: str, *, last: bool) -> Iterator[Element]:
    """The elements of one list, which stand on a line each."""
    begins = _BEGINS.fullmatch(file.readline(LONGEST_LINE))
    if begins is None or begins[1].decode() != name:
        raise Refused(_NOT_OURS)
    line = file.readline(LONGEST_LINE)
    # An empty list has an empty line.
    more = line != b"\n"
    while more:
        more = line.endswith(b",\n")
        yield name, line.removesuffix(b"\n").removesuffix(b",")
        if more:
            line = file.readline(LONGEST_LINE)
    if file.readline(LONGEST_LINE) != (b"]}\n" if last else b"],\n"):
        raise Refused(_NOT_OURS)


def _all_at_once(data: bytes) -> Iterator[Element]:
    """The elements of a file that another program has laid out in its own way."""
    if len(data) > LARGEST_AT_ONCE:
        raise Refused(_NOT_OURS)
    whole = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    format_ = msgspec.json.decode(whole["format"], type=str)
    version = msgspec.json.decode(whole["version"], type=int)
    for name in _sections(format_, version):
        for element in msgspec.json.decode(whole[name], type=list[msgspec.Raw]):
            yield name, bytes(element)


def _part(shape: Any, prompt_sets: dict[str, PromptSet]) -> Part:
    fields = msgspec.structs.asdict
    match shape:
        case EntryShape():
            prompt_sets |= shape.prompt_sets
            return tuple(_revisions(shape, prompt_sets))
        case DraftShape():
            prompt_sets |= shape.prompt_sets
            return _draft(shape, prompt_sets)
        case EvidenceShape():
            return _evidence(shape)
        case AccountDraftShape():
            facts = fields(shape)
            saved = facts.pop("saved")
            return KeptAccountDraft(draft=AccountDraft(**facts), saved=saved)
        case _:
            made: Part = _PLAIN[type(shape)](**fields(shape))
            return made


_PLAIN: dict[type, Any] = {
    TombstoneShape: Tombstone,
    AccountShape: Account,
    DepartureShape: Departure,
    CommitmentShape: Commitment,
    WishShape: Wish,
}


def _revisions(entry: EntryShape, prompt_sets: dict[str, PromptSet]) -> Iterator[Entry]:
    for number, each in enumerate(entry.revisions, start=1):
        if each.number != number:
            raise Refused(_NOT_OURS)
        prompts = prompt_sets[each.prompts]
        yield Entry(
            id=entry.id,
            prompts=prompts,
            content=_content(each, prompts),
            revision=each.number,
            saved=each.saved,
            deleted=entry.deleted,
        )


def _draft(draft: DraftShape, prompt_sets: dict[str, PromptSet]) -> Draft:
    prompts = prompt_sets[draft.prompts]
    return Draft(
        id=draft.id,
        prompts=prompts,
        content=_content(draft, prompts),
        base=draft.base,
        saved=draft.saved,
    )


def _evidence(shape: EvidenceShape) -> EvidenceFile:
    facts = msgspec.structs.asdict(shape)
    content = facts.pop("content")
    if (len(content), hashlib.sha256(content).hexdigest()) != (shape.size, shape.sha256):
        raise Refused(_NOT_OURS)
    return EvidenceFile(evidence=Evidence(**facts), content=content)


def _content(shape: ContentShape, prompts: PromptSet) -> Content:
    written = datetime.fromisoformat(shape.written)
    if written.tzinfo is None:
        raise Refused(_NOT_OURS)
    return Content(
        written=written,
        title=shape.title,
        happened=shape.happened,
        tags=shape.tags,
        private=frozenset(shape.private),
        answers=dict(_answers(shape, prompts)),
    )


def _answers(shape: ContentShape, prompts: PromptSet) -> Iterator[tuple[str, Answer]]:
    for name, raw in shape.answers.items():
        prompt = prompts.prompt(name)
        if prompt is None:
            raise InvalidAnswer(name, "there is no such prompt")
        yield name, from_plain_data(prompt, raw)
