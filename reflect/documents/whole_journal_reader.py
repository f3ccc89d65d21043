"""Reads a whole journal from the JSON that `whole_journal` wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from reflect.documents.journal_shape import (
    FORMAT,
    VERSION,
    EntryShape,
    JournalShape,
    RevisionShape,
)
from reflect.domain.account import Account, Departure
from reflect.domain.answers import from_plain_data
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Content, Entry
from reflect.errors import InvalidAnswer, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reflect.domain.answers import Answer
    from reflect.domain.prompts import PromptSet


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeJournal:
    """All that `reflect.documents.whole_journal.journal_json` was given."""

    entries: tuple[tuple[Entry, ...], ...]
    """All revisions of each, the oldest first."""
    accounts: tuple[Account, ...]
    departures: tuple[Departure, ...]
    commitments: tuple[Commitment, ...]


def read_journal_json(data: bytes) -> WholeJournal:
    """The journal in ``data``, which stands in the memory as a whole.

    Raises `Refused` for anything that is not such a file, or has a part that does not fit.
    """
    try:
        shape = msgspec.json.decode(data, type=JournalShape)
        _check(shape)
        return _journal(shape)
    except (msgspec.DecodeError, InvalidAnswer, KeyError, RecursionError) as error:
        why = "this is not a journal that Reflect wrote, or it was changed since"
        raise Refused(why) from error


def _check(shape: JournalShape) -> None:
    if (shape.format, shape.version) != (FORMAT, VERSION):
        why = f"this is {shape.format[:40]} {shape.version}; this Reflect reads {FORMAT} {VERSION}"
        raise Refused(why)


def _journal(shape: JournalShape) -> WholeJournal:
    fields = msgspec.structs.asdict
    prompt_sets: dict[str, PromptSet] = {}
    for entry in shape.entries:
        prompt_sets |= entry.prompt_sets
    return WholeJournal(
        entries=tuple(tuple(_revisions(entry, prompt_sets)) for entry in shape.entries),
        accounts=tuple(Account(**fields(each)) for each in shape.accounts),
        departures=tuple(Departure(**fields(each)) for each in shape.departures),
        commitments=tuple(Commitment(**fields(each)) for each in shape.commitments),
    )


def _revisions(entry: EntryShape, prompt_sets: Mapping[str, PromptSet]) -> Iterator[Entry]:
    for each in entry.revisions:
        prompts = prompt_sets[each.prompts]
        yield Entry(
            id=entry.id,
            prompts=prompts,
            content=_content(each, prompts),
            revision=each.number,
            saved=each.saved,
            deleted=entry.deleted,
        )


def _content(revision: RevisionShape, prompts: PromptSet) -> Content:
    return Content(
        written=revision.written,
        title=revision.title,
        happened=revision.happened,
        tags=revision.tags,
        private=frozenset(revision.private),
        answers=dict(_answers(revision, prompts)),
    )


def _answers(revision: RevisionShape, prompts: PromptSet) -> Iterator[tuple[str, Answer]]:
    for name, raw in revision.answers.items():
        prompt = prompts.prompt(name)
        if prompt is None:
            raise InvalidAnswer(name, "there is no such prompt")
        yield name, from_plain_data(prompt, raw)
