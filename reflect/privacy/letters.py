"""Names in letters and lists: salutations, signatures, who somebody says they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import GIVEN, LEFT_ALONE, ORDINARY, lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.name_shapes import CAPITAL, NAME, TITLE, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_SALUTATION = late(
    r"\b(?:Dear|Hi|Hello|Hey|Hiya|Dearest|Morning|Good morning|Good afternoon|Good evening|"
    r"Happy birthday|Thanks|Thank you|Cheers),? "
    rf"{TITLE}(?P<name>{NAME}(?:(?:,| and| &) {CAPITAL}){{0,3}})(?= ?[,.!:\n\"-]|$)"
)
_BEFORE_SALUTATION = ("\n", ". ", '"')
_SIGNED = late(rf"\n[ \t]*{TITLE}(?P<name>{NAME})[ \t]*(?=\n|$|,)")
_SIGNED_INLINE = late(rf", {TITLE}(?P<name>{NAME})[ \t.]*(?=\n|$)")
_CLOSING = late(
    r"(?:regards|wishes|sincerely|faithfully|yours|thanks|love|cheers|best|signed|thank you),?\s*$",
    re.I,
)
_DASHED = late(rf"(?:\n|[.!?\"] )[-\u2014~] ?{TITLE}(?P<name>{NAME})[ \t.]*(?=\n|$)")
_LIST = late(rf"(?<![\w.'-]){CAPITAL}(?:, {CAPITAL}){{0,6}},? (?:and|&) {CAPITAL}(?!\w)")
_CAPITAL = late(CAPITAL)
_I_AM = late(
    r"\b(?:[Mm]y name(?: is|'s)|[Nn]ame(?: is| was|'s)|[Cc]alls? me|"
    r"[Cc]all(?:ed)? (?:him|her|me|them)|"
    r"[Kk]nown as|goes by|[Ii]t's|[Tt]his is|I'm|I am|[Tt]hat's|signed(?: off)?(?: as)?) "
    rf"{TITLE}[\"']?(?P<name>{NAME})"
)
_NAMING = late(r"name|call|known|signed", re.I)

SALUTATION = "Addressed as somebody."
SIGNATURE = "Signed as somebody."
LIST = "Stands in a list with other names."
INTRODUCED = "Somebody is introduced by it."


def find(read: Reading) -> Iterator[Mark]:
    """Names by their place in a letter."""
    plain = read.plain
    for match in _SALUTATION.finditer(plain):
        start = match.start()
        if not start or plain[max(0, start - 2) : start].endswith(_BEFORE_SALUTATION):
            yield from _name(plain, match, SALUTATION)
    for match in _DASHED.finditer(plain):
        yield from _name(plain, match, SIGNATURE)
    for pattern in (_SIGNED, _SIGNED_INLINE):
        for match in pattern.finditer(plain):
            if _CLOSING.search(plain[max(0, match.start() - 14) : match.start() + 1].rstrip("\n")):
                yield from _name(plain, match, SIGNATURE)
    yield from _introduced(plain)


def _name(plain: str, match: re.Match[str], reason: str) -> Iterator[Mark]:
    start, end = somebody(plain, *match.span("name"))
    if start < end:
        yield Mark(start, end, Kind.NAME, Strength.LIKELY, reason)


def _introduced(plain: str) -> Iterator[Mark]:
    """I'm Tom; a man known as Spider. After the weaker openings, names that are known only."""
    words = lexicon()
    for match in _I_AM.finditer(plain):
        word = match["name"].split()[0].rstrip(".")
        known = words.words[word.lower()]
        left = known & LEFT_ALONE and not known & GIVEN
        if left or word in words.abbreviations | words.titles or len(word) < 2:
            continue
        if _NAMING.match(match[0]) or known & GIVEN or not known & ORDINARY:
            start, end = match.span("name")
            kept = max(somebody(plain, start, end)[1], start + len(word))
            yield Mark(start, kept, Kind.NAME, Strength.LIKELY, INTRODUCED)


def find_lists(read: Reading) -> Iterator[Mark]:
    """What stands in one list with a name that was found: Rose, Will and Priya."""
    named = {mark.start for mark in read.marks if mark.kind is Kind.NAME}
    for match in _LIST.finditer(read.plain):
        parts = list(_CAPITAL.finditer(read.plain, *match.span()))
        if any(part.start() in named for part in parts):
            for part in parts:
                if _can_be_listed(part[0]):
                    yield Mark(*part.span(), Kind.NAME, Strength.LIKELY, LIST)


def _can_be_listed(word: str) -> bool:
    """Whether a word in such a list is a name, and no month, body or heading."""
    known = lexicon().words[word.lower()]
    if word in lexicon().abbreviations | lexicon().titles or known & LEFT_ALONE:
        return False
    return not known & ORDINARY or bool(known & GIVEN)
