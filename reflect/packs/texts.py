"""What a text in a pack may hold: plain words, and bold and italic where they help."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTED_LENGTH = 40
_MOST_COMPARED = 200

_UNSAFE = re.compile(
    "["
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # C0 but tab and line feed, delete, C1
    "\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069"  # other line breaks; changes of direction
    "\\ud800-\\udfff\\ue000-\\uf8ff\\ufeff"  # half characters, private use, byte order mark
    "]"
)

_MARKUP = {
    "HTML": re.compile(r"<[A-Za-z/!?]|&#?\w{1,30};"),
    "a link": re.compile(
        r"://|\bwww\.|\b(?:mailto|tel|data|file|javascript):\S|\\\\\w|(?<!!)\[[^\[\]]*\][(\[:]",
        re.IGNORECASE,
    ),
    "an image": re.compile(r"!\["),
    "code": re.compile(r"`|~~~"),
    "a template": re.compile(r"\{\{|\{%|\$\{"),
    "a heading, list or quotation": re.compile(r"(?m)^(?:#{1,6} |> |[-+] |\d{1,3}[.)] )"),
}
# Every markup has one of these, or begins a line so: looking for them first spares most texts the
# patterns, and a large pack half of its time.
_SIGNS = re.compile(r"[<&:\\\[`~{$]")
# Digits of every script begin a list.
_BEGINNINGS = re.compile(r"(?m)^[#>\-+\d]")
_ITALIC = re.compile(r"(?<!\*)\*(?![*\s])[^*\n]+(?<!\s)\*(?!\*)")
_BOLD = re.compile(r"\*\*(?!\s)[^*\n]+(?<!\s)\*\*")


class Rule(Protocol):
    """What one key takes."""

    def clean(self, text: str) -> str:
        """The text as it is kept."""

    def faults(self, text: str) -> Iterator[str]:
        """What is wrong with a text, each to be read after its key: ``is empty; ...``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words for people."""

    longest: int
    rich: bool = False
    """Whether they may have paragraphs, bold and italic."""

    def clean(self, text: str) -> str:
        """The text without white space around it, each paragraph one line."""
        return _folded(text) if self.rich else text.strip(" \n")

    def faults(self, text: str) -> Iterator[str]:
        """What is wrong with the text."""
        yield from _unsafe(text)
        kept = self.clean(text)
        if not kept:
            yield "is empty; write something or remove the key"
        if len(kept) > self.longest:
            yield f"has {len(kept)} characters; shorten it to {self.longest}"
        if not self.rich and ("\n" in kept or "\t" in kept):
            yield "must be one line without tabs"
        yield from self._markup(kept)

    def _markup(self, kept: str) -> Iterator[str]:
        if _may_hold_markup(kept):
            for what, pattern in _MARKUP.items():
                if pattern.search(kept):
                    yield f"holds {what}; say it in plain words"
        if "*" not in kept:
            return
        if not self.rich:
            yield "holds an asterisk; bold and italic are for help, example and preface only"
        elif "*" in _BOLD.sub("", _ITALIC.sub("-", kept)):
            yield "holds an asterisk without a partner; write *italic* or **bold**"


@dataclass(frozen=True, slots=True)
class Shape:
    """A name, version or other short text for programs; kept as it is."""

    pattern: re.Pattern[str]
    """What the whole of it must match."""
    described: str

    def clean(self, text: str) -> str:
        """The text itself."""
        return text

    def faults(self, text: str) -> Iterator[str]:
        """What is wrong with the text."""
        if not self.pattern.fullmatch(text):
            yield f"must be {self.described}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a list."""

    known: tuple[str, ...]

    def clean(self, text: str) -> str:
        """The text itself."""
        return text

    def faults(self, text: str) -> Iterator[str]:
        """What is wrong with the text."""
        if text not in self.known:
            mend = did_you_mean(text, self.known) or f"use one of {', '.join(self.known)}"
            yield f"is {quoted(text)}; {mend}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question whether the nearest of the known words was meant; empty if none is near."""
    in_lower_case = {name.lower(): name for name in known}
    if len(word) > _QUOTED_LENGTH or len(in_lower_case) > _MOST_COMPARED:
        return ""  # no slip, or slow to compare
    near = get_close_matches(word.lower(), in_lower_case, n=1)
    return f"did you mean {quoted(in_lower_case[near[0]])}?" if near else ""


def quoted(text: str) -> str:
    """A text from a pack made fit for a message: quoted, short, one line, all of it visible."""
    short = text if len(text) <= _QUOTED_LENGTH else text[:_QUOTED_LENGTH] + "…"
    return '"' + "".join(c if c.isprintable() else _code_point(c) for c in short) + '"'


def _may_hold_markup(text: str) -> bool:
    return bool(_SIGNS.search(text) or "www" in text.lower() or _BEGINNINGS.search(text))


def _unsafe(text: str) -> Iterator[str]:
    if text.isascii() and text.isprintable():
        return
    for character in sorted(set(_UNSAFE.findall(text))):
        yield f"holds the character {_code_point(character)}, which cannot be seen; remove it"
    if not unicodedata.is_normalized("NFC", text):
        yield "is not in Unicode form NFC: an accent is apart from its letter; type it anew"


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _folded(text: str) -> str:
    if "\n" not in text:
        return text.strip(" \t")
    lines = [line.strip(" \t") for line in text.split("\n")]
    paragraphs = [" ".join(group) for filled, group in groupby(lines, key=bool) if filled]
    return "\n\n".join(paragraphs)
