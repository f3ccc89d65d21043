"""A passphrase into a key, slowly: Argon2id, what it may cost, and what this computer can bear."""

from __future__ import annotations

import unicodedata
from time import perf_counter
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Struct

from reflect.storage.master_key import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

MIB = 1024
"""Argon2 counts its memory in KiB."""

PATIENCE_SECONDS = 1.0
"""What a person may be asked to wait each time a journal is opened."""


class Cost(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"memory": "m", "passes": "t", "lanes": "p"},
):
    """What one guess costs. A cost beyond the limits cannot be made, so none is ever allocated."""

    memory: int
    """In KiB."""
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        within = (
            8 * MIB <= self.memory <= 1024 * MIB
            and 1 <= self.passes <= 10
            and 1 <= self.lanes <= 16
        )
        if not within:
            what = "the cost of a passphrase slot is outside its limits"
            raise ValueError(what)

    @property
    def under_floor(self) -> bool:
        """Whether a slot with this cost ought to be made anew."""
        return self.memory < FLOOR.memory or self.passes < FLOOR.passes


FLOOR = Cost(memory=64 * MIB)
"""RFC 9106, second recommended option."""

_STEPS = (FLOOR, Cost(memory=128 * MIB), Cost(memory=256 * MIB))


def normalised(passphrase: str) -> bytes:
    """The bytes that count: as PRECIS OpaqueString (RFC 8265), so that any keyboard gives the same.

    Every Unicode space becomes U+0020, then NFC, then UTF-8. Nothing is trimmed or folded.
    """
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in passphrase)
    # A lone surrogate cannot be typed, but may come from a file: it must not crash the unlocking.
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


def stretched(passphrase: str, *, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives with this salt. Takes as long as the cost says."""
    argon2 = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return argon2.derive(normalised(passphrase))


def measured(cost: Cost) -> float:
    """How many seconds one guess at this cost takes here."""
    start = perf_counter()
    stretched("", salt=bytes(16), cost=cost)
    return perf_counter() - start


def calibrated(measure: Callable[[Cost], float] = measured) -> Cost:
    """The dearest cost that this computer pays within a second; never under the floor."""
    best = FLOOR
    for cost in _STEPS:
        try:
            if measure(cost) > PATIENCE_SECONDS:
                break
        except MemoryError:
            break
        best = cost
    return best
