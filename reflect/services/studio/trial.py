"""Trying a set: answered on the real page, in a journal of which nothing is left."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from reflect.services.changes import Announcer
from reflect.services.journal_keys import JournalKeys
from reflect.services.open_journal import OpenJournal
from reflect.services.prompt_library import PromptLibrary
from reflect.services.salvage import Salvage
from reflect.services.wishes import Wishes
from reflect.storage.backups import BackupStore
from reflect.storage.files import storage_errors
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.key_file import KeyFile
from reflect.storage.keychain import system_keychain
from reflect.storage.master_key import KEY_BYTES, MasterKey
from reflect.storage.stretching import FLOOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.packs.pack import Pack
    from reflect.storage.journal import Clock

_PREFIX = "reflect-trial-"


class Trial:
    """A journal for trying a pack's sets, whose key is in memory alone.

    For one thread. It has no key file, no passphrase and no backup; when it ends, its folder goes.
    What a crash leaves of it nobody can read.
    """

    def __init__(
        self,
        pack: Pack,
        *,
        clock: Clock,
        random: Callable[[int], bytes] = os.urandom,
        place: Path | None = None,
    ) -> None:
        """``place`` is where the folder is made for a while; else among the system's own."""
        with storage_errors():
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        try:
            self.journal = _new_journal(self._folder, pack, clock, random)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def end(self) -> None:
        """Let go of the journal, and take its folder away."""
        try:
            self.journal.let_go()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)


def _new_journal(
    folder: Path, pack: Pack, clock: Clock, random: Callable[[int], bytes]
) -> OpenJournal:
    master = MasterKey(random(KEY_BYTES))
    journal_id = UUID(bytes=random(16), version=4)
    made = Journal.make(
        JournalFolder(folder), master, journal_id, clock=clock, device=random(8).hex()
    )
    # Nothing is ever written from these: a trial has no ways in to change.
    nowhere = KeyFile(journal=journal_id, slots=())
    library = PromptLibrary(lambda: (pack,))
    ways = JournalKeys(
        made,
        Wishes(made, Announcer()),
        keychain=system_keychain,
        cost=lambda: FLOOR,
        random=random,
    )
    return OpenJournal(
        made,
        ways,
        library,
        backups=BackupStore(made),
        random=random,
        salvage=Salvage(library, nowhere, master, clock=clock),
    )
