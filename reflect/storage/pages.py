"""Pages of the encrypted file without the database: whether one is whole, and what is on it."""

from __future__ import annotations

import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
# https://www.zetetic.net/sqlcipher/design: at the end of a page its IV and its HMAC-SHA512.
IV, MAC = 16, hashlib.sha512().digest_size
RESERVED = IV + MAC
SALT = 16
"""Bytes at the beginning of the file that are not encrypted."""
LOCKED_BY_SYSTEMS = 0x40000000 // PAGE + 1
"""The page that SQLite never writes: systems lock bytes of it."""

_SALT_MASK = 0x3A
_KEY_BYTES = 32
_BEGINNING = b"SQLite format 3\0"


class PageKeys:
    """What a database's key makes of its pages."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        masked = bytes(byte ^ _SALT_MASK for byte in salt)
        self._mac = hashlib.pbkdf2_hmac("sha512", key, masked, 2, _KEY_BYTES)
        self._cipher = AES256(key)

    def __repr__(self) -> str:
        return "PageKeys(hidden)"

    def is_whole(self, number: int, page: bytes) -> bool:
        """Whether this is a page that was written under this number with our key."""
        if len(page) != PAGE:
            return False
        # The first page begins with the salt, which is not part of what is authenticated.
        covered = page[SALT if number == 1 else 0 : PAGE - MAC]
        expected = hmac.digest(self._mac, covered + struct.pack("<I", number), "sha512")
        return hmac.compare_digest(expected, page[-MAC:])

    def opened(self, number: int, page: bytes) -> bytes:
        """A whole page in the clear, without its reserved bytes."""
        start = SALT if number == 1 else 0
        decryptor = Cipher(self._cipher, CBC(page[-RESERVED : -RESERVED + IV])).decryptor()
        plain = decryptor.update(page[start:-RESERVED])
        return _BEGINNING + plain if start else plain
