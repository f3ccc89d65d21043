"""The bytes of ``journal.keys``: what comes back, and what is refused before any key is derived."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.errors import KeysDamaged, NewerFormat, Refused
from reflect.storage import stretching
from reflect.storage.key_file import FORMAT, LARGEST, KeyFile, decode, encode, signed_bytes
from reflect.storage.keys import new_key_file
from reflect.storage.recovery_code import RecoveryCode
from reflect.storage.slots import ForeignSlot, canonical
from reflect.storage.stretching import MIB, Cost

CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
KEY_FILE, _ = new_key_file("a passphrase for tests", RecoveryCode(bytes(20)), cost=CHEAP)
DATA = encode(KEY_FILE)
FIELDS = json.loads(DATA[12:-64])


def framed(body: bytes, magic: bytes = b"reflkeys") -> bytes:
    """A file with this content and a checksum that fits, as a forger would make it."""
    signed = magic + len(body).to_bytes(4, "big") + body + bytes(32)
    return signed + hashlib.sha256(signed).digest()


def forged(**changes: object) -> bytes:
    return framed(canonical({**FIELDS, **changes}))


def with_slot(**changes: object) -> bytes:
    first, *rest = FIELDS["slots"]
    return forged(slots=[{**first, **changes}, *rest])


@pytest.fixture(autouse=True)
def no_derivation(monkeypatch) -> None:
    """Whatever is in the file, reading it derives no key."""
    monkeypatch.delattr(stretching, "Argon2id")


def test_what_was_encoded_comes_back() -> None:
    assert decode(DATA) == KEY_FILE


def test_the_bytes_are_magic_length_json_mac_and_checksum() -> None:
    assert DATA[:8] == b"reflkeys"
    assert int.from_bytes(DATA[8:12], "big") == len(DATA) - 12 - 64
    assert DATA[:-64] == signed_bytes(KEY_FILE)
    assert DATA[-64:-32] == KEY_FILE.mac
    assert DATA[-32:] == hashlib.sha256(DATA[:-32]).digest()


def test_nothing_in_the_file_tells_a_name_or_a_time() -> None:
    assert set(FIELDS) == {"critical", "format", "generation", "journal", "min_reader", "slots"}
    assert UUID(FIELDS["journal"]).version == 4


def test_every_flipped_bit_is_damage() -> None:
    for position in range(len(DATA)):
        for bit in range(8):
            flipped = bytearray(DATA)
            flipped[position] ^= 1 << bit
            with pytest.raises(KeysDamaged):
                decode(bytes(flipped))


def test_every_truncation_is_damage() -> None:
    for length in range(len(DATA)):
        with pytest.raises(KeysDamaged):
            decode(DATA[:length])


@pytest.mark.parametrize("tail", [b"\0", DATA, bytes(LARGEST)])
def test_anything_after_the_end_is_damage(tail: bytes) -> None:
    with pytest.raises(KeysDamaged):
        decode(DATA + tail)


@pytest.mark.parametrize(
    "data",
    [
        framed(DATA[12:-64], magic=b"reflkeyz"),
        framed(b""),
        framed(b"\xff"),
        framed(b"[]"),
        framed(b"{}"),
        framed(b"[" * 60_000),
        framed(b'{"a":' + b"9" * 5000 + b"}"),
        framed(DATA[12:-64] + b" "),
        framed(DATA[12:-64].replace(b'"format":1', b'"format":1,"format":1')),
        framed(DATA[12:-64].replace(b'"format":1', b'"format":1.0')),
        framed(DATA[12:-64].replace(b'"format":1', b'"format":NaN')),
        framed(DATA[12:-64].replace(b'"kdf":"argon2id",', b"")),
        forged(format=True),
        forged(format="1"),
        forged(min_reader=0),
        forged(min_reader=None),
        forged(generation=0),
        forged(generation=2**53 + 1),
        forged(journal="7"),
        forged(journal=FIELDS["journal"].upper()),
        forged(journal=FIELDS["journal"].replace("-", "")),
        forged(critical="slots"),
        forged(slots=[]),
        forged(slots={}),
        forged(slots=[{"id": str(i), "kind": "stick"} for i in range(9)]),
        forged(slots=[{"id": "k", "kind": "stick"}] * 2),
        with_slot(params={"m": 4096 * MIB, "t": 3, "p": 4}),
        with_slot(params={"m": 64 * MIB, "t": 11, "p": 4}),
        with_slot(params={"m": 64 * MIB, "t": 3, "p": 17}),
        with_slot(kdf="scrypt"),
        with_slot(salt="AAAA"),
        with_slot(salt=FIELDS["slots"][0]["salt"][:-3] + "B=="),
        with_slot(unknown=1),
    ],
)
def test_a_file_that_breaks_a_rule_is_damaged_even_if_its_checksum_fits(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        decode(data)


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, len(DATA) - 77), st.integers(0, 255)), min_size=1))
def test_no_change_to_a_whole_file_escapes_the_two_errors(changes) -> None:
    body = bytearray(DATA[12:-64])
    for position, value in changes:
        body[position] = value
    try:
        found = decode(framed(bytes(body)))
    except (KeysDamaged, NewerFormat):
        return
    assert encode(found)[12:-64] == body


@pytest.mark.parametrize(
    "changes", [{"min_reader": 2}, {"min_reader": 2, "slots": "of a new shape"}]
)
def test_a_journal_that_needs_a_newer_program_is_refused_as_such(changes) -> None:
    with pytest.raises(NewerFormat) as caught:
        decode(forged(format=3, **changes))
    assert (caught.value.found, caught.value.known) == (3, FORMAT)


def test_a_field_that_a_reader_must_know_but_we_do_not_is_a_newer_format() -> None:
    with pytest.raises(NewerFormat):
        decode(forged(format=2, critical=["colour"], colour="red"))


def test_a_field_that_a_reader_may_leave_alone_is_kept() -> None:
    data = forged(format=2, colour="red", critical=["slots"])
    found = decode(data)
    assert found.others == {"colour": "red"}
    assert encode(found) == data


def test_a_file_that_would_be_too_large_is_not_made() -> None:
    large = ForeignSlot({"id": "k", "kind": "stick", "blob": "x" * LARGEST})
    with pytest.raises(Refused):
        encode(KeyFile(journal=UUID(int=7), slots=(large,)))
