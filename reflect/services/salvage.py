"""Saving what can be read of a damaged journal."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.domain.prompts import FREE
from reflect.errors import BackupUnreadable, JournalExists, KeysDamaged
from reflect.paths import SUFFIX
from reflect.storage.backup_check import keys_in, refuse_other_keys
from reflect.storage.files import replace_file
from reflect.storage.folder import being_made
from reflect.storage.key_file import KeyFile, encode
from reflect.storage.rescue import Rescue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.domain.salvage import Salvaged
    from reflect.services.jobs import JobContext
    from reflect.services.prompt_library import PromptLibrary
    from reflect.storage.folder import JournalFolder
    from reflect.storage.journal import Clock, Journal
    from reflect.storage.master_key import MasterKey

    Keys = tuple[KeyFile, MasterKey]
    """What opens the new journal."""


@dataclass(frozen=True, slots=True)
class SavedJournal:
    """The new journal, which the same keys open, and what is in it and missing from it."""

    path: Path
    salvaged: Salvaged


def under_free_name(save: Callable[[str], SavedJournal], name: str) -> SavedJournal:
    """What ``save`` makes under this name, or under it with the first number that is free."""
    number, called = 1, name
    while True:
        try:
            return save(called)
        except JournalExists:
            number += 1
            called = f"{name} {number}"


class Salvage:
    """Makes a new journal of what can be read of another; the other is left as it is."""

    def __init__(
        self, library: PromptLibrary, key_file: KeyFile, master: MasterKey, *, clock: Clock
    ) -> None:
        self._library = library
        self._key_file = key_file
        self._master = master
        self._clock = clock

    def from_folder(
        self, damaged: JournalFolder, place: Path, name: str, context: JobContext
    ) -> SavedJournal:
        """Of a journal that is closed, into a new one called ``name`` in the folder ``place``.

        Raises `InUse`, `JournalExists`, `JournalDamaged` where its database is gone, or a
        `StorageError`; nothing is left behind then.
        """

        def work(rescue: Rescue, new: JournalFolder) -> Salvaged:
            return rescue.from_folder(damaged, new)

        return self._saved(work, (self._key_file, self._master), place, name, context)

    def from_open(
        self, damaged: Journal, place: Path, name: str, context: JobContext
    ) -> SavedJournal:
        """Of one that is open, with the keys that it has now: they may have changed since.

        Raises `KeysDamaged` as well.
        """

        def work(rescue: Rescue, new: JournalFolder) -> Salvaged:
            return rescue.from_open(damaged, new)

        return self._saved(work, self._keys_of_now(damaged), place, name, context)

    def _keys_of_now(self, journal: Journal) -> Keys:
        with suppress(BackupUnreadable):
            key_file = keys_in(journal.folder.keys)
            refuse_other_keys(key_file, journal.master, journal.id)
            return key_file, journal.master
        try:
            refuse_other_keys(self._key_file, journal.master, journal.id)
        except BackupUnreadable:
            what = "and that of its opening is no longer its own"
            raise KeysDamaged(what) from None
        return self._key_file, journal.master

    def _saved(
        self,
        work: Callable[[Rescue, JournalFolder], Salvaged],
        keys: Keys,
        place: Path,
        name: str,
        context: JobContext,
    ) -> SavedJournal:
        key_file, master = keys
        rescue = Rescue(
            master,
            key_file.journal,
            clock=self._clock,
            wordings=(FREE, *self._library.sets),
            step=context.step,
        )
        with being_made(place, name) as folder:
            replace_file(folder.keys, encode(key_file))
            salvaged = work(rescue, folder)
        return SavedJournal(place / f"{name}{SUFFIX}", salvaged)
