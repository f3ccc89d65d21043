"""The recovery code: 160 random bits that a person can copy by hand.

Eight groups of four characters and a check group of two, in Crockford's base32, which has neither
I, L, O nor U. The check group is two symbols over GF(32). Each group has one digest, and a slip in
it moves both check symbols along a line that belongs to this group alone: so the group is known.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from reflect.errors import RecoveryCodeSlip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BYTES = 20
GROUPS = 8
GROUP_LENGTH = 4
CHECK_LENGTH = 2
CHECK_GROUP = GROUPS + 1
"""How `RecoveryCodeSlip` counts the check group."""

# Not str.upper(), which makes two characters of one such as the sharp s.
_AS_PRINTED = str.maketrans(ascii_lowercase, ascii_uppercase) | str.maketrans("OoIiLl", "001111")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """160 bits and their written form. Its repr hides both."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != CODE_BYTES:
            what = f"a recovery code has {CODE_BYTES} bytes"
            raise ValueError(what)

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"

    @property
    def groups(self) -> tuple[str, ...]:
        """Eight groups of four characters."""
        return tuple(_written(group) for group in _in_fours(_symbols(self.secret)))

    @property
    def check(self) -> str:
        """The check group, two characters."""
        return _written(_check(_in_fours(_symbols(self.secret))))

    @property
    def text(self) -> str:
        """The whole code with a hyphen between the groups."""
        return "-".join((*self.groups, self.check))


def new_code(random: Callable[[int], bytes] = os.urandom) -> RecoveryCode:
    """A code that nobody has had before."""
    return RecoveryCode(random(CODE_BYTES))


def parsed(text: str) -> RecoveryCode:
    """The code that was typed; raises `RecoveryCodeSlip` with the group, where it can be known.

    Capitals, spaces and hyphens do not matter; O is read as 0, I and L as 1.
    """
    tidied = tidy(text)
    if len(tidied) != GROUPS * GROUP_LENGTH + CHECK_LENGTH:
        raise RecoveryCodeSlip(_group_of_odd_length(text))
    symbols = [ALPHABET.find(character) for character in tidied]
    if -1 in symbols:
        raise RecoveryCodeSlip(symbols.index(-1) // GROUP_LENGTH + 1)
    _refuse_slip(symbols)
    return RecoveryCode(_bytes(symbols[:-CHECK_LENGTH]))


def tidy(text: str) -> str:
    """A code, or one group of it, as it is printed but without separators."""
    kept = "".join(c for c in text if not c.isspace() and c not in _HYPHENS)
    return kept.translate(_AS_PRINTED)


def _group_of_odd_length(text: str) -> int | None:
    """The first group that is too long or too short, if all nine were typed apart."""
    apart = text.translate(dict.fromkeys(map(ord, _HYPHENS), " ")).split()
    if len(apart) != CHECK_GROUP:
        return None
    lengths = [GROUP_LENGTH] * GROUPS + [CHECK_LENGTH]
    pairs = enumerate(zip(apart, lengths, strict=True), start=1)
    return next(number for number, (group, length) in pairs if len(tidy(group)) != length)


def _refuse_slip(symbols: Sequence[int]) -> None:
    expected = _check(_in_fours(symbols[:-CHECK_LENGTH]))
    first, second = (a ^ b for a, b in zip(expected, symbols[-CHECK_LENGTH:], strict=True))
    if first or second:
        raise RecoveryCodeSlip(_place(first, second))


def _place(first: int, second: int) -> int | None:
    """Which group alone could have moved the check symbols by these two differences."""
    if not first or not second or first == second:
        return CHECK_GROUP
    exponent = (_LOG[second] - _LOG[first]) % _ORDER
    return exponent if 1 <= exponent <= GROUPS else None


def _check(groups: Iterable[Sequence[int]]) -> tuple[int, int]:
    """The sum of the groups' digests, and their sum weighted with a power for each group."""
    first = second = 0
    for number, group in enumerate(groups, start=1):
        digest = 0
        for position, symbol in enumerate(group):
            digest ^= _times_power(symbol, position)
        first ^= digest
        second ^= _times_power(digest, number)
    return first, second


def _powers() -> tuple[int, ...]:
    """The powers of x in GF(2)[x] / (x^5 + x^2 + 1), as numbers below 32."""
    powers = [1]
    while len(powers) < _ORDER:
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0b100101 if doubled & 0b100000 else doubled)
    return tuple(powers)


_ORDER = 31
_POWERS = _powers()
_LOG = {power: exponent for exponent, power in enumerate(_POWERS)}


def _times_power(symbol: int, exponent: int) -> int:
    return _POWERS[(_LOG[symbol] + exponent) % _ORDER] if symbol else 0


def _symbols(secret: bytes) -> list[int]:
    number = int.from_bytes(secret, "big")
    return [number >> shift & 31 for shift in range(8 * len(secret) - 5, -1, -5)]


def _bytes(symbols: Iterable[int]) -> bytes:
    number = 0
    for symbol in symbols:
        number = number << 5 | symbol
    return number.to_bytes(CODE_BYTES, "big")


def _in_fours(symbols: Sequence[int]) -> list[Sequence[int]]:
    return [symbols[at : at + GROUP_LENGTH] for at in range(0, len(symbols), GROUP_LENGTH)]


def _written(symbols: Iterable[int]) -> str:
    return "".join(ALPHABET[symbol] for symbol in symbols)
