"""What is done with a journal's keys: make, open, change. Bytes and values in, values out."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from reflect.errors import KeysTampered, Refused, WrongPassphrase, WrongRecoveryCode
from reflect.storage.key_file import MOST_SLOTS, KeyFile, signed_bytes
from reflect.storage.master_key import KEY_BYTES, MasterKey
from reflect.storage.slots import (
    KeychainSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    TypedSlot,
    keychain_slot,
    opened_by_code,
    opened_by_keychain,
    opened_by_passphrase,
    passphrase_slot,
    recovery_slot,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.storage.recovery_code import RecoveryCode
    from reflect.storage.slots import RandomBytes
    from reflect.storage.stretching import Cost


def new_key_file(
    passphrase: str,
    recovery: RecoveryCode | None,
    *,
    cost: Cost,
    random: RandomBytes = os.urandom,
    journal: UUID | None = None,
) -> tuple[KeyFile, MasterKey]:
    """New keys, for a new journal or for one that has its id already.

    Does not judge the passphrase; see `passphrases.check_new`.
    """
    master = MasterKey(random(KEY_BYTES))
    # Version 4 on purpose: version 7 would tell the hour of making to whoever finds the file.
    journal = journal or UUID(bytes=random(16), version=4)
    slots: list[Slot] = [passphrase_slot(master, journal, passphrase, cost=cost, random=random)]
    if recovery:
        slots.append(recovery_slot(master, journal, recovery, random=random))
    return _sealed(KeyFile(journal=journal, slots=tuple(slots)), master), master


def open_with_passphrase(key_file: KeyFile, passphrase: str) -> MasterKey:
    """The master key; raises `WrongPassphrase`, or `KeysTampered` if the file is not as written."""
    for slot in key_file.slots:
        if isinstance(slot, PassphraseSlot):
            master = opened_by_passphrase(slot, key_file.journal, passphrase)
            if master:
                return _verified(key_file, master)
    raise WrongPassphrase


def open_with_recovery(key_file: KeyFile, code: RecoveryCode) -> MasterKey:
    """The master key; raises `WrongRecoveryCode`, or `KeysTampered` as above."""
    for slot in key_file.slots:
        if isinstance(slot, RecoverySlot):
            master = opened_by_code(slot, key_file.journal, code)
            if master:
                return _verified(key_file, master)
    raise WrongRecoveryCode


def open_with_keychain(key_file: KeyFile, secret: bytes) -> MasterKey | None:
    """The master key, or None if no slot opens with this; raises `KeysTampered` as above."""
    for slot in key_file.slots:
        if isinstance(slot, KeychainSlot):
            master = opened_by_keychain(slot, key_file.journal, secret)
            if master:
                return _verified(key_file, master)
    return None


def with_new_passphrase(
    key_file: KeyFile,
    master: MasterKey,
    passphrase: str,
    *,
    cost: Cost,
    random: RandomBytes = os.urandom,
) -> KeyFile:
    """The file after a change of passphrase: no earlier one opens it any more."""
    slot = passphrase_slot(master, key_file.journal, passphrase, cost=cost, random=random)
    kept = (other for other in key_file.slots if not isinstance(other, PassphraseSlot))
    return _rewritten(key_file, master, (slot, *kept))


def with_changed_passphrase(
    key_file: KeyFile,
    master: MasterKey,
    slot_id: str,
    passphrase: str,
    *,
    cost: Cost,
    random: RandomBytes = os.urandom,
) -> KeyFile:
    """The file with another passphrase in the place of one; it keeps the id, others stay."""
    changed = passphrase_slot(
        master, key_file.journal, passphrase, cost=cost, random=random, slot_id=slot_id
    )
    slots = (changed if slot.id == slot_id else slot for slot in key_file.slots)
    return _rewritten(key_file, master, slots)


def with_another_passphrase(
    key_file: KeyFile,
    master: MasterKey,
    passphrase: str,
    *,
    cost: Cost,
    random: RandomBytes = os.urandom,
) -> KeyFile:
    """The file with one more passphrase beside those it has."""
    slot = passphrase_slot(master, key_file.journal, passphrase, cost=cost, random=random)
    return _rewritten(key_file, master, (*key_file.slots, slot))


def with_new_recovery(
    key_file: KeyFile, master: MasterKey, code: RecoveryCode, *, random: RandomBytes = os.urandom
) -> KeyFile:
    """The file with this recovery code: no earlier code opens it any more."""
    slot = recovery_slot(master, key_file.journal, code, random=random)
    kept = (other for other in key_file.slots if not isinstance(other, RecoverySlot))
    return _rewritten(key_file, master, (*kept, slot))


def with_keychain(
    key_file: KeyFile, master: MasterKey, secret: bytes, *, random: RandomBytes = os.urandom
) -> KeyFile:
    """The file with this secret of a keychain; no earlier one opens it any more."""
    slot = keychain_slot(master, key_file.journal, secret, random=random)
    return _rewritten(key_file, master, (*_without_keychains(key_file), slot))


def without_keychain(key_file: KeyFile, master: MasterKey) -> KeyFile:
    """The file without any slot of a keychain."""
    return _rewritten(key_file, master, _without_keychains(key_file))


def without_slot(key_file: KeyFile, master: MasterKey, slot_id: str) -> KeyFile:
    """The file without one slot; refuses to take the last that a person can open."""
    return _rewritten(key_file, master, (s for s in key_file.slots if s.id != slot_id))


def has_recovery(key_file: KeyFile) -> bool:
    """Whether a recovery code was ever set."""
    return any(isinstance(slot, RecoverySlot) for slot in key_file.slots)


def has_keychain(key_file: KeyFile) -> bool:
    """Whether the keychain of some computer opens the journal."""
    return any(isinstance(slot, KeychainSlot) for slot in key_file.slots)


def is_under_floor(key_file: KeyFile) -> bool:
    """Whether a passphrase slot is cheaper to guess than a new one would be."""
    return any(isinstance(s, PassphraseSlot) and s.params.under_floor for s in key_file.slots)


def slots_opened_by(key_file: KeyFile, passphrase: str) -> tuple[PassphraseSlot, ...]:
    """Every slot that this passphrase opens; each of the others costs a derivation too."""
    passphrases = (slot for slot in key_file.slots if isinstance(slot, PassphraseSlot))
    return tuple(
        slot for slot in passphrases if opened_by_passphrase(slot, key_file.journal, passphrase)
    )


def is_sealed_with(key_file: KeyFile, master: MasterKey) -> bool:
    """Whether the file holds this very master key, and is as it was written."""
    return hmac.compare_digest(_mac(key_file, master), key_file.mac)


def _rewritten(key_file: KeyFile, master: MasterKey, slots: Iterable[Slot]) -> KeyFile:
    _verified(key_file, master)
    kept = tuple(slots)
    if len(kept) > MOST_SLOTS:
        what = (
            f"a journal has at most {MOST_SLOTS} ways in. Nothing has been changed. "
            "Remove one that is no longer used, then add the new one"
        )
        raise Refused(what)
    if not any(isinstance(slot, TypedSlot) for slot in kept):
        what = (
            "this is the last way in that a person can type, so it stays. Nothing has been "
            "changed. Add another passphrase first"
        )
        raise Refused(what)
    changed = replace(key_file, slots=kept, generation=key_file.generation + 1)
    return _sealed(changed, master)


def _without_keychains(key_file: KeyFile) -> Iterable[Slot]:
    return (slot for slot in key_file.slots if not isinstance(slot, KeychainSlot))


def _verified(key_file: KeyFile, master: MasterKey) -> MasterKey:
    if not is_sealed_with(key_file, master):
        raise KeysTampered
    return master


def _sealed(key_file: KeyFile, master: MasterKey) -> KeyFile:
    return replace(key_file, mac=_mac(key_file, master))


def _mac(key_file: KeyFile, master: MasterKey) -> bytes:
    key = master.header_key(key_file.journal)
    return hmac.digest(key, signed_bytes(key_file), hashlib.sha256)
