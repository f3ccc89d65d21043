"""The ways into a journal that is open: what they are called, and how they are changed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reflect.errors import (
    KeychainUnusable,
    NotFound,
    RecoveryCodeSlip,
    Refused,
    WrongPassphrase,
    WrongRecoveryCode,
)
from reflect.storage import backup_keys, keys
from reflect.storage.backup_keys import OldBackup
from reflect.storage.files import read_file, replace_file
from reflect.storage.key_file import LARGEST, MOST_SLOTS, KeyFile, decode, encode
from reflect.storage.keychain import SECRET_BYTES, Keychain
from reflect.storage.new_keys import OldFolder, change_keys
from reflect.storage.passphrases import check_new
from reflect.storage.recovery_code import RecoveryCode, new_code, parsed
from reflect.storage.slots import KeychainSlot, PassphraseSlot, RecoverySlot, Slot, TypedSlot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.services.wishes import Wishes
    from reflect.storage.journal import Journal
    from reflect.storage.stretching import Cost

__all__ = ["MOST_WAYS", "JournalKeys", "OldBackup", "RecoveryCode", "WayIn", "WayKind"]

MOST_WAYS = MOST_SLOTS
"""A journal has no more ways in."""

BACKUPS = "backups"
"""The folder of a journal in which its backups are."""


class WayKind(StrEnum):
    """What a person needs to have or to know."""

    PHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYCHAIN = "keychain"
    OTHER = "other"
    """Of a newer Reflect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """Something that opens the journal."""

    id: str
    kind: WayKind
    name: str
    """What the writer calls it; may be empty."""
    weak_lock: bool
    """Whether guessing costs less than it would if the passphrase were set today."""
    last: bool
    """Whether it is the last that can be typed, and so cannot go."""


class JournalKeys:
    """The keys of a journal that is open. No change rewrites an entry."""

    def __init__(
        self,
        journal: Journal,
        wishes: Wishes,
        *,
        keychain: Callable[[], Keychain],
        cost: Callable[[], Cost],
        random: Callable[[int], bytes],
    ) -> None:
        self._journal = journal
        self._folder = journal.folder
        self.wishes = wishes
        self._keychain = keychain
        self._cost = cost
        self._random = random

    def confirm(self, typed: str) -> None:
        """Ask again before something leaves or changes; raises `WrongPassphrase`.

        The recovery code is taken too: a journal need not have a passphrase.
        """
        key_file = self._read()
        try:
            keys.open_with_passphrase(key_file, typed)
        except WrongPassphrase:
            if not _is_recovery_code(key_file, typed):
                raise

    def ways(self) -> tuple[WayIn, ...]:
        """All that opens the journal, in the order in which it was added."""
        slots, names = self._read().slots, self.wishes.slot_names()
        typed = [slot for slot in slots if isinstance(slot, TypedSlot)]
        return tuple(
            WayIn(
                id=slot.id,
                kind=_kind(slot),
                name=names.get(slot.id, ""),
                weak_lock=isinstance(slot, PassphraseSlot) and slot.params.under_floor,
                last=typed == [slot],
            )
            for slot in slots
        )

    def set_passphrase(self, passphrase: str) -> None:
        """Let this passphrase open the journal, and no earlier one. No entry is rewritten."""
        check_new(passphrase)
        changed = keys.with_new_passphrase(
            self._read(), self._journal.master, passphrase, cost=self._cost()
        )
        self._replace(changed)

    def change_passphrase(self, slot_id: str, passphrase: str) -> None:
        """Put another passphrase in the place of one; it keeps its name, others stay."""
        self._way(slot_id, WayKind.PHRASE)
        check_new(passphrase)
        changed = keys.with_changed_passphrase(
            self._read(), self._journal.master, slot_id, passphrase, cost=self._cost()
        )
        self._replace(changed)

    def add_passphrase(self, passphrase: str, name: str = "") -> str:
        """Let one more passphrase open the journal; the id of the way in."""
        check_new(passphrase)
        changed = keys.with_another_passphrase(
            self._read(), self._journal.master, passphrase, cost=self._cost()
        )
        self._replace(changed)
        added = changed.slots[-1].id
        self.rename(added, name)
        return added

    def rename(self, slot_id: str, name: str) -> None:
        """Call a way in otherwise. Names are kept inside the journal and nowhere else."""
        self._way(slot_id)
        self.wishes.set_slot_name(slot_id, " ".join(name.split()))

    def remove(self, slot_id: str) -> None:
        """Let it open the journal no longer; raises `Refused` for the last that can be typed."""
        if self._way(slot_id).kind is WayKind.KEYCHAIN:
            self.turn_keychain_off()
            return
        self._replace(keys.without_slot(self._read(), self._journal.master, slot_id))
        self.wishes.set_slot_name(slot_id, "")

    def strengthen(self, passphrase: str) -> None:
        """Make guessing this passphrase as costly as it is for one that is set today."""
        key_file = self._read()
        opened = keys.slots_opened_by(key_file, passphrase)
        if not opened:
            raise WrongPassphrase
        for slot in opened:
            key_file = keys.with_changed_passphrase(
                key_file, self._journal.master, slot.id, passphrase, cost=self._cost()
            )
        self._replace(key_file)

    def new_recovery_code(self) -> RecoveryCode:
        """Let a new code open the journal, and no earlier one. It is shown nowhere but here."""
        code = new_code(self._random)
        self._replace(keys.with_new_recovery(self._read(), self._journal.master, code))
        return code

    def turn_keychain_on(self) -> None:
        """Let the keychain of this computer open the journal; raises `KeychainUnusable`."""
        keychain, secret = self._keychain(), self._random(SECRET_BYTES)
        changed = keys.with_keychain(self._read(), self._journal.master, secret)
        # First the keychain: a slot that nothing opens would be offered in vain.
        keychain.keep(changed.journal, secret)
        self._replace(changed)

    def turn_keychain_off(self) -> None:
        """Let no keychain open the journal. What the keychain holds opens nothing then."""
        self._replace(keys.without_keychain(self._read(), self._journal.master))
        self._forget_in_keychain()

    def change_all(self, passphrase: str, *, keep_old: bool = False) -> RecoveryCode:
        """Encrypt the journal anew, after all its keys may have leaked; the new recovery code.

        This passphrase and that code open it then, and nothing else. With ``keep_old`` the journal
        with its old keys stays beside it, as a journal of its own. Raises `WeakPassphrase`, a
        `StorageError` or `JournalDamaged`, and nothing is changed then. Backups keep the old keys.
        """
        check_new(passphrase)
        self.wishes.set_recovery_unconfirmed()
        code, had_keychain = new_code(self._random), keys.has_keychain(self._read())
        key_file, master = keys.new_key_file(
            passphrase, code, cost=self._cost(), random=self._random, journal=self._journal.id
        )
        old = OldFolder.KEPT if keep_old else OldFolder.REMOVED
        change_keys(self._journal, key_file, master, old=old)
        self.wishes.forget_slot_names()
        if had_keychain:
            self._forget_in_keychain()
        return code

    @property
    def backups(self) -> Path:
        """Where the journal's own backups are."""
        return self._folder.path / BACKUPS

    def old_backups_with_other_keys(self, second: Path | None = None) -> tuple[OldBackup, ...]:
        """Backups that open with what no longer opens the journal.

        They are looked for in the journal's folder, and in a ``second`` place if there is one.
        """
        key_file = self._read()
        roots = [self.backups, *([second] if second else [])]
        found = (backup_keys.old_backups(root, key_file, self._journal.master) for root in roots)
        return tuple(backup for backups in found for backup in backups)

    def rewrap_backups(self, second: Path | None = None) -> int:
        """Let those open with what opens the journal today; how many could be changed.

        Raises a `StorageError`; each that was changed until then is whole.
        """
        key_file = self._read()
        same = [one for one in self.old_backups_with_other_keys(second) if one.same_master_key]
        for backup in same:
            backup_keys.rewrap(backup, key_file)
        return len(same)

    def forget_backup_keys(self, second: Path | None = None) -> int:
        """Take the key files out of those; how many. Raises a `StorageError`."""
        found = self.old_backups_with_other_keys(second)
        for backup in found:
            backup_keys.forget_keys(backup)
        return len(found)

    def delete_old_backups(self, second: Path | None = None) -> int:
        """Delete those altogether; how many. Raises a `StorageError`."""
        found = self.old_backups_with_other_keys(second)
        for backup in found:
            backup_keys.delete(backup)
        return len(found)

    def _way(self, slot_id: str, kind: WayKind | None = None) -> WayIn:
        """The way in with this id; raises `NotFound`, or `Refused` if it is of another kind."""
        way = next((way for way in self.ways() if way.id == slot_id), None)
        if way is None:
            kind_of_thing = "way in"
            raise NotFound(kind_of_thing, slot_id)
        if kind and way.kind is not kind:
            what = "that way in has no passphrase to change. Nothing has been changed"
            raise Refused(what)
        return way

    def _forget_in_keychain(self) -> None:
        # It opens nothing any more; a keychain that is locked or gone may keep it.
        with suppress(KeychainUnusable):
            self._keychain().forget(self._journal.id)

    def _read(self) -> KeyFile:
        return decode(read_file(self._folder.keys, at_most=LARGEST))

    def _replace(self, changed: KeyFile) -> None:
        replace_file(self._folder.keys, encode(changed), keep=self._folder.last_good_keys)
        self.wishes.tell()


def _kind(slot: Slot) -> WayKind:
    match slot:
        case PassphraseSlot():
            return WayKind.PHRASE
        case RecoverySlot():
            return WayKind.RECOVERY
        case KeychainSlot():
            return WayKind.KEYCHAIN
        case _:
            return WayKind.OTHER


def _is_recovery_code(key_file: KeyFile, typed: str) -> bool:
    try:
        keys.open_with_recovery(key_file, parsed(typed))
    except (RecoveryCodeSlip, WrongRecoveryCode):
        return False
    return True
