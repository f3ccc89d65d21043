"""The encrypted file of jrnl: a Fernet token under a key stretched from the password.

Version 2 has the token alone and one salt for everybody; version 3 says its own salt before it.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Any

from reflect.errors import ImportFailed, ImportFault
from reflect.imports.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = b"JRNLv3"
_SALT_OF_2 = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")
_ROUNDS = 100_000
_TOKEN = re.compile(rb"gAAAA[A-Za-z0-9_=-]+\s*")
_FIXED = 1 + 8 + 16 + 32
"""Version, time, initial value and seal of a token; between them stand whole blocks of 16."""
_BLOCK = 16

_NEEDED = "The journal is encrypted. Give the password that jrnl asks for."
_WRONG = "That password does not open it. You can try as often as you like."
_DAMAGED = "The encrypted file is not whole. Look for an earlier copy of it."


def is_encrypted(data: bytes) -> bool:
    """Whether these are the bytes of an encrypted journal, whole or not."""
    return data.startswith((_MARK, b"gAAAA"))


def opened(data: bytes, password: str) -> bytes:
    """What was encrypted; raises `ImportFailed` with a wrong password, and for a file cut short."""
    salt, token = _parted(data)
    _check(token)
    if not password:
        raise ImportFailed(ImportFault.PASSWORD_NEEDED, _NEEDED)
    # Slow to import, and only an encrypted journal needs it.
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(base64.urlsafe_b64encode(_key(password, salt))).decrypt(token)
    except InvalidToken:
        raise ImportFailed(ImportFault.WRONG_PASSWORD, _WRONG) from None


def _key(password: str, salt: bytes) -> bytes:
    # Slow to import, and only an encrypted journal needs it.
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    stretch = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=_ROUNDS)
    return stretch.derive(password.encode("utf-8", "surrogatepass"))


def _parted(data: bytes) -> tuple[bytes, bytes]:
    if not data.startswith(_MARK):
        return _SALT_OF_2, data.strip()
    start = len(_MARK) + 2
    end = start + int.from_bytes(data[len(_MARK) : start])
    header = _header(data[start:end])
    return _whole(lambda: base64.urlsafe_b64decode(header["salt"])), data[end:].strip()


def _header(field: bytes) -> Any:
    """The facts before the token: JSON in base64; early builds wrote the JSON as it is."""
    if not field.startswith(b"{"):
        field = _whole(lambda: base64.b64decode(field, validate=True))
    return read_json(field)


def _check(token: bytes) -> None:
    """A token of the right shape that does not open has the wrong key; any other is damaged."""
    if not _TOKEN.fullmatch(token):
        raise ImportFailed(ImportFault.DAMAGED, _DAMAGED)
    size = len(_whole(lambda: base64.urlsafe_b64decode(token)))
    if size < _FIXED + _BLOCK or (size - _FIXED) % _BLOCK:
        raise ImportFailed(ImportFault.DAMAGED, _DAMAGED)


def _whole(decode: Callable[[], bytes]) -> bytes:
    try:
        return decode()
    except (binascii.Error, KeyError, TypeError, ValueError):
        raise ImportFailed(ImportFault.DAMAGED, _DAMAGED) from None
