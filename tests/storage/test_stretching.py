"""Argon2id: its answers, its limits and what this computer can bear."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from reflect.storage.stretching import (
    FLOOR,
    MIB,
    Cost,
    calibrated,
    measured,
    normalised,
    stretched,
)

CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
SALT = bytes(range(16))


def test_argon2id_gives_the_answer_of_rfc_9106() -> None:
    argon2 = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=b"\x03" * 8,
        ad=b"\x04" * 12,
    )
    assert argon2.derive(b"\x01" * 32).hex() == (
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


def test_a_stretched_passphrase_is_what_another_implementation_gives() -> None:
    key = stretched("na\u00efve caf\u00e9", salt=SALT, cost=Cost(memory=8 * MIB, passes=2, lanes=3))
    assert key.hex() == "15dabfe3b097b3d938d0832a3a1f95fb50c91d58e1720f5624ddb6857b0b2bfc"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9 au lait", "cafe\u0301 au lait"),
        ("two words", "two\u00a0words"),
        ("two words", "two\u3000words"),
        ("\u212bngstr\u00f6m", "A\u030angstro\u0308m"),
    ],
)
def test_one_passphrase_typed_on_two_keyboards_is_one_passphrase(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("words", " words"), ("words", "words "), ("words", "Words"), ("a b", "a  b")],
)
def test_nothing_is_trimmed_or_folded(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@given(st.text(alphabet=st.characters(exclude_categories=["Zs", "Cs"])))
def test_normalising_is_nfc_and_nothing_else_without_spaces(text: str) -> None:
    assert normalised(text).decode() == unicodedata.normalize("NFC", text)


def test_a_lone_surrogate_does_not_stop_the_unlocking() -> None:
    assert normalised("\ud800") == b"\xed\xa0\x80"


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (8 * MIB - 1, 1, 1),
        (1024 * MIB + 1, 1, 1),
        (4096 * MIB, 3, 4),
        (8 * MIB, 0, 1),
        (8 * MIB, 11, 1),
        (8 * MIB, 1, 0),
        (8 * MIB, 1, 17),
    ],
)
def test_a_cost_beyond_the_limits_cannot_be_made(memory: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="limits"):
        Cost(memory=memory, passes=passes, lanes=lanes)


@pytest.mark.parametrize(("memory", "passes", "lanes"), [(8 * MIB, 1, 1), (1024 * MIB, 10, 16)])
def test_the_limits_themselves_are_allowed(memory: int, passes: int, lanes: int) -> None:
    assert Cost(memory=memory, passes=passes, lanes=lanes).memory == memory


def test_a_forged_cost_is_refused_while_it_is_read() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"m": 4096 * MIB, "t": 3, "p": 4}, Cost)


def test_a_cost_under_the_floor_is_known_as_such() -> None:
    assert CHEAP.under_floor
    assert Cost(memory=64 * MIB, passes=2).under_floor
    assert not FLOOR.under_floor


@pytest.mark.parametrize(
    ("seconds", "chosen"),
    [
        ({64: 5.0}, 64),
        ({64: 0.3, 128: 1.01}, 64),
        ({64: 0.3, 128: 1.0, 256: 2.0}, 128),
        ({64: 0.1, 128: 0.2, 256: 0.4}, 256),
    ],
)
def test_the_dearest_cost_within_a_second_is_chosen(seconds: dict[int, float], chosen: int) -> None:
    cost = calibrated(lambda cost: seconds[cost.memory // MIB])
    assert cost == Cost(memory=chosen * MIB, passes=3, lanes=4)


def test_a_cost_for_which_there_is_no_memory_is_not_chosen() -> None:
    def measure(cost: Cost) -> float:
        if cost.memory > 64 * MIB:
            raise MemoryError
        return 0.1

    assert calibrated(measure) == FLOOR


def test_a_guess_takes_time() -> None:
    assert measured(CHEAP) > 0
