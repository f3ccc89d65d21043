"""Accounts: the only door from an entry to other eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.account import (
    Account,
    AccountDraft,
    AccountId,
    AccountRow,
    Departure,
    Section,
)
from reflect.domain.account_check import TITLE
from reflect.domain.answers import is_empty, plain, shown
from reflect.domain.ids import id_digits, uuid7
from reflect.domain.review import Review, certain_marks, looked_at, marks, open_marks
from reflect.domain.review import kept as keep_marks
from reflect.errors import NotFound, Refused, Undecided
from reflect.services.account_evidence import AccountEvidence
from reflect.services.changes import Announcer, Changes
from reflect.storage.accounts import AccountStore
from reflect.storage.entries import EntryStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.account_check import CheckRecord
    from reflect.domain.entry import Entry, EntryId
    from reflect.domain.evidence import EvidenceId
    from reflect.domain.file_details import FileDetails
    from reflect.domain.prompts import Prompt
    from reflect.services.privacy_check import PrivacyCheck
    from reflect.storage.journal import Journal


class Accounts:
    """Makes accounts and reads the ledger. A locked account never changes."""

    def __init__(
        self,
        journal: Journal,
        announcer: Announcer,
        *,
        privacy: PrivacyCheck,
        random: Callable[[int], bytes],
    ) -> None:
        self._privacy = privacy
        self._store = AccountStore(journal)
        self._entries = EntryStore(journal)
        self._evidence = AccountEvidence(journal)
        self._announcer = announcer
        self._clock = journal.clock
        self._random = random

    def begin(self, entry_id: EntryId) -> AccountDraft:
        """The unfinished account of this entry, or a new one from its newest revision.

        Private answers come last and are not chosen; evidence is not chosen either.
        """
        draft = self._store.draft(entry_id) or draft_from(self._entries.entry(entry_id))
        return self._evidence.offered(draft)

    def details(self, evidence_id: EvidenceId) -> FileDetails:
        """What a file of evidence says besides what one sees in it; raises `NotFound`."""
        return self._evidence.details(evidence_id)

    def save_draft(self, draft: AccountDraft) -> None:
        """Keep an account while it is being made."""
        self._store.save_draft(draft)

    def discard_draft(self, entry_id: EntryId) -> None:
        """Forget the unfinished account of this entry."""
        self._store.discard_draft(entry_id)

    def lock(self, draft: AccountDraft) -> Account:
        """Make the account for good, after a last look of the privacy check.

        Raises `Refused` when no answer is chosen, `Undecided` while nothing is decided on a
        detail that could certainly identify somebody, and `NotFound` for evidence that is gone.
        """
        chosen = tuple(s for s in draft.sections if s.chosen and s.text.strip())
        if not chosen:
            what = "an account needs at least one answer"
            raise Refused(what)
        review = self.reviewed(draft)
        if certain := certain_marks(review):
            raise Undecided(len(certain))
        now = self._clock()
        account = Account(
            id=AccountId(uuid7(now, self._random(10))),
            entry_id=draft.entry_id,
            revision=draft.revision,
            title=draft.title.strip(),
            sections=chosen,
            left_out=len(draft.sections) - len(chosen),
            written=draft.written,
            show_date=draft.show_date,
            language=draft.language,
            locked=now,
            check=_record(review, chosen),
            evidence=self._evidence.settled(draft.evidence),
        )
        self._store.add(account)
        self._announcer.tell(Changes(accounts=True, entries=frozenset({draft.entry_id})))
        return account

    def reviewed(self, draft: AccountDraft) -> Review:
        """The draft, and what the privacy check finds in it as it stands."""
        return looked_at(Review(draft), self._privacy.look(draft))

    def kept(self, draft: AccountDraft, words: str, reason: str) -> AccountDraft:
        """Let these words stand wherever they are marked; raises `NotFound` if they are not."""
        review = self.reviewed(draft)
        marked = [m for m in open_marks(review) if m.words.casefold() == words.casefold()]
        if not marked:
            kind = "marked detail"
            raise NotFound(kind, words)
        return keep_marks(review, marked, reason).draft

    def account(self, account_id: AccountId) -> Account:
        """The account; raises `NotFound`."""
        return self._store.account(account_id)

    def rows(self) -> tuple[AccountRow, ...]:
        """All accounts, the newest first."""
        return self._store.rows()

    def ledger(self) -> tuple[Departure, ...]:
        """All that has left the journal, the newest first."""
        return self._store.ledger()

    def called(self, name: str) -> AccountId:
        """The account whose id is ``name`` or begins so; raises `NotFound`, also if several do."""
        digits = id_digits(name)
        found = self._store.ids_starting_with(digits) if digits else ()
        if len(found) != 1:
            kind = "account"
            raise NotFound(kind, name)
        return found[0]


def _record(review: Review, chosen: tuple[Section, ...]) -> CheckRecord:
    """The record of what stands in the wording that a reader sees, and of nothing else."""
    files = (each.field for each in review.draft.evidence if each.chosen)
    fields = {TITLE, *(section.prompt_id for section in chosen), *files}
    decisions = [mark.decision for mark in marks(review)]
    kept = tuple(d for d in decisions if d is not None and d.field in fields)
    return replace(review.draft.check, decisions=kept)


def draft_from(entry: Entry) -> AccountDraft:
    """An account as it begins: all answers as they are, the private ones last and not chosen."""
    sections = [
        _section(prompt, entry)
        for prompt in shown(entry.prompts, entry.content.answers)
        if not is_empty(entry.content.answers.get(prompt.id))
    ]
    return AccountDraft(
        entry_id=entry.id,
        revision=entry.revision,
        title=entry.content.title,
        sections=tuple(sorted(sections, key=lambda section: section.private)),
        written=entry.content.written,
    )


def _section(prompt: Prompt, entry: Entry) -> Section:
    text = plain(prompt, entry.content.answers[prompt.id])
    private = prompt.id in entry.content.private
    return Section(
        prompt_id=prompt.id,
        heading=prompt.heading,
        text=text,
        original=text,
        chosen=not private,
        private=private,
    )
