"""Decides what becomes of each part of a whole journal that is brought into this one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from reflect.documents.whole_journal import part_line
from reflect.domain.account import Account, AccountDraft, AccountId
from reflect.domain.commitment import Commitment
from reflect.domain.entry import Draft, EntryId, text_of, title_or_beginning
from reflect.domain.evidence import EvidenceId
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.installed_pack import KeptPack, KnownSigner, PackFile
from reflect.domain.whole_journal import IMPORT, KeptAccountDraft, Tombstone, Wish, is_chosen
from reflect.errors import PackRefused, Refused, SignerKeyUnusable
from reflect.packs.minisign import read_public_key
from reflect.services.imports import record_from
from reflect.services.kept_packs import kept_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from reflect.domain.whole_journal import Part, Revisions
    from reflect.storage.whole_journal import Here


class Fate(StrEnum):
    """What becomes of a part."""

    NEW = "new"
    """It is brought in."""
    ALREADY = "already"
    """This journal has it, to the last letter."""
    CONFLICT = "conflict"
    """This journal has something else under its id, which stays as it is."""
    LEFT_OUT = "left_out"
    """It belongs to an entry that stays outside."""


class Why(StrEnum):
    """Why an entry is not simply brought in."""

    DIFFERENT = "different"
    """This journal has the entry with other words."""
    DELETED = "deleted"
    """It was in this journal and was deleted for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An entry that comes in only if somebody chooses so."""

    entry_id: EntryId
    title: str
    written: datetime
    why: Why


WithEvidence = TypeVar("WithEvidence", Account, AccountDraft)
Owned = Account | EvidenceFile | KeptAccountDraft


class Sorter:
    """Takes the parts in the order of the file, and says of each what is to be kept of it.

    An entry in ``chosen`` comes in although this journal has another under its id: as a copy with
    an id of its own.
    """

    def __init__(
        self, here: Here, *, chosen: frozenset[EntryId], new_id: Callable[[], str]
    ) -> None:
        self._here = here
        self._chosen = chosen
        self._new_id = new_id
        # Where each entry of the file is in this journal; None for one that stays outside.
        self._places: dict[EntryId, EntryId | None] = {}
        self._brought: set[EntryId] = set()
        self._own_evidence: dict[EvidenceId, EvidenceId] = {}
        self.conflicts: list[Conflict] = []

    def sorted(self, part: Part) -> tuple[Fate, Part | KeptPack]:
        """What becomes of a part, and the part as it is to be kept if it is new."""
        placed: tuple[Fate, Part | KeptPack]
        match part:
            case tuple():
                placed = self._entry(part)
            case Tombstone():
                placed = self._alone(part, Fate.ALREADY)
            case Commitment():
                placed = self._commitment(part)
            case Draft() if part.id not in self._places:
                placed = self._alone(part, Fate.CONFLICT)
            case Draft() | Account() | EvidenceFile() | KeptAccountDraft():
                placed = self._owned(part)
            case Wish():
                placed = self._wish(part)
            case PackFile() | KnownSigner():
                placed = self._of_packs(part)
            case _:
                placed = self._compared(part)
        return placed

    def _entry(self, revisions: Revisions) -> tuple[Fate, Part]:
        entry_id = revisions[-1].id
        if entry_id in self._places:
            what = "this file has an entry twice, so nothing was brought in"
            raise Refused(what)
        here = self._here.part(revisions)
        gone = self._here.is_tombstone(entry_id)
        if isinstance(here, tuple) and _out_of_bin(here) == _out_of_bin(revisions):
            self._places[entry_id] = entry_id
            return Fate.ALREADY, revisions
        if (here is not None or gone) and entry_id not in self._chosen:
            self._places[entry_id] = None
            self.conflicts.append(_conflict(revisions, Why.DELETED if gone else Why.DIFFERENT))
            return Fate.CONFLICT, revisions
        place = entry_id if here is None else EntryId(self._new_id())
        self._places[entry_id] = place
        self._brought.add(place)
        return Fate.NEW, tuple(replace(each, id=place) for each in revisions)

    def _alone(self, part: Draft | Tombstone, fate: Fate) -> tuple[Fate, Part]:
        """Of no entry in the file: has this fate if there is, or was, an entry here."""
        return (fate, part) if self._here.has_entry(part.id) else self._compared(part)

    def _commitment(self, commitment: Commitment) -> tuple[Fate, Part]:
        """Settled as it was there; in an entry that is here already, it is as it was here."""
        place = self._place(commitment.entry_id)
        if place is None:
            return Fate.LEFT_OUT, commitment
        if place not in self._brought:
            return Fate.ALREADY, commitment
        return Fate.NEW, replace(commitment, entry_id=place)

    def _owned(self, part: Draft | Owned) -> tuple[Fate, Part]:
        entry_id = _owner(part)
        place = self._place(entry_id)
        if place is None:
            return Fate.LEFT_OUT, part
        if place != entry_id:
            return Fate.NEW, self._moved(part, place)
        return self._compared(part)

    def _compared(self, part: Part) -> tuple[Fate, Part]:
        here = self._here.part(part)
        if here is None:
            return Fate.NEW, part
        same = part_line(here) == part_line(part)
        return Fate.ALREADY if same else Fate.CONFLICT, part

    def _wish(self, wish: Wish) -> tuple[Fate, Part]:
        if not is_chosen(wish.name):
            return Fate.LEFT_OUT, wish
        here, theirs = self._here.wish(wish.name), _checked(wish)
        merged = _merged(here, theirs)
        if merged == here:
            return Fate.ALREADY, wish
        return Fate.NEW, Wish(name=wish.name, value=merged)

    def _of_packs(self, part: PackFile | KnownSigner) -> tuple[Fate, Part | KeptPack]:
        here = self._here.part(part)
        if isinstance(part, KnownSigner):
            _refuse_without_key(part)
            return Fate.NEW if here is None else Fate.ALREADY, part
        return self._pack(part, here)

    def _pack(self, file: PackFile, here: Part | None) -> tuple[Fate, Part | KeptPack]:
        if here is not None:
            same = isinstance(here, PackFile) and here.content == file.content
            return Fate.ALREADY if same else Fate.CONFLICT, file
        try:
            return Fate.NEW, kept_again(file)
        except PackRefused:
            # Words need no pack; and one that this program does not take would be of no use here.
            return Fate.LEFT_OUT, file

    def _place(self, entry_id: EntryId) -> EntryId | None:
        if entry_id not in self._places:
            what = "something in this file belongs to no entry of it, so nothing was brought in"
            raise Refused(what)
        return self._places[entry_id]

    def _moved(self, part: Draft | Owned, place: EntryId) -> Part:
        """The part with an id of its own, as belonging to the copy."""
        match part:
            case Draft():
                return replace(part, id=place)
            case Account():
                own_id = AccountId(self._new_id())
                return replace(self._with_own_evidence(part), id=own_id, entry_id=place)
            case KeptAccountDraft(draft=draft):
                moved = replace(self._with_own_evidence(draft), entry_id=place)
                return replace(part, draft=moved)
            case _:
                own = self._own(part.evidence.id)
                return replace(part, evidence=replace(part.evidence, id=own, entry_id=place))

    def _own(self, evidence_id: EvidenceId) -> EvidenceId:
        """The id of a file in the copy of its entry: accounts, which come first, name it too."""
        return self._own_evidence.setdefault(evidence_id, EvidenceId(self._new_id()))

    def _with_own_evidence(self, account: WithEvidence) -> WithEvidence:
        """The account with the files of the copy, and what was decided on their names."""
        copies = tuple(
            replace(each, evidence_id=self._own(each.evidence_id)) for each in account.evidence
        )
        fields = {a.field: b.field for a, b in zip(account.evidence, copies, strict=True)}
        decisions = tuple(
            replace(each, field=fields.get(each.field, each.field))
            for each in account.check.decisions
        )
        check = replace(account.check, decisions=decisions)
        return replace(account, evidence=copies, check=check)


def _refuse_without_key(signer: KnownSigner) -> None:
    try:
        read_public_key(signer.key)
    except SignerKeyUnusable:
        what = "a signer in this file has no key, so nothing was brought in"
        raise Refused(what) from None


def _owner(part: Draft | Owned) -> EntryId:
    match part:
        case Draft():
            return part.id
        case EvidenceFile():
            return part.evidence.entry_id
        case KeptAccountDraft():
            return part.draft.entry_id
        case _:
            return part.entry_id


def _out_of_bin(revisions: Revisions) -> bytes:
    """What an entry says; being in the bin is no part of it."""
    return part_line(tuple(replace(each, deleted=None) for each in revisions))


def _conflict(revisions: Revisions, why: Why) -> Conflict:
    newest = revisions[-1]
    beginning = " ".join(text_of(newest.prompts, newest.content).split())
    return Conflict(
        entry_id=newest.id,
        title=title_or_beginning(newest.content.title, newest.prompts.title, beginning),
        written=newest.content.written,
        why=why,
    )


def _checked(wish: Wish) -> Any:
    """The value, if it is one that such a wish may have."""
    if wish.name.startswith(IMPORT):
        record_from(wish.value)
        return wish.value
    kind: Any = str if wish.name == "last_used" else list[str]
    try:
        return msgspec.convert(wish.value, kind)
    except msgspec.ValidationError:
        what = f"{wish.name} in this file is not what it should be, so nothing was brought in"
        raise Refused(what) from None


def _merged(here: Any, theirs: Any) -> Any:
    """Both lists without doubles; of other values the one that is here, if there is one."""
    if here is None:
        return theirs
    if isinstance(here, list) and isinstance(theirs, list):
        return list(dict.fromkeys([*here, *theirs]))
    return here
