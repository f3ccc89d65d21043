"""Whether a prompt asks for what could identify somebody. It knows English, and patterns alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_SENTENCE = re.compile(r"[^.?!;:\n]+")


class _Patterns(NamedTuple):
    details: tuple[tuple[str, re.Pattern[str]], ...]
    unless: re.Pattern[str]


@lru_cache(maxsize=2048)  # of a whole pack one text changes at a key
def details_asked_for(text: str) -> tuple[str, ...]:
    """The details that a text in English asks for, as in ``a date of birth``, each once.

    What it warns of is not asked for: *no names*, *not the date of birth*.
    """
    patterns = _patterns()
    found: dict[str, None] = {}
    for sentence in _SENTENCE.findall(text.lower()):
        for detail, pattern in patterns.details:
            match = pattern.search(sentence)
            if match and not patterns.unless.search(sentence, 0, match.start()):
                found[detail] = None
    return tuple(found)


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(Path(__file__).with_name("asking.toml").read_text("utf-8"))
    who = f"(?:{'|'.join(table['who'])})s?"
    whose = f"{who}(?:[\u2019']s?)?"
    return _Patterns(
        details=tuple(
            (detail, re.compile("|".join(each.format(who=who, whose=whose) for each in patterns)))
            for detail, patterns in table["details"].items()
        ),
        unless=re.compile(rf"\b(?:{'|'.join(table['unless'])})\b"),
    )
