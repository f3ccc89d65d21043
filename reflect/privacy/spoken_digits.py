"""Numbers that were said aloud and written down in words, as in a transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_DICTATED = "These are the digits of a number, said one by one."
_WORD = r"(?:zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine)"
_REPEATED = rf"(?:(?:double|triple|treble) {_WORD}|{_WORD}(?: (?:hundred|thousand)\b)?)"
_RUN = re.compile(
    rf"\b(?:plus )?{_REPEATED}(?:(?:, ?| - |-| |, and |\.\.\. ){_REPEATED}){{5,20}}\b", re.I
)
_CALL = re.compile(
    r"\b(?:phone|tel|telephone|mobile|call|ring|rang|text|whats ?app|landline|fax)\b[^.\n]{0,40}$",
    re.I,
)
_PHONE_START = re.compile(r"(?:plus|zero|oh|nought)\b", re.I)


def find(plain: str) -> Iterator[Mark]:
    """The marks of six and more digits in words: phones where they begin like one."""
    for run in _RUN.finditer(plain):
        phone = _PHONE_START.match(run[0]) or said_before(plain, run.start(), _CALL)
        yield Mark(*run.span(), Kind.PHONE if phone else Kind.ID, Strength.LIKELY, _DICTATED)
