"""Slots: the master key wrapped, and to what the wrapping is bound."""

from __future__ import annotations

import os
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import ValidationError
from msgspec.structs import replace

from reflect.storage.master_key import MasterKey, derived
from reflect.storage.recovery_code import RecoveryCode
from reflect.storage.slots import (
    ForeignSlot,
    KeychainSlot,
    canonical,
    fields_of,
    keychain_slot,
    opened_by_code,
    opened_by_keychain,
    opened_by_passphrase,
    passphrase_slot,
    recovery_slot,
    slot_from,
)
from reflect.storage.stretching import MIB, Cost

CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
JOURNAL = UUID(int=7)
MASTER = MasterKey(bytes(range(32)))
CODE = RecoveryCode(bytes(range(20)))
WORDS = "a passphrase for tests"
BY_WORDS = passphrase_slot(MASTER, JOURNAL, WORDS, cost=CHEAP, random=os.urandom)
BY_CODE = recovery_slot(MASTER, JOURNAL, CODE, random=os.urandom)
SECRET = bytes(range(64, 96))
BY_KEYCHAIN = keychain_slot(MASTER, JOURNAL, SECRET, random=os.urandom)


def test_aes_256_gcm_gives_the_answer_of_the_gcm_specification_case_16() -> None:
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    text = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = AESGCM(key).encrypt(bytes.fromhex("cafebabefacedbaddecaf888"), text, bound)
    assert sealed[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"


@pytest.mark.parametrize(
    ("text", "sealed"),
    [
        (b"", "530f8afbc74536b9a963b4f1c4cb738b"),
        (bytes(16), "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
    ],
)
def test_aes_256_gcm_gives_the_answers_of_cases_13_and_14(text, sealed) -> None:
    assert AESGCM(bytes(32)).encrypt(bytes(12), text, None).hex() == sealed


@pytest.mark.parametrize(
    ("nonce", "text", "sealed"),
    [
        (
            "00" * 12,
            "561008fa07a68f5c61285cd013464eaf",
            "23293e9b07ca7d1b0cae7cc489a973b3" + "ff" * 16,
        ),
        (
            "ff" * 12,
            "c6152244cea1978d3e0bc274cf8c0b3b",
            "7cb6fc7c6abc009efe9551a99f36a421" + "00" * 16,
        ),
    ],
)
def test_aes_256_gcm_gives_the_answers_of_wycheproof_128_and_129(nonce, text, sealed) -> None:
    key = bytes.fromhex("00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f")
    found = AESGCM(key).encrypt(bytes.fromhex(nonce), bytes.fromhex(text), None)
    assert found.hex() == sealed


def test_aes_256_gcm_refuses_each_changed_bit_of_a_tag_as_wycheproof_130_and_on() -> None:
    cipher, nonce = AESGCM(bytes(range(32))), bytes(range(0x50, 0x5C))
    sealed = cipher.encrypt(nonce, bytes(range(0x20, 0x30)), None)
    assert sealed.hex() == "b2061457c0759fc1749f174ee1ccadfa9ce8fef6d8ab1bf1bf887232eab590dd"
    for bit in range(128):
        spoilt = bytearray(sealed)
        spoilt[16 + bit // 8] ^= 1 << bit % 8
        with pytest.raises(InvalidTag):
            cipher.decrypt(nonce, bytes(spoilt), None)


@pytest.mark.parametrize("bit", range(0, 48 * 8, 7))
def test_a_wrapped_key_with_another_bit_does_not_open(bit) -> None:
    spoilt = bytearray(BY_CODE.wrapped)
    spoilt[bit // 8] ^= 1 << bit % 8
    assert opened_by_code(replace(BY_CODE, wrapped=bytes(spoilt)), JOURNAL, CODE) is None


def test_the_right_passphrase_gives_the_master_key() -> None:
    assert opened_by_passphrase(BY_WORDS, JOURNAL, WORDS) == MASTER


def test_the_right_code_gives_the_master_key() -> None:
    assert opened_by_code(BY_CODE, JOURNAL, CODE) == MASTER


def test_a_wrong_passphrase_or_code_gives_nothing() -> None:
    assert opened_by_passphrase(BY_WORDS, JOURNAL, WORDS + ".") is None
    assert opened_by_code(BY_CODE, JOURNAL, RecoveryCode(bytes(20))) is None


def test_a_slot_moved_to_another_journal_does_not_open() -> None:
    assert opened_by_passphrase(BY_WORDS, UUID(int=8), WORDS) is None
    assert opened_by_code(BY_CODE, UUID(int=8), CODE) is None


def test_a_slot_under_another_name_does_not_open() -> None:
    assert opened_by_code(replace(BY_CODE, id="another"), JOURNAL, CODE) is None


def test_a_code_slot_is_what_the_format_says() -> None:
    key = derived(CODE.secret, salt=BY_CODE.salt, info=b"reflect/recovery/1")
    fields = {k: v for k, v in fields_of(BY_CODE).items() if k not in {"nonce", "wrapped"}}
    bound = canonical({**fields, "journal": "00000000-0000-0000-0000-000000000007"})
    assert AESGCM(key).decrypt(BY_CODE.nonce, BY_CODE.wrapped, bound) == MASTER.secret


def test_each_slot_has_its_own_name_salt_and_nonce() -> None:
    again = recovery_slot(MASTER, JOURNAL, CODE, random=os.urandom)
    assert again.id != BY_CODE.id
    assert again.salt != BY_CODE.salt
    assert again.nonce != BY_CODE.nonce


def test_a_keychain_slot_is_what_the_format_says() -> None:
    key = derived(SECRET, salt=BY_KEYCHAIN.salt, info=b"reflect/keychain/1")
    fields = {k: v for k, v in fields_of(BY_KEYCHAIN).items() if k not in {"nonce", "wrapped"}}
    bound = canonical({**fields, "journal": "00000000-0000-0000-0000-000000000007"})
    assert AESGCM(key).decrypt(BY_KEYCHAIN.nonce, BY_KEYCHAIN.wrapped, bound) == MASTER.secret


def test_the_secret_of_a_keychain_opens_its_slot_and_nothing_else() -> None:
    assert opened_by_keychain(BY_KEYCHAIN, JOURNAL, SECRET) == MASTER
    assert opened_by_keychain(BY_KEYCHAIN, JOURNAL, bytes(32)) is None
    assert opened_by_keychain(BY_KEYCHAIN, UUID(int=8), SECRET) is None


def test_a_recovery_slot_cannot_pose_as_a_keychain_slot() -> None:
    posing = slot_from({**fields_of(BY_CODE), "kind": "keychain"})
    assert isinstance(posing, KeychainSlot)
    assert opened_by_keychain(posing, JOURNAL, CODE.secret) is None


@pytest.mark.parametrize("slot", [BY_WORDS, BY_CODE, BY_KEYCHAIN])
def test_a_slot_comes_back_from_its_fields(slot) -> None:
    assert slot_from(fields_of(slot)) == slot


def test_a_slot_of_another_kind_is_kept_as_it_is() -> None:
    fields = {"id": "k", "kind": "stick", "service": ["any", {"thing": 1}]}
    slot = slot_from(fields)
    assert isinstance(slot, ForeignSlot)
    assert slot.id == "k"
    assert fields_of(slot) == fields


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"id": 7},
        {"id": "x" * 65},
        {"kind": None},
        {"kind": ["passphrase"]},
        {"kdf": "scrypt"},
        {"params": {"m": 4096 * MIB, "t": 3, "p": 4}},
        {"params": {"m": True, "t": 3, "p": 4}},
        {"params": {"m": 8 * MIB, "t": 3, "p": 4, "x": 1}},
        {"salt": "AAAA"},
        {"salt": "not base64"},
        {"nonce": ""},
        {"wrapped": "AAAA"},
        {"extra": 1},
    ],
)
def test_fields_that_break_a_rule_are_no_slot(change) -> None:
    with pytest.raises(ValidationError):
        slot_from({**fields_of(BY_WORDS), **change})


def test_canonical_json_has_one_form() -> None:
    assert canonical({"b": [1, "\u00e9"], "a": None}) == rb'{"a":null,"b":[1,"\u00e9"]}'
