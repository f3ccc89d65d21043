"""The chapter journal.keys of docs/FORMAT.md suffices: this reader knows nothing else."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reflect.storage.key_file import decode
from reflect.storage.keys import open_with_passphrase

ROOT = Path(__file__).parents[2]
DATA = (ROOT / "tests" / "vectors" / "keys" / "v1.keys").read_bytes()
CHAPTER = "".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("FORMAT*.md"))
WORDS = "a passphrase for tests"
CODE = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-VV"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

LENGTH = int.from_bytes(DATA[8:12], "big")
HEADER = json.loads(DATA[12 : 12 + LENGTH])


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def by_passphrase(slot) -> bytes:
    cost = slot["params"]
    return Argon2id(
        salt=base64.b64decode(slot["salt"]),
        length=32,
        iterations=cost["t"],
        lanes=cost["p"],
        memory_cost=cost["m"],
    ).derive(WORDS.encode())


def by_code(slot) -> bytes:
    number = 0
    for character in CODE.replace("-", "")[:32]:
        number = number * 32 + ALPHABET.index(character)
    return hkdf(number.to_bytes(20, "big"), base64.b64decode(slot["salt"]), b"reflect/recovery/1")


def unwrapped(slot, key: bytes) -> bytes:
    bound = {name: slot[name] for name in ("id", "kind", "kdf", "params", "salt")}
    bound["journal"] = HEADER["journal"]
    text = json.dumps(bound, sort_keys=True, separators=(",", ":"))
    nonce, wrapped = (base64.b64decode(slot[name]) for name in ("nonce", "wrapped"))
    return AESGCM(key).decrypt(nonce, wrapped, text.encode())


@pytest.fixture(params=[("passphrase", by_passphrase), ("recovery", by_code)])
def master(request) -> bytes:
    kind, slot_key = request.param
    slot = next(slot for slot in HEADER["slots"] if slot["kind"] == kind)
    return unwrapped(slot, slot_key(slot))


def test_another_reader_finds_the_same_database_key(master) -> None:
    journal = UUID(HEADER["journal"])
    ours = open_with_passphrase(decode(DATA), WORDS).database_key(journal)
    assert hkdf(master, journal.bytes, b"reflect/db/1") == ours


def test_another_reader_finds_the_mac_and_the_checksum_right(master) -> None:
    key = hkdf(master, UUID(HEADER["journal"]).bytes, b"reflect/header-mac/1")
    signed = DATA[: 12 + LENGTH]
    mac = hmac.digest(key, signed, "sha256")
    assert signed + mac + hashlib.sha256(signed + mac).digest() == DATA


@pytest.mark.parametrize("quoted", [WORDS, CODE, ALPHABET])
def test_the_chapter_gives_the_example_that_opens_here(quoted: str) -> None:
    assert f"`{quoted}`" in CHAPTER or f"\n{quoted}\n" in CHAPTER
