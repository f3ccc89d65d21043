"""Every form of a name that was found once is found everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.kinds import DOUBTFUL
from reflect.privacy.late import late
from reflect.privacy.lexicon import CALENDAR, EVERYDAY, GIVEN, LEFT_ALONE, ORDINARY, lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.tokens import around, opens
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.tokens import Token

_SMALL = late(r"(?<![\w@.-])[^\W\d_]++(?![\w@-])")
_PART = late(r"[^\W\d_](?:[^\W\d_]|['\u0300-\u036f-])+")
_NOT_TELLING = said("echoes_not_telling")
KINDS = (Kind.NAME, Kind.ORGANISATION, Kind.PLACE)

_WHEN = said("echoes_when")

AGAIN = "The same name as elsewhere in this text."
LETTERS = "The initials of a name in this text."


def forms(texts: Iterable[tuple[str, Kind]]) -> dict[str, Kind]:
    """Each telling word of what was found, in lower case, and the kind it was found as."""
    words = lexicon()
    found: dict[str, Kind] = {}
    for text, kind in texts:
        for part in _PART.findall(text):
            word = part.lower().removesuffix("'s").rstrip("'-")
            if (
                len(word) < 3
                or word in _NOT_TELLING
                or part in words.titles
                or not _tells(word, kind)
            ):
                continue
            if found.get(word) is not Kind.NAME:
                found[word] = kind
    return found


def settled(plain: str, marks: list[Mark], known: dict[str, Kind]) -> list[Mark]:
    """The marks, with a word that is part of a workplace's name or a town's told as that."""
    return [_settled(mark, plain[mark.start : mark.end].lower(), known) for mark in marks]


def _settled(mark: Mark, word: str, known: dict[str, Kind]) -> Mark:
    kind = known.get(word)
    if mark.kind is not Kind.NAME or kind is None:
        return mark
    # Somebody may be called as a town is: where a title says so, it is somebody.
    somebody = mark.reason not in DOUBTFUL or lexicon().words[word] & GIVEN
    if kind is Kind.PLACE and somebody:
        return mark
    return mark._replace(kind=kind, reason=AGAIN)


def _tells(word: str, kind: Kind) -> bool:
    """Whether a word of a name tells whom or what it is when it stands alone."""
    known = lexicon().words[word]
    if kind is Kind.NAME:
        return not known & LEFT_ALONE or not known & EVERYDAY or bool(known & GIVEN)
    generic = word in lexicon().generic or known & LEFT_ALONE
    return not generic and not known & EVERYDAY


def initials(texts: Iterable[tuple[str, Kind]]) -> set[str]:
    """The letters of each whole name: MP of Margaret Prior."""
    found = set()
    for text, kind in texts:
        parts = [part for part in _PART.findall(text) if part[0].isupper()]
        if kind is Kind.NAME and len(parts) in (2, 3):
            letters = "".join(part[0] for part in parts)
            found |= {letters, letters[0] + letters[-1]}
    return found - lexicon().abbreviations


def find(read: Reading, known: dict[str, Kind], letters: set[str]) -> Iterator[Mark]:
    """The places where those words stand again."""
    for token in read.free_tokens():
        if token.word in letters:
            yield Mark(token.start, token.end, Kind.NAME, Strength.LIKELY, LETTERS)
            continue
        kind = known.get(token.word.lower())
        if kind and _again(read.plain, token):
            yield Mark(token.start, token.end, kind, Strength.LIKELY, AGAIN)
    yield from _small(read, known)


def _again(plain: str, token: Token) -> bool:
    """Whether the word is the name here, too, and not an ordinary word at a beginning."""
    near = around(plain, token.start, token.end)
    if token.known & CALENDAR and near.before and near.before[-1] in _WHEN:
        return False
    if not token.known & EVERYDAY or not opens(plain, token.start):
        return True
    following = re.match(r",? ([a-z']+)", near.after)
    return near.possessive or bool(following and following[1] in lexicon().deeds)


def _small(read: Reading, known: dict[str, Kind]) -> Iterator[Mark]:
    """In small letters, the words that are nothing but a name."""
    words = lexicon().words
    strange = [w for w in known if not words[w] & (ORDINARY | LEFT_ALONE) and len(w) > 3]
    if not strange:
        return
    wanted = set(strange).intersection(_SMALL.findall(read.plain))
    if wanted:
        for match in _SMALL.finditer(read.plain):
            if match[0] in wanted:
                yield Mark(*match.span(), known[match[0]], Strength.LIKELY, AGAIN)
