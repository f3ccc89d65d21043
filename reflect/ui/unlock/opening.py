"""Opens a journal with what was typed, off the GUI thread, and says what came of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.errors import (
    KeychainUnusable,
    RecoveryCodeSlip,
    ReflectError,
    StorageError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from reflect.paths import SUFFIX
from reflect.ui.saved_words import new_name
from reflect.ui.unlock.journal_files import Found, facts_of, may_have_keychain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.backup_list import BackupRow
    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal
    from reflect.services.salvage import SavedJournal
    from reflect.ui.jobs import Jobs

_MISTYPED = (WrongPassphrase, WrongRecoveryCode, RecoveryCodeSlip)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TypedKey:
    """A journal and what was typed to open it. Its repr hides that."""

    path: Path
    passphrase: str = ""
    recovery_code: str = ""
    by_keychain: bool = False
    accept_older: bool = False
    keep_both: bool = False
    """Whether the folder is copied first, as it is."""

    def __repr__(self) -> str:
        return "TypedKey(hidden)"


class Opening(QObject):
    """One attempt at a time. Each ends with exactly one of the signals."""

    opened = Signal(object)
    """Carries the `OpenJournal`. A passphrase has opened the program's lock with it; after the
    recovery code that is still to be done."""
    mistyped = Signal(object)
    """Carries the error: what was typed is not the key."""
    keychain_failed = Signal(object)
    """Carries the error: the keychain does not open it, the passphrase does."""
    failed = Signal(object, object)
    """Carries the error, and what was `Found` in the folder."""
    broke = Signal(object)
    """Carries a fault of ours."""
    mended = Signal()
    """The last good key file is in its place."""
    progress = Signal(int, int)
    """How much of a damaged journal is done, of how much."""
    saved = Signal(object, object)
    """Carries the `SavedJournal`, and the key that opens it."""

    def __init__(self, jobs: Jobs, reflect: Reflect, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reflect = reflect

    def open(self, key: TypedKey) -> None:
        """Try this key."""
        self._jobs.start(
            partial(_opened, self._reflect, key),
            owner=self,
            done=self.opened.emit,
            failed=partial(self._on_failed, key.path),
        )

    def save_readable(self, key: TypedKey) -> None:
        """Put what can be read of the journal into a new one beside it."""
        self._jobs.start(
            partial(_saved, self._reflect, key),
            owner=self,
            done=lambda saved: self.saved.emit(saved, replace(key, path=saved.path)),
            failed=partial(self._on_failed, key.path),
            progress=self.progress.emit,
        )

    def ask_keychain(self, path: Path, done: Callable[[bool], object]) -> None:
        """Tell whether the keychain would open this journal; at once where it has none."""
        if may_have_keychain(path):
            self._jobs.start(
                lambda _context: self._reflect.journals.keychain_opens(path),
                owner=self,
                journal=False,
                done=done,
            )
        else:
            done(False)

    def use_last_good_keys(self, path: Path) -> None:
        """Put the key file before the last change in the place of a damaged one."""
        self._jobs.start(
            lambda _context: self._reflect.journals.use_last_good_keys(path),
            owner=self,
            done=lambda _nothing: self.mended.emit(),
            failed=partial(self._on_failed, path),
        )

    def tell(self, path: Path, error: ReflectError) -> None:
        """Look at what is in the folder, and let that and the error be known."""
        self._jobs.start(
            lambda _context: _found(self._reflect, path),
            owner=self,
            journal=False,
            done=partial(self.failed.emit, error),
            failed=self.broke.emit,
        )

    def _on_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, _MISTYPED):
            self.mistyped.emit(error)
        elif isinstance(error, KeychainUnusable):
            self.keychain_failed.emit(error)
        elif isinstance(error, ReflectError):
            self.tell(path, error)
        else:
            self.broke.emit(error)


def _opened(reflect: Reflect, key: TypedKey, _context: JobContext) -> OpenJournal:
    def unlock() -> OpenJournal:
        return reflect.journals.unlock(
            key.path,
            passphrase=key.passphrase,
            recovery_code=key.recovery_code,
            by_keychain=key.by_keychain,
            accept_older=key.accept_older,
        )

    if key.keep_both:
        reflect.journals.set_aside(key.path)
    # The window shows the journal as soon as the lock is open: a new passphrase comes before.
    return unlock() if key.recovery_code else reflect.lock.unlock(unlock)


def _found(reflect: Reflect, path: Path) -> Found:
    backups: tuple[BackupRow, ...] = ()
    # A disk that does not show them has failed in more than that, and the page says so.
    with suppress(StorageError):
        backups = reflect.journals.backups_of(path)
    return Found(path, facts_of(path), backups)


def _saved(reflect: Reflect, key: TypedKey, context: JobContext) -> SavedJournal:
    # With what it needs of the database, only now.
    from reflect.services.salvage import under_free_name

    def save(name: str) -> SavedJournal:
        return reflect.journals.save_readable(
            key.path,
            key.path.parent,
            context,
            passphrase=key.passphrase,
            recovery_code=key.recovery_code,
            name=name,
        )

    return under_free_name(save, new_name(key.path.name.removesuffix(SUFFIX)))
