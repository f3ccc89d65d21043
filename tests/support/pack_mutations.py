"""Packs spoilt by chance: each is refused, or is exactly what its bytes say.

``python -m tests.support.pack_mutations COUNT SEED`` prints what was found in JSON; a row of the
long proofs calls `run`.
"""

from __future__ import annotations

import json
import random
import struct
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from reflect.errors import PackRefused
from reflect.packs.built import Parts, joined, read_signed, read_unsigned, taken_apart
from reflect.packs.minisign import sign
from reflect.packs.strict_zip import read_zip, write_zip
from tests.support.pack_attacks import ARCHIVE, COMMENT, GOOD, KEY, NAME, good, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.packs.built import BuiltPack

WHOLE = good()
TEXT = sign(ARCHIVE, KEY, NAME, COMMENT).text.encode()
NAMES = sorted(GOOD)
WORDS = (b'"', b"[", b"]", b"{", b"}", b"=", b"\n", b"#", b"\\", b"'''", b"\xff", b"[[x]]\n")


@dataclass(slots=True)
class Found:
    """What became of them."""

    count: int = 0
    refused: int = 0
    read: int = 0
    failures: list[str] = field(default_factory=list)
    """Each with the seed that makes it again."""


def bent(chance: random.Random, data: bytes) -> bytes:
    """The bytes with a few of them changed, lost, doubled or put in."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(spoilt) + 1)
        length = chance.choice((0, 1, 1, 2, 4, chance.randrange(64)))
        given = chance.choice((*WORDS, bytes([chance.randrange(256)]), spoilt[place : place + 9]))
        spoilt[place : place + length] = given[: chance.randrange(len(given) + 1)]
    if spoilt == data:
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def of_the_file(chance: random.Random) -> bytes:
    """Somewhere in the file: the signature finds it."""
    return bent(chance, WHOLE)


def of_the_archive(chance: random.Random) -> bytes:
    """In the archive, by somebody who signs what they spoil."""
    return signed(bent(chance, ARCHIVE))


def of_a_number(chance: random.Random) -> bytes:
    """A field of the archive set to a number that breaks many a reader."""
    archive = bytearray(ARCHIVE)
    magic = chance.choice((b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"))
    place = archive.index(magic) + chance.randrange(4, 46)
    number = chance.choice((0, 1, 0x7FFF, 0xFFFF, 2**31, 2**32 - 1, chance.randrange(2**32)))
    size = min(chance.choice((2, 4)), len(archive) - place)
    archive[place : place + size] = struct.pack("<I", number)[: max(0, size)]
    if archive == ARCHIVE:
        archive[chance.randrange(len(archive))] ^= 1 << chance.randrange(8)
    return signed(bytes(archive))


def of_a_text(chance: random.Random) -> bytes:
    """In a TOML file, put together and signed as it should be."""
    name = chance.choice(NAMES)
    return signed(write_zip({**GOOD, name: bent(chance, GOOD[name])}))


def of_the_signature(chance: random.Random) -> bytes:
    """In the lines of the signature alone."""
    spoilt = bent(chance, TEXT)
    return WHOLE[:13] + struct.pack(">H", len(spoilt)) + spoilt + ARCHIVE


_CHEAP = (of_the_file, of_the_archive, of_a_number, of_the_signature)
WAYS: tuple[Callable[[random.Random], bytes], ...] = (*_CHEAP * 8, of_the_archive, of_a_text)
"""In turn; a text that is put together again costs the most, for all of it is read."""


def judge(data: bytes, read: Callable[[bytes], BuiltPack] = read_signed) -> str:
    """``refused``, ``read`` where the pack is what its bytes say, or what is wrong."""
    try:
        found = read(data)
    except PackRefused as error:
        said = str(error)
        return "refused" if said.isprintable() and len(said) < 1000 else f"said {said!r}"
    archive = data[data.index(b"PK\x03\x04") :]
    again = sign(archive, KEY, f"pack:{found.pack.id}@{found.pack.version}", COMMENT)
    if write_zip(read_zip(archive)) != archive or joined(Parts(again, archive)) != data:
        return "taken for a pack that it is not"
    return "read"


def run(count: int, seed: int, read: Callable[[bytes], BuiltPack] = read_signed) -> Found:
    """Spoil the pack so many times, and judge each."""
    found = Found()
    outcomes: Counter[str] = Counter()
    for number in range(count):
        one = f"{seed}:{number}"
        chance = random.Random(one)  # noqa: S311 - the same every time, by its seed
        data = WAYS[number % len(WAYS)](chance)
        try:
            outcome = judge(data, read)
        except Exception as error:  # noqa: BLE001 - whatever escapes is what is looked for
            outcome = f"{type(error).__name__} escaped"
        outcomes[outcome] += 1
        if outcome not in {"refused", "read"}:
            found.failures.append(f"{one}: {outcome}")
    found.count, found.refused, found.read = count, outcomes["refused"], outcomes["read"]
    return found


def without_verifying(data: bytes) -> BuiltPack:
    """A reader that does not look at the signature: the control that must be caught."""
    return read_unsigned(joined(Parts(None, taken_apart(data).archive)))


def main() -> None:
    """Print what was found."""
    count, seed = map(int, sys.argv[1:])
    sys.stdout.write(json.dumps(asdict(run(count, seed))))


if __name__ == "__main__":
    main()
