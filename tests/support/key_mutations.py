"""Changes a key file in every way that comes by chance, and asks what is said of it.

What was damaged must be told as damage, before any key is derived. A forger can make the checksum
fit: what is then left to find is found by the MAC, or the slot does not open.
"""

from __future__ import annotations

import hashlib
import hmac
import random
from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from reflect.errors import (
    KeysDamaged,
    KeysTampered,
    NewerFormat,
    RecoveryCodeSlip,
    WrongRecoveryCode,
)
from reflect.storage import stretching
from reflect.storage.key_file import decode, encode
from reflect.storage.keys import new_key_file, open_with_recovery
from reflect.storage.recovery_code import CODE_BYTES, RecoveryCode
from tests.support.builders import CHEAP, PASSPHRASE
from tests.support.fakes import FakeChance

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

LONGEST = 0.05
"""Seconds that reading a key file may take, whatever is in it."""

CODE = RecoveryCode(bytes(CODE_BYTES))
DATA = encode(new_key_file(PASSPHRASE, CODE, cost=CHEAP, random=FakeChance())[0])
START, END = 12, 64
"""Before the JSON are magic and length, after it MAC and checksum."""


def without_checksum() -> AbstractContextManager[object]:
    """A reader that compares no checksum, and so cannot tell damage from a forged file."""
    return patch.object(hmac, "compare_digest", lambda *_both: True)


@dataclass(slots=True)
class Judged:
    """What was said of so many changed files."""

    files: int = 0
    slowest: float = 0.0
    told: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def flip(data: bytearray, chance: random.Random) -> None:
    """Another bit."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def write_over(data: bytearray, chance: random.Random) -> None:
    """Other bytes in the place of some."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 40)
    data[at : at + length] = chance.randbytes(len(data[at : at + length]))


def take_out(data: bytearray, chance: random.Random) -> None:
    """Some bytes less."""
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(1, 40)]


def put_in(data: bytearray, chance: random.Random) -> None:
    """Some bytes more, from elsewhere in it or from nowhere."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 40)
    data[at:at] = chance.choice((data[:length], chance.randbytes(length)))


def cut(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(len(data)) :]


def change_a_digit(data: bytearray, chance: random.Random) -> None:
    """Another number, or another letter of what is written in base64."""
    places = [place for place, byte in enumerate(data) if chr(byte).isalnum()]
    for place in chance.sample(places, min(1, len(places))):
        data[place] = ord(chance.choice("0123456789ABCabc"))


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip,
    write_over,
    take_out,
    put_in,
    cut,
    change_a_digit,
)


def mutated(chance: random.Random) -> tuple[bytes, bool]:
    """A changed file, and whether its checksum was made to fit."""
    forged = chance.random() < 0.5
    data = bytearray(DATA[START:-END] if forged else DATA)
    for _ in range(chance.choice((1, 1, 2, 5))):
        if data:
            chance.choice(WAYS)(data, chance)
    if not forged:
        return bytes(data), False
    signed = DATA[:8] + len(data).to_bytes(4, "big") + data + DATA[-END : -END // 2]
    return signed + hashlib.sha256(signed).digest(), True


def judge(seed: int, count: int) -> Judged:
    """Read so many changed files and compare what is said with what had to be."""
    chance, judged = random.Random(seed), Judged()  # noqa: S311 - no keys
    with patch.object(stretching, "Argon2id", None):
        for number in range(count):
            data, forged = mutated(chance)
            if data == DATA:
                continue
            _read(judged, f"seed {seed}, file {number}", data, forged=forged)
    return judged


def _read(judged: Judged, name: str, data: bytes, *, forged: bool) -> None:
    begun = process_time()
    try:
        said = _said_of(data)
    finally:
        taken = process_time() - begun
    judged.files += 1
    judged.told[said] = judged.told.get(said, 0) + 1
    judged.slowest = max(judged.slowest, taken)
    allowed = {"KeysDamaged", *(("NewerFormat", "KeysTampered", "WrongRecoveryCode") * forged)}
    if said not in allowed or taken > LONGEST:
        judged.wrong.append(f"{name}: {said} after {taken:.3f} s")


def _said_of(data: bytes) -> str:
    """The name of the error. What is not one of these is let out: nothing else may be raised."""
    try:
        open_with_recovery(decode(data), CODE)
    except (KeysDamaged, NewerFormat, KeysTampered, WrongRecoveryCode, RecoveryCodeSlip) as error:
        return type(error).__name__
    return "nothing"
