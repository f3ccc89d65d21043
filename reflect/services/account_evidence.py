"""The evidence of an entry on its way into an account, and out of the journal with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.account_evidence import EvidenceCopy, distinct, parted
from reflect.errors import NotFound, Refused
from reflect.storage.evidence import EvidenceStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.domain.account import AccountDraft
    from reflect.domain.evidence import Evidence, EvidenceId
    from reflect.domain.file_details import Detail, FileDetails
    from reflect.storage.journal import Journal


class AccountEvidence:
    """Reads files of evidence for accounts; it changes none."""

    def __init__(self, journal: Journal) -> None:
        self._store = EvidenceStore(journal)

    def offered(self, draft: AccountDraft) -> AccountDraft:
        """The draft with the entry's evidence as it is now; what is new is not chosen."""
        known = {each.evidence_id: each for each in draft.evidence}
        there = self._store.of_entry(draft.entry_id)
        return replace(draft, evidence=tuple(known.get(each.id) or _copy(each) for each in there))

    def details(self, evidence_id: EvidenceId) -> FileDetails:
        """What a file says besides what one sees in it; raises `NotFound`."""
        # Loaded when an account has evidence.
        from reflect.privacy.files.details import details_of

        file = self._store.file(evidence_id)
        return details_of(file.content, file.evidence.media_type)

    def settled(self, copies: Iterable[EvidenceCopy]) -> tuple[EvidenceCopy, ...]:
        """The chosen ones, under names that can stand together, with what each leaves out."""
        chosen = [each for each in copies if each.chosen]
        names = distinct(tuple(map(_with_ending, chosen)))
        return tuple(
            replace(each, name=name, removed=self._removed(each))
            for each, name in zip(chosen, names, strict=True)
        )

    def content(self, copy: EvidenceCopy) -> bytes:
        """The file as it leaves the journal; raises `NotFound` when the entry has it no more.

        `Refused` when it cannot be made without what was to be left out.
        """
        # As above.
        from reflect.privacy.files.details import without_details

        file = self._store.file(copy.evidence_id)
        if file.evidence.sha256 != copy.sha256:
            kind = "evidence"
            raise NotFound(kind, copy.evidence_id)
        if not copy.removed:
            return file.content
        try:
            return without_details(file.content, file.evidence.media_type)
        except ValueError as error:
            what = f"{copy.name} cannot be saved without what the file says besides"
            raise Refused(what) from error

    def _removed(self, copy: EvidenceCopy) -> tuple[Detail, ...]:
        details = self.details(copy.evidence_id)
        return details.holds if copy.bare and details.removable else ()


def _with_ending(copy: EvidenceCopy) -> str:
    """Its name with the ending by which a reader's computer knows what opens it."""
    ending = parted(copy.original)[1]
    same = parted(copy.name)[1].casefold() == ending.casefold()
    return copy.name if same else f"{copy.name}{ending}"


def _copy(evidence: Evidence) -> EvidenceCopy:
    return EvidenceCopy(
        evidence_id=evidence.id,
        name=evidence.name,
        original=evidence.name,
        media_type=evidence.media_type,
        size=evidence.size,
        sha256=evidence.sha256,
    )
