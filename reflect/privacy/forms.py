"""Names in forms, records and transcripts: what stands after "Patient:", or speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    EVERYDAY,
    GIVEN,
    LEFT_ALONE,
    NAMED,
    NATURE,
    ORDINARY,
    PLACE,
    lexicon,
)
from reflect.privacy.mark import Mark
from reflect.privacy.name_shapes import ANY_CASE, CAPITAL, NAME, TITLE, somebody
from reflect.privacy.tokens import LETTER, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_COLON = late(r"[:=]")
_LABEL_BEGINS = late(r"[\n;|.,(\u2022*-]")
_LABEL_LENGTH = 40
_NAMED = late(rf"[ \t]*{TITLE}(?P<name>{NAME})")
_SMALL = late(rf"[ \t]*(?P<name>{ANY_CASE}(?: {ANY_CASE})?)(?=[ \t]*(?:[\n,;.|]|$))", re.I)
_PLACE = late(rf"[ \t]*(?P<name>{CAPITAL}(?: (?:of |and |the )?{CAPITAL}){{0,4}})")
_SPEAKER = late(rf"{TITLE}(?P<name>{CAPITAL}(?: {CAPITAL})?)$")
_HEADER = late(
    rf"^(?:[-*\u2022] ?|\d\d?[.)] ?)?{TITLE}"
    rf"(?P<name>{CAPITAL}(?: {CAPITAL}){{0,2}})(?P<comma>,?) \(?"
    r"\d{1,3}(?= ?(?:y(?:rs?|o|ears?)?\b|[,;.)]| \(| [MF]\b|$))",
    re.M,
)
_FILED = late(rf"^(?P<name>[{UPPER}][{UPPER}'-]++, [{UPPER}](?:{LETTER})++)(?= |,|$)", re.M)

FIELD = "Stands in a field of a form for somebody."
WORKPLACE = "Stands in a field of a form for a place of work."
SPEAKER = "Speaks, in what looks like a record of a conversation."
HEADER = "Begins a line, with an age after it, as names do."
FILED = "A last name in capitals and a first name, as records have them."


def find(read: Reading) -> Iterator[Mark]:
    """Names by their place in a form, a record or a transcript."""
    plain = read.plain
    for colon in _COLON.finditer(plain):
        yield from _after_label(plain, colon.start())
    yield from _headers(plain)
    for match in _FILED.finditer(plain):
        start, end = somebody(plain, *match.span("name"))
        if start < end:
            yield Mark(start, end, Kind.NAME, Strength.LIKELY, FILED)


def _after_label(plain: str, colon: int) -> Iterator[Mark]:
    """What stands after the label that ends here, or speaks."""
    line = plain[max(0, colon - _LABEL_LENGTH) : colon]
    label = _LABEL_BEGINS.split(line)[-1].lower().split()
    words = lexicon()
    if _ends_with(label, words.fields):
        yield from _person(plain, colon + 1, small=_ends_with(label, words.name_fields))
    elif _ends_with(label, words.workplace_fields):
        yield from _workplace(plain, colon + 1)
    elif plain[colon + 1 : colon + 2] in (" ", "\t"):
        yield from _speaker(plain, colon)


def _ends_with(label: list[str], labels: frozenset[str]) -> bool:
    return any(" ".join(label[-count:]) in labels for count in (1, 2, 3) if len(label) >= count)


def _person(plain: str, after: int, *, small: bool) -> Iterator[Mark]:
    match = _NAMED.match(plain, after)
    if match:
        start, end = somebody(plain, *match.span("name"))
        if start < end:
            yield Mark(start, end, Kind.NAME, Strength.CERTAIN, FIELD)
    elif small and (match := _SMALL.match(plain, after)):
        known = lexicon().words[match["name"].split()[0].lower()]
        if not known & (ORDINARY | LEFT_ALONE) or known & GIVEN:
            yield Mark(*match.span("name"), Kind.NAME, Strength.CERTAIN, FIELD)


def _workplace(plain: str, after: int) -> Iterator[Mark]:
    """Ward: Heron."""
    match = _PLACE.match(plain, after)
    if match and any(map(_tells_which, match["name"].split())):
        yield Mark(*match.span("name"), Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)


def _tells_which(word: str) -> bool:
    """Whether a word says which workplace, and not of what kind."""
    words = lexicon()
    known = words.words[word.lower()]
    if word.lower() in words.generic or word in words.abbreviations:
        return False
    if known & NATURE:
        return True
    return not known & LEFT_ALONE and bool(not known & ORDINARY or known & (GIVEN | PLACE))


def _speaker(plain: str, colon: int) -> Iterator[Mark]:
    """Margaret: I don't know. Only names that are known, as headings look the same."""
    far = max(0, colon - _LABEL_LENGTH)
    begin = plain.rfind("\n", far, colon) + 1
    match = _SPEAKER.match(plain, begin, colon) if begin or not far else None
    if match is None:
        return
    first = match["name"].split()[0]
    known = lexicon().words[first.lower()]
    listed = known & NAMED and not known & (EVERYDAY | LEFT_ALONE)
    if listed and first not in lexicon().abbreviations:
        yield Mark(*match.span("name"), Kind.NAME, Strength.LIKELY, SPEAKER)


def _headers(plain: str) -> Iterator[Mark]:
    """Nance Cotter, 98, admitted: a line that begins with somebody and an age."""
    words = lexicon()
    for match in _HEADER.finditer(plain):
        first, *rest = match["name"].lower().split()
        known = words.words[first]
        several = rest and match["comma"] and not known & LEFT_ALONE and first not in words.generic
        if (known & GIVEN or several) and first not in words.roles:
            yield Mark(*match.span("name"), Kind.NAME, Strength.LIKELY, HEADER)
