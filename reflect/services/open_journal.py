"""An unlocked journal and all that a person can do in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reflect.errors import StorageError
from reflect.services.accounts import Accounts
from reflect.services.commitments import Commitments
from reflect.services.entries import Entries
from reflect.services.finder import Finder
from reflect.services.hand_on import HandOn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from reflect.services.changes import Announcer
    from reflect.services.journal_keys import JournalKeys
    from reflect.services.prompt_library import PromptLibrary
    from reflect.services.wishes import Wishes
    from reflect.storage.journal import Journal
    from reflect.storage.recovery_code import RecoveryCode


class OpenJournal:
    """For the one thread that unlocked it, until it is closed."""

    def __init__(
        self,
        journal: Journal,
        journal_keys: JournalKeys,
        library: PromptLibrary,
        wishes: Wishes,
        *,
        announcer: Announcer,
        random: Callable[[int], bytes],
    ) -> None:
        self._journal = journal
        self.keys = journal_keys
        self.announcer = announcer
        self.prompts = library
        self.wishes = wishes
        self.entries = Entries(journal, self.announcer, random=random)
        self.finder = Finder(journal)
        self.commitments = Commitments(journal, self.announcer)
        self.accounts = Accounts(journal, self.announcer, random=random)
        self.hand_on = HandOn(journal, self.announcer, confirm=journal_keys.confirm, random=random)

    @property
    def name(self) -> str:
        """What the writer calls the journal."""
        return self._journal.folder.name

    @property
    def id(self) -> UUID:
        """The number of chance that tells this journal from any other."""
        return self._journal.id

    @property
    def path(self) -> Path:
        """The journal's folder."""
        return self._journal.folder.path

    def new_recovery_code(self) -> RecoveryCode:
        """A code that opens the journal from now on, in the place of the one before."""
        # First, so that a code that nobody has seen never counts as one that somebody has.
        self.wishes.set_recovery_unconfirmed()
        return self.keys.new_recovery_code()

    def empty_bin(self) -> None:
        """Delete for good what has been in the bin for long enough. It may take a second.

        Nobody asked for it: what the disk does not allow now is left for the next time.
        """
        with suppress(StorageError):
            self.entries.purge_expired()

    def settle(self) -> None:
        """Move all that was written into the one file; to be called after some idle seconds."""
        self._journal.settle()

    def close(self) -> None:
        """Settle and let go of the journal."""
        self._journal.close()
