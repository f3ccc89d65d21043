"""Making, finding and unlocking journals."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.domain.backup import Fault, parsed_name
from reflect.errors import (
    BackupUnreadable,
    KeychainTrouble,
    KeychainUnusable,
    KeysDamaged,
    NameRefused,
    Refused,
    StorageError,
    Vanished,
    VaultError,
)
from reflect.paths import SUFFIX
from reflect.services.changes import Announcer
from reflect.services.jobs import JobContext
from reflect.services.journal_keys import JournalKeys
from reflect.services.open_journal import OpenJournal
from reflect.services.restoring import (
    Restored,
    backups_at,
    brought_back,
    put_keys_back,
    refuse_backup,
    restored_path,
)
from reflect.services.salvage import Salvage
from reflect.services.wishes import Wishes
from reflect.storage import keys
from reflect.storage.backups import BackupStore
from reflect.storage.files import read_file, replace_file
from reflect.storage.folder import JournalFolder, being_made, clean_name, folder_at
from reflect.storage.journal import Journal
from reflect.storage.key_file import LARGEST, KeyFile, decode, encode
from reflect.storage.keychain import Keychain, system_keychain
from reflect.storage.new_keys import finish_change
from reflect.storage.passphrases import check_new
from reflect.storage.recovery_code import RecoveryCode, new_code, parsed
from reflect.storage.set_aside import set_aside
from reflect.storage.stretching import calibrated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.services.backup_list import BackupRow
    from reflect.services.prompt_library import PromptLibrary
    from reflect.services.salvage import SavedJournal
    from reflect.storage.journal import Clock
    from reflect.storage.master_key import MasterKey
    from reflect.storage.stretching import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new journal, unlocked, and the recovery code that will never be shown again."""

    journal: OpenJournal
    recovery_code: RecoveryCode


class Journals:
    """What can be done with a journal from outside."""

    def __init__(
        self,
        library: PromptLibrary,
        *,
        clock: Clock,
        cost: Callable[[], Cost] = calibrated,
        random: Callable[[int], bytes] = os.urandom,
        keychain: Callable[[], Keychain] = system_keychain,
    ) -> None:
        self._keychain = keychain
        self._library = library
        self._clock = clock
        self._cost = cost
        self._random = random

    def make(
        self,
        place: Path,
        name: str,
        passphrase: str,
        *,
        fill: Callable[[Journal], object] = lambda _empty: None,
    ) -> Made:
        """Make a journal called ``name`` in the folder ``place``.

        ``fill`` puts into it what it is to begin with, before it has its name. Raises
        `WeakPassphrase`, `JournalExists`, a `StorageError` or what ``fill`` raises; nothing is left
        behind then.
        """
        tidy = clean_name(name)
        if not tidy:
            what = "a journal needs a name"
            raise NameRefused(what)
        check_new(passphrase)
        code = new_code(self._random)
        key_file, master = keys.new_key_file(
            passphrase, code, cost=self._cost(), random=self._random
        )
        with being_made(place, tidy) as folder:
            replace_file(folder.keys, encode(key_file))
            made = Journal.make(
                folder, master, key_file.journal, clock=self._clock, device=self._random(8).hex()
            )
            try:
                fill(made)
            finally:
                made.close()
        final = JournalFolder(place / f"{tidy}{SUFFIX}")
        try:
            journal = self._open(final, key_file, master)
        except BaseException:
            # Nobody was shown its recovery code, and what is in it is in a file besides.
            shutil.rmtree(final.path, ignore_errors=True)
            raise
        return Made(journal=journal, recovery_code=code)

    def unlock(
        self,
        path: Path,
        *,
        passphrase: str = "",
        recovery_code: str = "",
        by_keychain: bool = False,
        accept_older: bool = False,
    ) -> OpenJournal:
        """Open a journal with one of its keys, or with what this computer's keychain holds.

        Raises a `VaultError` for each way in which it cannot be opened. Nothing is changed then.
        ``accept_older`` opens a journal that is an older copy than the one last seen here.
        """
        refuse_backup(path)
        folder = folder_at(path)
        key_file = _read_keys(folder)
        if by_keychain:
            master = self._by_keychain(key_file)
        else:
            master = _opened_with(key_file, passphrase, recovery_code)
        journal = self._open(folder, key_file, master, accept_older=accept_older)
        _keep_spare(folder, key_file)
        if not by_keychain and keys.has_keychain(key_file):
            # A keychain that has changed is told when it is to open the journal.
            with suppress(KeychainUnusable):
                self._keychain().renew(key_file.journal)
        # What a change of all keys has left; the next opening sees to it if the disk does not now.
        with suppress(StorageError):
            finish_change(folder)
        return journal

    def keychain_opens(self, path: Path) -> bool:
        """Whether this computer's keychain would open the journal now. Opens nothing.

        Looks into the keychain only if the journal has a way in for it.
        """
        try:
            key_file = _read_keys(folder_at(path))
            return keys.has_keychain(key_file) and bool(self._by_keychain(key_file))
        except (VaultError, StorageError):
            return False

    def _by_keychain(self, key_file: KeyFile) -> MasterKey:
        if not keys.has_keychain(key_file):
            raise KeychainUnusable(KeychainTrouble.GONE)
        master = keys.open_with_keychain(key_file, self._keychain().secret_of(key_file.journal))
        if master is None:
            raise KeychainUnusable(KeychainTrouble.CHANGED)
        return master

    def save_readable(
        self,
        path: Path,
        place: Path,
        context: JobContext,
        *,
        passphrase: str = "",
        recovery_code: str = "",
        name: str = "",
    ) -> SavedJournal:
        """Put what can be read of a damaged journal into a new one in the folder ``place``.

        It is called as the damaged one unless it is given a ``name``. The damaged one is left as
        it is. Raises `WrongPassphrase` and what `Salvage.from_folder` raises.
        """
        folder = folder_at(path)
        key_file = _read_keys(folder)
        master = _opened_with(key_file, passphrase, recovery_code)
        called = clean_name(name) or folder.name
        return self._salvage(key_file, master).from_folder(folder, place, called, context)

    def set_aside(self, path: Path) -> Path:
        """Copy a closed journal, as it lies there, to a folder beside it, and return that."""
        return set_aside(folder_at(path))

    def use_last_good_keys(self, path: Path) -> None:
        """Put the key file before the last change in the place of a damaged one.

        The damaged one is kept as ``journal.keys.damaged``. Raises `KeysDamaged` when the earlier
        one is damaged as well, or was never made.
        """
        folder = folder_at(path)
        spare = _spare(folder)
        if spare is None:
            what = "there is no earlier one"
            raise KeysDamaged(what)
        decode(spare)
        replace_file(folder.keys, spare, keep=folder.damaged_keys)

    def use_keys_of(
        self, backup: Path, path: Path, *, passphrase: str = "", recovery_code: str = ""
    ) -> None:
        """Put the key file of a backup in the place of a journal's damaged one.

        It opens with the passphrase or the code of the backup's day, and nothing that was written
        since is lost. The damaged one is kept as ``journal.keys.damaged``. Raises
        `BackupUnreadable` when it does not open the journal's entries, or a `VaultError`; nothing
        is changed then.
        """
        put_keys_back(
            backup, folder_at(path), lambda found: _opened_with(found, passphrase, recovery_code)
        )

    def backups_of(self, path: Path, *elsewhere: Path) -> tuple[BackupRow, ...]:
        """The backups in a journal's folder, or in any other, newest first, without a key.

        Those in a second place, or in another folder, are among them if it is given.
        """
        return backups_at(path, *elsewhere)

    def restored_path(self, backup: Path, otherwise: Path) -> Path:
        """Where `restore` may put a backup: beside its journal, or else in ``otherwise``."""
        return restored_path(backup, self._clock().date(), otherwise)

    def restore(
        self,
        backup: Path,
        final: Path,
        *,
        passphrase: str = "",
        recovery_code: str = "",
        context: JobContext | None = None,
    ) -> Restored:
        """Bring a backup back as the journal ``final``, and open it; all of it or nothing.

        The backup opens with the passphrase or the code of its day, and is only read. Raises
        `BackupUnreadable`, `JournalExists`, `Refused`, a `VaultError` or a `StorageError`.
        """
        back = brought_back(
            backup,
            final,
            lambda found: _opened_with(found, passphrase, recovery_code),
            clock=self._clock,
            context=context or JobContext(),
        )
        try:
            journal = self._open(JournalFolder(final), back.key_file, back.master)
        except BaseException:
            shutil.rmtree(final, ignore_errors=True)
            raise
        name = parsed_name(backup.name)
        return Restored(journal=journal, made=name.made if name else None, entries=back.entries)

    def restore_newest(
        self,
        path: Path,
        *elsewhere: Path,
        otherwise: Path,
        final: Path | None = None,
        passphrase: str = "",
        recovery_code: str = "",
        context: JobContext | None = None,
    ) -> Restored:
        """As `restore`, with the newest backup that can be read of those `backups_of` finds.

        Works whatever has become of the journal itself. Without ``final`` it goes where
        `restored_path` says. Raises `Refused` when there is no backup.
        """
        passed_over: list[BackupRow] = []
        for row in self.backups_of(path, *elsewhere):
            where = final or self.restored_path(row.path, otherwise)
            try:
                back = self.restore(
                    row.path,
                    where,
                    passphrase=passphrase,
                    recovery_code=recovery_code,
                    context=context,
                )
            except BackupUnreadable as error:
                passed_over.append(replace(row, fault=Fault(error.fault)))
            else:
                return replace(back, passed_over=tuple(passed_over))
        if passed_over:
            raise BackupUnreadable(str(passed_over[0].fault))
        what = f"there is no backup in {path}"
        raise Refused(what)

    def _open(
        self,
        folder: JournalFolder,
        key_file: KeyFile,
        master: MasterKey,
        *,
        accept_older: bool = False,
    ) -> OpenJournal:
        journal = Journal.open(
            folder,
            master,
            key_file.journal,
            clock=self._clock,
            accept_older=accept_older,
            before_step=lambda old: _kept_before_step(BackupStore(old)),
        )
        journal_keys = JournalKeys(
            journal,
            Wishes(journal, Announcer()),
            keychain=self._keychain,
            cost=self._cost,
            random=self._random,
        )
        return OpenJournal(
            journal,
            journal_keys,
            self._library,
            backups=BackupStore(journal),
            random=self._random,
            salvage=self._salvage(key_file, master),
        )

    def _salvage(self, key_file: KeyFile, master: MasterKey) -> Salvage:
        return Salvage(self._library, key_file, master, clock=self._clock)


def _read_keys(folder: JournalFolder) -> KeyFile:
    try:
        return decode(read_file(folder.keys, at_most=LARGEST))
    except Vanished:
        what = "journal.keys is missing"
        raise KeysDamaged(what) from None


def _kept_before_step(store: BackupStore) -> None:
    """Make a backup of a journal in its old format, before it gets the new one."""
    store.make(store.place)


def _opened_with(key_file: KeyFile, passphrase: str, recovery_code: str) -> MasterKey:
    if recovery_code:
        return keys.open_with_recovery(key_file, parsed(recovery_code))
    return keys.open_with_passphrase(key_file, passphrase)


def _spare(folder: JournalFolder) -> bytes | None:
    try:
        return read_file(folder.last_good_keys, at_most=LARGEST)
    except Vanished:
        return None


def _keep_spare(folder: JournalFolder, key_file: KeyFile) -> None:
    """Make the spare key file that of today: no passphrase that was given up opens the journal."""
    today = encode(key_file)
    # A journal that was opened is open, whether or not the disk has room for a spare key file.
    with suppress(StorageError):
        if _spare(folder) != today:
            replace_file(folder.last_good_keys, today)
