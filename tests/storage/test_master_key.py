"""The master key and what is derived from it."""

from __future__ import annotations

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reflect.storage.master_key import MasterKey, derived

JOURNAL = UUID(int=7)
OTHER = UUID(int=8)
MASTER = MasterKey(bytes(range(32)))


def test_hkdf_gives_the_answer_of_rfc_5869_case_1() -> None:
    hkdf = HKDF(
        algorithm=SHA256(),
        length=42,
        salt=bytes(range(13)),
        info=bytes(range(0xF0, 0xFA)),
    )
    assert hkdf.derive(b"\x0b" * 22).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


@pytest.mark.parametrize(
    ("secret", "salt", "info", "expected"),
    [
        (
            bytes(range(0x50)),
            bytes(range(0x60, 0xB0)),
            bytes(range(0xB0, 0x100)),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            "cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            b"\x0b" * 22,
            b"",
            b"",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
    ids=["long", "empty"],
)
def test_hkdf_gives_the_answers_of_rfc_5869_cases_2_and_3(secret, salt, info, expected) -> None:
    hkdf = HKDF(algorithm=SHA256(), length=len(expected) // 2, salt=salt, info=info)
    assert hkdf.derive(secret).hex() == expected


@pytest.mark.parametrize(
    ("secret", "salt", "info", "expected"),
    [
        (
            "24aeff2645e3e0f5494a9a102778c43a",
            "",
            "",
            "d4cca5e416c3d9eb58bd562e922691daff76aa4d",
        ),
        (
            "7a00817689a3d79001825a864c69c120",
            "08bc01c053a6406c7c4a667c9b9b3894",
            "967ccd75395be6e96a67759f070487c9e2107791",
            "75f86fe05c43964bafd75bbfda18333abac649b8607e953826c2bad8d594621d"
            "9615521b2f4d56f63a185dd0670af7163fa96ea2dec620516158946ee83071b9",
        ),
    ],
)
def test_hkdf_gives_the_answers_of_wycheproof_4_and_15(secret, salt, info, expected) -> None:
    salt, info, length = bytes.fromhex(salt), bytes.fromhex(info), len(expected) // 2
    hkdf = HKDF(algorithm=SHA256(), length=length, salt=salt, info=info)
    assert hkdf.derive(bytes.fromhex(secret)).hex() == expected


def test_derived_is_the_first_block_of_rfc_5869_case_1() -> None:
    key = derived(b"\x0b" * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)))
    assert key.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_every_purpose_and_every_journal_has_its_own_key() -> None:
    keys = {
        derive(journal)
        for journal in (JOURNAL, OTHER)
        for derive in (MASTER.database_key, MASTER.header_key, MASTER.state_key)
    }
    assert len(keys) == 6
    assert {len(key) for key in keys} == {32}


def test_its_repr_hides_the_key() -> None:
    assert repr(MASTER) == "MasterKey(hidden)"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_no_master_key(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytes(length))
