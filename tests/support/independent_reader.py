"""Reads a journal with nothing but `docs/FORMAT.md`: no module of the program is used here."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    import sqlite3

PAGE, RESERVED, IV, MAC, SALT = 4096, 80, 16, 64, 16


def fields_of(keys: bytes) -> dict[str, Any]:
    """The JSON in ``journal.keys``."""
    length = int.from_bytes(keys[8:12], "big")
    fields: dict[str, Any] = json.loads(keys[12 : 12 + length])
    return fields


def master_key(keys: bytes, typed: str) -> bytes:
    """The master key, from ``journal.keys`` and the passphrase."""
    fields = fields_of(keys)
    slot = next(slot for slot in fields["slots"] if slot["kind"] == "passphrase")
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in typed)
    salt, nonce, wrapped = (base64.b64decode(slot[name]) for name in ("salt", "nonce", "wrapped"))
    cost = slot["params"]
    key = Argon2id(
        salt=salt, length=32, iterations=cost["t"], lanes=cost["p"], memory_cost=cost["m"]
    ).derive(unicodedata.normalize("NFC", spaced).encode())
    bound = {name: slot[name] for name in ("id", "kind", "kdf", "params", "salt")}
    bound["journal"] = fields["journal"]
    text = json.dumps(bound, sort_keys=True, separators=(",", ":"))
    return AESGCM(key).decrypt(nonce, wrapped, text.encode())


def key_for(purpose: bytes, keys: bytes, master: bytes) -> bytes:
    """A key of the journal: for ``reflect/db/1`` that of the database."""
    salt = uuid.UUID(fields_of(keys)["journal"]).bytes
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(master)


def decrypted(data: bytes, key: bytes) -> bytes:
    """The pages of a database as a plain SQLite reads them; raises `ValueError` for a bad one."""
    salt = data[:SALT]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
    pages = [
        page_of(data[at : at + PAGE], at // PAGE + 1, key, mac_key)
        for at in range(0, len(data), PAGE)
    ]
    plain = bytearray(b"".join(pages))
    plain[:SALT] = b"SQLite format 3\0"
    plain[18:20] = b"\1\1"
    return bytes(plain)


def page_of(page: bytes, number: int, key: bytes, mac_key: bytes) -> bytes:
    """One page in the clear; its reserved bytes stay as they are."""
    start = SALT if number == 1 else 0
    covered, mac = page[start:-MAC], page[-MAC:]
    expected = hmac.digest(mac_key, covered + struct.pack("<I", number), "sha512")
    if not hmac.compare_digest(mac, expected):
        message = f"page {number} is not as it was written"
        raise ValueError(message)
    decryptor = Cipher(AES256(key), CBC(page[-RESERVED : -RESERVED + IV])).decryptor()
    return page[:start] + decryptor.update(page[start:-RESERVED]) + page[-RESERVED:]


def chain_of(before: bytes, row: dict[str, Any]) -> bytes:
    """What the chain of a revision must be, from the one before and the row's columns."""
    linked = {name: value for name, value in row.items() if name != "chain"}
    text = json.dumps(linked, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(before + text.encode()).digest()


def seal_of(journal: sqlite3.Connection) -> bytes:
    """What `journal.seal` must be, from all rows; the connection gives rows with names."""
    digests = [row["chain"] for row in journal.execute("SELECT chain FROM revision")]
    for table in ("account", "departure", "evidence"):
        for row in journal.execute(f"SELECT * FROM {table}"):  # noqa: S608 - one of three names
            told = {k: value for k, value in dict(row).items() if not isinstance(value, bytes)}
            text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            digests.append(hashlib.sha256(f"{table}\n{text}".encode()).digest())
    keys = {"entry": "id", "draft": "entry_id", "account_draft": "entry_id", "wish": "name"}
    keys |= {"commitment": "entry_id || ' ' || prompt_id", "pack": "id", "signer": "public_key"}
    for table, key in keys.items():
        for name, generation in journal.execute(f"SELECT {key}, generation FROM {table}"):  # noqa: S608 - as above
            digests.append(hashlib.sha256(f"{table}\n{name}\n{generation}".encode()).digest())
    return (sum(map(int.from_bytes, digests)) % 2**256).to_bytes(32)
