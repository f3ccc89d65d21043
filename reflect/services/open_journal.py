"""An unlocked journal and all that a person can do in it."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from reflect.errors import StorageError
from reflect.services.accounts import Accounts
from reflect.services.backups import Backups
from reflect.services.checking import Checking
from reflect.services.commitments import Commitments
from reflect.services.draft_moves import DraftMoves
from reflect.services.entries import Entries
from reflect.services.evidence import EvidenceKeeping
from reflect.services.finder import Finder
from reflect.services.hand_on import HandOn
from reflect.services.importing import Importing
from reflect.services.packs import Packs
from reflect.services.privacy_check import PrivacyCheck
from reflect.services.prompt_library import JournalLibrary
from reflect.services.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from reflect.domain.entry import EntryId
    from reflect.services.entries import Gone
    from reflect.services.jobs import JobContext
    from reflect.services.journal_keys import JournalKeys
    from reflect.services.prompt_library import PromptLibrary
    from reflect.services.salvage import Salvage, SavedJournal
    from reflect.services.studio.studio import Studio
    from reflect.services.whole_file import WholeFile
    from reflect.storage.backups import BackupStore
    from reflect.storage.journal import Journal
    from reflect.storage.recovery_code import RecoveryCode


class OpenJournal:
    """For the one thread that unlocked it, until it is closed."""

    def __init__(
        self,
        journal: Journal,
        journal_keys: JournalKeys,
        library: PromptLibrary,
        *,
        backups: BackupStore,
        random: Callable[[int], bytes],
        salvage: Salvage,
    ) -> None:
        self._journal = journal
        self._salvage = salvage
        self._closed = False
        self._random = random
        self.keys = journal_keys
        self.wishes = journal_keys.wishes
        self.announcer = self.wishes.announcer
        self.packs = Packs(journal, self.announcer, library)
        self.prompts = JournalLibrary(library, self.packs, self.announcer)
        self.telling = Telling(self.prompts, self.packs, self.wishes)
        self.backups = Backups(backups, self.announcer)
        self.entries = Entries(journal, self.announcer, random=random)
        self.draft_moves = DraftMoves(self.entries, self.prompts)
        self.finder = Finder(journal)
        self.checking = Checking(journal, self.announcer)
        self.commitments = Commitments(journal, self.announcer)
        self.evidence = EvidenceKeeping(journal, self.announcer, random=random)
        self.importing = Importing(journal, self.announcer, self.evidence, random=random)
        self.privacy = PrivacyCheck(self.wishes)
        self.accounts = Accounts(journal, self.announcer, privacy=self.privacy, random=random)
        self.hand_on = HandOn(journal, self.announcer, confirm=journal_keys.confirm, random=random)

    @cached_property
    def whole_file(self) -> WholeFile:
        """A whole journal that Reflect wrote as JSON, and bringing it into this one."""
        # Few need it, and it needs what is slow to load.
        from reflect.services.whole_file import WholeFile

        return WholeFile(self._journal, self.announcer, random=self._random)

    @cached_property
    def studio(self) -> Studio:
        """Packs in the making, and the keys that sign them."""
        # Few write packs, and signing needs what is slow to load.
        from reflect.services.studio.studio import Studio

        return Studio(self._journal, self.announcer, confirm=self.keys.confirm, random=self._random)

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

    def delete_for_good(self, wanted: Sequence[EntryId], passphrase: str) -> Gone:
        """Delete these from the bin for good, behind the passphrase; raises `WrongPassphrase`."""
        self.keys.confirm(passphrase)
        return self.entries.delete_for_good(wanted)

    @property
    def is_progress_known(self) -> bool:
        """Whether it could be said, at its opening, that this is the newest copy."""
        return self._journal.progress_known

    def save_readable(self, place: Path, name: str, context: JobContext) -> SavedJournal:
        """Put what can be read of this journal into a new one called ``name`` in ``place``.

        Raises `JournalExists` or a `StorageError`. This one stays as it is, and open.
        """
        return self._salvage.from_open(self._journal, place, name, context)

    def settle(self) -> None:
        """Move all that was written into the one file; to be called after some idle seconds."""
        self._journal.settle()

    def close(self) -> None:
        """Make the backup that is due, settle, and let go of the journal."""
        try:
            if not self._closed:
                self.backups.back_up_when_due()
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Settle, and let go of the journal at once: a backup that is due is left for later."""
        self._closed = True
        self._journal.close()
