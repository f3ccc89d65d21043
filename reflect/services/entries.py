"""Writing entries: begin, keep what is typed, finish, change, delete, bring back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reflect.domain.entry import (
    DAYS_IN_BIN,
    Content,
    Draft,
    DraftRow,
    Entry,
    EntryId,
    EntryRow,
    RevisionRow,
)
from reflect.domain.ids import id_digits, uuid7
from reflect.errors import NotFound
from reflect.services.changes import Announcer, Changes
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.search import SearchStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.prompts import PromptSet
    from reflect.storage.journal import Journal


class Entries:
    """What a writer does with entries. Each write is durable when it returns."""

    def __init__(
        self, journal: Journal, announcer: Announcer, *, random: Callable[[int], bytes]
    ) -> None:
        self._store = EntryStore(journal)
        self._drafts = DraftStore(journal)
        self._search = SearchStore(journal)
        self._announcer = announcer
        self._clock = journal.clock
        self._random = random

    def begin(self, prompts: PromptSet) -> Draft:
        """Start an entry. Nothing is kept until the draft is saved or finished."""
        now = self._clock().replace(microsecond=0)
        private = frozenset(p.id for p in prompts.prompts if p.private)
        return Draft(
            id=EntryId(uuid7(now, self._random(10))),
            prompts=prompts,
            content=Content(written=now, private=private),
        )

    def edit(self, entry_id: EntryId) -> Draft:
        """The unfinished writing on an entry, or else its newest revision to write on."""
        draft = self._drafts.draft(entry_id)
        if draft:
            return draft
        entry = self._store.entry(entry_id)
        return Draft(id=entry_id, prompts=entry.prompts, content=entry.content, base=entry.revision)

    def save_draft(self, draft: Draft) -> Draft:
        """Keep what is being typed; returns the draft with the moment it was made durable."""
        saved = self._drafts.save(draft)
        self._announcer.tell(Changes(drafts=True))
        return saved

    def drafts(self) -> tuple[DraftRow, ...]:
        """Unfinished writing, the newest first; that on a deleted entry is in the bin with it."""
        return self._drafts.rows()

    def discard(self, entry_id: EntryId) -> None:
        """Forget what was typed since the last revision."""
        self._drafts.discard(entry_id)
        self._announcer.tell(Changes(drafts=True))

    def finish(self, draft: Draft) -> Entry:
        """Save the draft as the entry's next revision."""
        entry = self._store.save(draft.id, draft.prompts, draft.content)
        self._announcer.tell(_all_of(draft.id))
        return entry

    def entry(self, entry_id: EntryId) -> Entry:
        """The entry as it is now; raises `NotFound`."""
        return self._store.entry(entry_id)

    def history(self, entry_id: EntryId) -> tuple[RevisionRow, ...]:
        """Every save of an entry, the newest first."""
        return self._store.history(entry_id)

    def revision(self, entry_id: EntryId, number: int) -> Entry:
        """The entry as it was at one save; raises `NotFound`."""
        return self._store.revision(entry_id, number)

    def bring_back(self, entry_id: EntryId, number: int) -> Entry:
        """Save an old wording as the newest revision. None is removed.

        Unfinished writing on the entry becomes a revision of its own first.
        """
        old = self._store.revision(entry_id, number)
        unfinished = self._drafts.draft(entry_id)
        if unfinished:
            self._store.save(entry_id, unfinished.prompts, unfinished.content)
        entry = self._store.save(entry_id, old.prompts, old.content)
        self._announcer.tell(_all_of(entry_id))
        return entry

    def delete(self, entry_id: EntryId) -> None:
        """Put an entry in the bin; raises `NotFound`."""
        self._store.delete(entry_id)
        self._announcer.tell(_all_of(entry_id))

    def undelete(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin; raises `NotFound`."""
        self._store.undelete(entry_id)
        self._announcer.tell(_all_of(entry_id))

    def bin(self) -> tuple[EntryRow, ...]:
        """Deleted entries that can still be brought back, the last deleted first."""
        return self._search.bin()

    def purge_expired(self) -> int:
        """Delete for good what has been in the bin for more than `DAYS_IN_BIN` days.

        It goes on a later day than that on which it was first found there for so long.
        """
        expired = self._store.purge_in_time(timedelta(days=DAYS_IN_BIN))
        if expired:
            self._announcer.tell(Changes(entries=frozenset(expired), drafts=True))
        return len(expired)

    def called(self, name: str) -> EntryId:
        """The entry whose id is ``name`` or begins so; raises `NotFound`, also if several do."""
        digits = id_digits(name)
        found = self._store.ids_starting_with(digits) if digits else ()
        if len(found) != 1:
            kind = "entry"
            raise NotFound(kind, name)
        return found[0]


def _all_of(entry_id: EntryId) -> Changes:
    return Changes(
        entries=frozenset({entry_id}), drafts=True, tags=True, commitments=True, accounts=True
    )
