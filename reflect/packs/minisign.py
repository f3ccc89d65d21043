"""Signatures and keys as minisign has them; its own program reads ours, and we read its own.

Only what is hashed first is read (``ED``), and only in the one form in which it can be written.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from reflect.errors import KeyFault, PackDamaged, PackFault, PackRefused, SignerKeyUnusable

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_SIGNATURE_BYTES = 4096
_KEY_OF_ED25519 = b"Ed"
_HASHED, _LEGACY = b"ED", b"Ed"
_KEY_LENGTH, _SIGNATURE_LENGTH, _GLOBAL_LENGTH = 42, 74, 64
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_LINES = re.compile(
    rf"{_UNTRUSTED}([^\x00-\x08\x0a-\x1f\x7f]{{0,1024}})\n"
    r"([A-Za-z0-9+/=]{1,200})\n"
    rf"{_TRUSTED}([^\x00-\x08\x0a-\x1f\x7f]{{0,2048}})\n"
    r"([A-Za-z0-9+/=]{1,200})\n?"
)
_FIELD = 2**255 - 19
# Points that make a signature fit any message, so that it would be nobody's.
_SMALL_ORDER = frozenset(
    {
        0,
        1,
        _FIELD - 1,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    }
)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who signs, as a whole: the number that minisign shows does not tell two keys apart."""

    key_id: bytes
    point: bytes

    @property
    def text(self) -> str:
        """As minisign writes it."""
        return base64.b64encode(_KEY_OF_ED25519 + self.key_id + self.point).decode()

    @property
    def number(self) -> str:
        """The id as minisign shows it."""
        return f"{int.from_bytes(self.key_id, 'little'):016X}"

    @property
    def digest(self) -> bytes:
        """Stands for the whole key where 56 characters are too many to compare."""
        return blake2b(_KEY_OF_ED25519 + self.key_id + self.point, digest_size=32).digest()

    @property
    def file(self) -> str:
        """A public key file."""
        return f"{_UNTRUSTED}minisign public key {self.number}\n{self.text}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signs. Never shown."""

    key_id: bytes
    seed: bytes

    def __repr__(self) -> str:
        return "SecretKey(hidden)"

    @property
    def public(self) -> PublicKey:
        """The key that tells its signatures."""
        point = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return PublicKey(self.key_id, point)


@dataclass(frozen=True, slots=True)
class Signature:
    """The four lines of a ``.minisig`` file."""

    untrusted: str
    key_id: bytes
    of_data: bytes
    trusted: str
    of_comment: bytes
    """Signs what signs the data, with the trusted comment."""

    @property
    def text(self) -> str:
        """The file."""
        first = base64.b64encode(_HASHED + self.key_id + self.of_data).decode()
        last = base64.b64encode(self.of_comment).decode()
        return f"{_UNTRUSTED}{self.untrusted}\n{first}\n{_TRUSTED}{self.trusted}\n{last}\n"


def new_secret_key(random: Callable[[int], bytes]) -> SecretKey:
    """A key that nobody else has, if ``random`` is good."""
    return SecretKey(random(8), random(32))


def sign(data: bytes, key: SecretKey, trusted: str, untrusted: str) -> Signature:
    """The signature of the data with what is said about it."""
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    of_data = private.sign(_hashed(data))
    of_comment = private.sign(of_data + trusted.encode())
    return Signature(untrusted, key.key_id, of_data, trusted, of_comment)


def verify(data: bytes, signature: Signature, key: PublicKey) -> None:
    """Return if the key signed the data and the comment; raises `PackRefused` if not."""
    if signature.key_id != key.key_id:
        raise PackRefused(PackFault.OTHER_KEY)
    if any(map(_is_weak, (key.point, signature.of_data[:32], signature.of_comment[:32]))):
        raise PackRefused(PackFault.WEAK_KEY)
    public = Ed25519PublicKey.from_public_bytes(key.point)
    try:
        public.verify(signature.of_data, _hashed(data))
    except InvalidSignature:
        raise PackDamaged(PackFault.CHANGED) from None
    try:
        public.verify(signature.of_comment, signature.of_data + signature.trusted.encode())
    except InvalidSignature:
        raise PackDamaged(PackFault.COMMENT_CHANGED) from None


def read_signature(data: bytes) -> Signature:
    """The signature in a ``.minisig`` file; raises `PackRefused` for any other form."""
    lines = _LINES.fullmatch(_text(data)) if len(data) <= MAX_SIGNATURE_BYTES else None
    if lines is None:
        raise PackRefused(PackFault.SIGNATURE_FORM)
    first, last = decoded(lines[2]), decoded(lines[4])
    if len(first) != _SIGNATURE_LENGTH or len(last) != _GLOBAL_LENGTH:
        raise PackRefused(PackFault.SIGNATURE_FORM)
    if first[:2] == _LEGACY:
        raise PackRefused(PackFault.LEGACY_SIGNATURE)
    if first[:2] != _HASHED:
        raise PackRefused(PackFault.SIGNATURE_FORM)
    return Signature(lines[1], first[2:10], first[10:], lines[3], last)


def read_public_key(text: str) -> PublicKey:
    """The key in minisign's writing, with or without the comment above it.

    Raises `SignerKeyUnusable`.
    """
    data = decoded(text.removesuffix("\n").split("\n")[-1].removesuffix("\r"))
    if len(data) != _KEY_LENGTH or data[:2] != _KEY_OF_ED25519:
        raise SignerKeyUnusable(KeyFault.NO_PUBLIC_KEY)
    return PublicKey(data[2:10], data[10:])


def _hashed(data: bytes) -> bytes:
    return blake2b(data).digest()


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def decoded(text: str) -> bytes:
    """What the base64 says; nothing if it is not in the one form that says it."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return b""
    return data if base64.b64encode(data).decode() == text else b""


def _is_weak(point: bytes) -> bool:
    """Whether it is of small order, or written in another way than the one that counts."""
    height = int.from_bytes(point, "little") & (2**255 - 1)
    return height >= _FIELD or height in _SMALL_ORDER
