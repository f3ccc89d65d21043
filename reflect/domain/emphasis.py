"""The two marks of emphasis that prompts may use: **bold** and *italic*."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch of a text without its marks; strong was **bold**, otherwise *italic*."""

    start: int
    end: int
    strong: bool


def without_marks(text: str) -> tuple[str, tuple[Emphasis, ...]]:
    """The text as it is read, and which stretches of it are emphasised."""
    plain, found, end = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[end : match.start()]
        words = match[1] or match[2]
        found.append(Emphasis(len(plain), len(plain) + len(words), match[1] is not None))
        plain += words
        end = match.end()
    return plain + text[end:], tuple(found)
