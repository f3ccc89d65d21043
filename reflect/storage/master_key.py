"""The journal's one secret, and the keys that come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from uuid import UUID

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """32 random bytes, born with the journal and never changed. Its repr hides them."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            what = f"a master key has {KEY_BYTES} bytes"
            raise ValueError(what)

    def __repr__(self) -> str:
        return "MasterKey(hidden)"

    def database_key(self, journal: UUID) -> bytes:
        """The raw key of ``journal.db``."""
        return derived(self.secret, salt=journal.bytes, info=b"reflect/db/1")

    def header_key(self, journal: UUID) -> bytes:
        """The key that authenticates ``journal.keys``."""
        return derived(self.secret, salt=journal.bytes, info=b"reflect/header-mac/1")

    def state_key(self, journal: UUID) -> bytes:
        """The key that authenticates ``journal.state``."""
        return derived(self.secret, salt=journal.bytes, info=b"reflect/state-mac/1")


def derived(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """A 32-byte key by HKDF-SHA256 (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)
