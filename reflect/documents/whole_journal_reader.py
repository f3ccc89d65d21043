"""Makes the parts of a whole journal of the elements of a file that `whole_journal` wrote."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.documents.journal_shape import (
    SHAPES,
    AccountDraftShape,
    AccountShape,
    CommitmentShape,
    ContentShape,
    DepartureShape,
    DraftShape,
    EntryShape,
    EvidenceShape,
    PackShape,
    SignerShape,
    TombstoneShape,
    WishShape,
)
from reflect.domain.account import Account, AccountDraft, Departure
from reflect.domain.answers import from_plain_data
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Content, Draft, Entry
from reflect.domain.evidence import Evidence
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.installed_pack import KnownSigner, PackFile
from reflect.domain.whole_journal import KeptAccountDraft, Tombstone, Wish
from reflect.errors import InvalidAnswer, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.domain.answers import Answer
    from reflect.domain.prompts import PromptSet
    from reflect.domain.whole_journal import Element, Part

NOT_OURS = "this is not a journal that Reflect wrote, or it was changed since"
"""Said of whatever cannot be understood."""


def journal_parts(elements: Iterable[Element]) -> Iterator[tuple[str, Part]]:
    """Each part with the name of its list, one at a time, in the order in which they are given.

    Raises `Refused` for anything that is not such a file, or has a part that does not fit; parts
    may have been given out before that.
    """
    prompt_sets: dict[str, PromptSet] = {}
    for section, line in elements:
        with _refusing():
            part = _part(msgspec.json.decode(line, type=SHAPES[section]), prompt_sets)
        yield section, part


@contextmanager
def _refusing() -> Iterator[None]:
    """Raise `Refused` for what cannot be understood; the message quotes nothing."""
    faults = (msgspec.DecodeError, InvalidAnswer, KeyError, RecursionError, ValueError)
    try:
        yield
    except faults:
        raise Refused(NOT_OURS) from None


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
        case PackShape():
            return _pack(shape)
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
    SignerShape: KnownSigner,
}


def _revisions(entry: EntryShape, prompt_sets: dict[str, PromptSet]) -> Iterator[Entry]:
    for number, each in enumerate(entry.revisions, start=1):
        if each.number != number:
            raise Refused(NOT_OURS)
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
        raise Refused(NOT_OURS)
    return EvidenceFile(evidence=Evidence(**facts), content=content)


def _pack(shape: PackShape) -> PackFile:
    facts = msgspec.structs.asdict(shape)
    if hashlib.sha256(shape.content).hexdigest() != facts.pop("sha256"):
        raise Refused(NOT_OURS)
    return PackFile(**facts)


def _content(shape: ContentShape, prompts: PromptSet) -> Content:
    written = datetime.fromisoformat(shape.written)
    if written.tzinfo is None:
        raise Refused(NOT_OURS)
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
