"""The file of a secret key for signing, as minisign has it: encrypted with a passphrase, or not."""

from __future__ import annotations

import base64
import hmac
import struct
from dataclasses import dataclass
from hashlib import blake2b, scrypt
from typing import TYPE_CHECKING

from reflect.errors import KeyFault, SignerKeyUnusable, WrongSignerPassphrase
from reflect.packs.minisign import SecretKey, decoded

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 4096

_COMMENT = "untrusted comment: minisign encrypted secret key"
_FILE = struct.Struct("<2s2s2s32sQQ104s")
_ALGORITHM, _SCRYPT, _NO_KDF, _CHECKSUM = b"Ed", b"Sc", b"\0\0", b"B2"
_KEY = struct.Struct("<8s32s32s32s")
_BLOCK_SIZE = 8
_FEWEST_OPERATIONS = 32768
_MOST_OPERATIONS, _MOST_MEMORY = 2**25, 2**30


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs, in the measures of minisign."""

    operations: int
    memory: int


ORDINARY = Cost(2**22, 2**27)
"""128 MiB and half a second: as dear as a journal's, and bearable on an old laptop."""


def write_secret_key(key: SecretKey, passphrase: str, *, salt: bytes, cost: Cost = ORDINARY) -> str:
    """The file of the key, which opens with the passphrase; ``salt`` is 32 random bytes."""
    point = key.public.point
    checksum = _checksum(key.key_id, key.seed, point)
    inside = _KEY.pack(key.key_id, key.seed, point, checksum)
    covered = _covered(inside, passphrase, salt, cost)
    parts = (_ALGORITHM, _SCRYPT, _CHECKSUM, salt, cost.operations, cost.memory, covered)
    return f"{_COMMENT}\n{base64.b64encode(_FILE.pack(*parts)).decode()}\n"


def read_secret_key(text: str, ask_passphrase: Callable[[], str]) -> SecretKey:
    """The key in the file; the passphrase is asked for if there is one.

    Raises `SignerKeyUnusable` or `WrongSignerPassphrase`.
    """
    data = decoded(text.removesuffix("\n").split("\n")[-1].removesuffix("\r"))
    if len(data) != _FILE.size:
        raise SignerKeyUnusable(KeyFault.NO_SECRET_KEY)
    algorithm, kdf, checksum, salt, operations, memory, inside = _FILE.unpack(data)
    if (algorithm, checksum) != (_ALGORITHM, _CHECKSUM) or kdf not in {_SCRYPT, _NO_KDF}:
        raise SignerKeyUnusable(KeyFault.NO_SECRET_KEY)
    if kdf == _NO_KDF:
        return _opened(inside)
    if operations > _MOST_OPERATIONS or memory > _MOST_MEMORY:
        raise SignerKeyUnusable(KeyFault.COSTLY)
    opened = _covered(inside, ask_passphrase(), salt, Cost(operations, memory))
    key_id, seed, point, told = _KEY.unpack(opened)
    if not hmac.compare_digest(told, _checksum(key_id, seed, point)):
        raise WrongSignerPassphrase
    return _opened(opened)


def _opened(inside: bytes) -> SecretKey:
    key_id, seed, point, _ = _KEY.unpack(inside)
    key = SecretKey(key_id, seed)
    if key.public.point != point:
        raise SignerKeyUnusable(KeyFault.DAMAGED)
    return key


def _checksum(key_id: bytes, seed: bytes, point: bytes) -> bytes:
    return blake2b(_ALGORITHM + key_id + seed + point, digest_size=32).digest()


def _covered(inside: bytes, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The bytes encrypted, or decrypted: the one is the other."""
    n, p = _parameters(cost)
    stream = scrypt(
        passphrase.encode("utf-8", "surrogateescape"),  # the very bytes that were typed
        salt=salt,
        n=n,
        r=_BLOCK_SIZE,
        p=p,
        maxmem=_MOST_MEMORY + 2**24,
        dklen=len(inside),
    )
    return bytes(a ^ b for a, b in zip(inside, stream, strict=True))


def _parameters(cost: Cost) -> tuple[int, int]:
    """N and p of scrypt, as libsodium finds them from what is to be spent."""
    operations = max(cost.operations, _FEWEST_OPERATIONS)
    if operations < cost.memory // 32:
        return _power_of_two(operations // (_BLOCK_SIZE * 4)), 1
    n = _power_of_two(cost.memory // (_BLOCK_SIZE * 128))
    return n, max(1, min(operations // 4 // n, 0x3FFFFFFF) // _BLOCK_SIZE)


def _power_of_two(most: int) -> int:
    """The largest that is not above ``most``, and 2 at the least."""
    return 1 << max(1, most.bit_length() - 1)
