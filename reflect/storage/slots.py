"""Slots of the key file: each holds the master key, wrapped with a key that a person can give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta, Struct, convert, to_builtins
from msgspec.structs import replace

from reflect.storage.master_key import MasterKey, derived
from reflect.storage.stretching import Cost, stretched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from reflect.storage.recovery_code import RecoveryCode

    RandomBytes = Callable[[int], bytes]
    """So many random bytes; `os.urandom` outside of tests."""

_Id = Annotated[str, Meta(min_length=1, max_length=64)]
_Salt = Annotated[bytes, Meta(min_length=16, max_length=16)]
_Nonce = Annotated[bytes, Meta(min_length=12, max_length=12)]
_Wrapped = Annotated[bytes, Meta(min_length=48, max_length=48)]


class PassphraseSlot(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="passphrase",
):
    """Opens with a passphrase."""

    id: _Id
    kdf: Literal["argon2id"] = "argon2id"
    params: Cost
    salt: _Salt
    nonce: _Nonce = b""
    wrapped: _Wrapped = b""


class NoParams(Struct, frozen=True, forbid_unknown_fields=True):
    """HKDF has none."""


class _SecretSlot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """Opens with bytes of chance, so that no stretching is needed."""

    id: _Id
    kdf: Literal["hkdf-sha256"] = "hkdf-sha256"
    params: NoParams = NoParams()
    salt: _Salt
    nonce: _Nonce = b""
    wrapped: _Wrapped = b""


class RecoverySlot(_SecretSlot, frozen=True, tag="recovery"):
    """Opens with the recovery code."""


class KeychainSlot(_SecretSlot, frozen=True, tag="keychain"):
    """Opens with 32 random bytes that the keychain of one computer holds. Never the only one."""


@dataclass(frozen=True, slots=True)
class ForeignSlot:
    """A slot of a kind that this program does not know: kept as it is."""

    fields: Mapping[str, object]

    @property
    def id(self) -> str:
        """Its name in the key file."""
        return str(self.fields["id"])


TypedSlot = PassphraseSlot | RecoverySlot
"""Those that a person can open by typing."""
OwnSlot = PassphraseSlot | RecoverySlot | KeychainSlot
Slot = PassphraseSlot | RecoverySlot | KeychainSlot | ForeignSlot
_Own = TypeVar("_Own", PassphraseSlot, RecoverySlot, KeychainSlot)


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, ASCII only: one value, one row of bytes."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return text.encode("ascii")


def slot_from(fields: Mapping[str, object]) -> Slot:
    """The slot in an object of the key file; raises `msgspec.ValidationError` where it breaks."""
    if fields.get("kind") in ("passphrase", "recovery", "keychain"):
        slot: OwnSlot = convert(fields, OwnSlot)
        return slot
    convert(fields, _ForeignFields)
    return ForeignSlot(fields)


class _ForeignFields(Struct):
    id: _Id
    kind: str


def fields_of(slot: Slot) -> Mapping[str, object]:
    """The slot as the key file has it."""
    if isinstance(slot, ForeignSlot):
        return slot.fields
    fields: dict[str, object] = to_builtins(slot)
    return fields


def passphrase_slot(
    master: MasterKey,
    journal: UUID,
    passphrase: str,
    *,
    cost: Cost,
    random: RandomBytes,
    slot_id: str = "",
) -> PassphraseSlot:
    """The master key behind a passphrase; under an id that there is already when it is given."""
    slot = PassphraseSlot(id=slot_id or random(8).hex(), params=cost, salt=random(16))
    return _holding(slot, master, journal, _passphrase_key(slot, passphrase), random(12))


def recovery_slot(
    master: MasterKey, journal: UUID, code: RecoveryCode, *, random: RandomBytes
) -> RecoverySlot:
    """The master key behind a recovery code."""
    slot = RecoverySlot(id=random(8).hex(), salt=random(16))
    return _holding(slot, master, journal, _recovery_key(slot, code), random(12))


def keychain_slot(
    master: MasterKey, journal: UUID, secret: bytes, *, random: RandomBytes
) -> KeychainSlot:
    """The master key behind what a keychain holds."""
    slot = KeychainSlot(id=random(8).hex(), salt=random(16))
    return _holding(slot, master, journal, _keychain_key(slot, secret), random(12))


def opened_by_passphrase(slot: PassphraseSlot, journal: UUID, passphrase: str) -> MasterKey | None:
    """The master key, or None if this passphrase is not the slot's."""
    return _unwrapped(slot, journal, _passphrase_key(slot, passphrase))


def opened_by_code(slot: RecoverySlot, journal: UUID, code: RecoveryCode) -> MasterKey | None:
    """The master key, or None if this code is not the slot's."""
    return _unwrapped(slot, journal, _recovery_key(slot, code))


def opened_by_keychain(slot: KeychainSlot, journal: UUID, secret: bytes) -> MasterKey | None:
    """The master key, or None if this secret is not the slot's."""
    return _unwrapped(slot, journal, _keychain_key(slot, secret))


def _passphrase_key(slot: PassphraseSlot, passphrase: str) -> bytes:
    return stretched(passphrase, salt=slot.salt, cost=slot.params)


def _recovery_key(slot: RecoverySlot, code: RecoveryCode) -> bytes:
    return derived(code.secret, salt=slot.salt, info=b"reflect/recovery/1")


def _keychain_key(slot: KeychainSlot, secret: bytes) -> bytes:
    return derived(secret, salt=slot.salt, info=b"reflect/keychain/1")


def _holding(slot: _Own, master: MasterKey, journal: UUID, key: bytes, nonce: bytes) -> _Own:
    wrapped = AESGCM(key).encrypt(nonce, master.secret, _bound(slot, journal))
    return replace(slot, nonce=nonce, wrapped=wrapped)


def _unwrapped(slot: OwnSlot, journal: UUID, key: bytes) -> MasterKey | None:
    try:
        return MasterKey(AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound(slot, journal)))
    except InvalidTag:
        return None


def _bound(slot: OwnSlot, journal: UUID) -> bytes:
    """What the wrapping is bound to: nobody can move a slot or make it cheaper unnoticed."""
    fields = {**fields_of(slot), "journal": str(journal)}
    del fields["nonce"], fields["wrapped"]
    return canonical(fields)
