"""Numbers that were said aloud and written down in words, as in a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_DICTATED = "These are the digits of a number, said one by one."
_WORD = r"(?:zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine)"
_REPEATED = rf"(?:(?:double|triple|treble) {_WORD}|{_WORD}(?: (?:hundred|thousand)\b)?)"
# A quick look for two of them in a row, before the slow one.
_PAIR = late(
    r"(?:zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine|double"
    r"|triple|treble|plus)"
    r"[ ,.-]{1,4}(?:zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight"
    r"|nine|double|triple)"
)
_RUN = late(
    rf"\b(?:plus )?{_REPEATED}(?:(?:, ?| - |-| |, and |\.\.\. ){_REPEATED}){{5,20}}\b",
)
_COUNTING = late(r"one,? two,? three|three,? two,? one")
_CALL = late(
    r"\b(?:phone|tel|telephone|mobile|call|ring|rang|text|whats ?app|landline|fax)\b[^.\n]{0,40}$",
)
_PHONE_START = late(r"(?:plus|zero|oh|nought)\b")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of six and more digits in words: phones where they begin like one."""
    done = 0
    for pair in _PAIR.finditer(text.small):
        run = _RUN.match(text.small, pair.start()) if pair.start() >= done else None
        if run is None:
            continue
        done = run.end()
        if _COUNTING.search(run[0]):
            continue
        phone = _PHONE_START.match(run[0]) or said_before(text.small, run.start(), _CALL)
        yield Mark(*run.span(), Kind.PHONE if phone else Kind.ID, Strength.LIKELY, _DICTATED)
