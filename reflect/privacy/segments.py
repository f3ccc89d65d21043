"""A run of capitalised words, cut into what may be one name each, with the title before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.privacy.lexicon import (
    CALENDAR,
    EPONYM,
    EVERYDAY,
    GIVEN,
    LEFT_ALONE,
    PEOPLE,
    REGION,
    SAFE,
    lexicon,
)
from reflect.privacy.tokens import (
    Around,
    abbreviation,
    around,
    first_name,
    joint,
    named,
    opens,
    ordinary,
    unknown,
)
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.tokens import Token

# Before a name they are titles; before other words they are words.
WEAK = said("segments_weak")


_AT_WORK = said("segments_at_work")
_ONLY_TITLES = said("segments_only_titles")


@dataclass(slots=True)
class Segment:
    """Capitalised words that may be one name."""

    tokens: list[Token]
    title: str
    opens: bool
    """Whether its first word has its capital from the sentence's beginning."""
    start: int
    """Where it begins, without the title, with a small word such as "de"."""

    @property
    def end(self) -> int:
        """Where it ends, without the 's of possession."""
        return self.tokens[-1].end

    def around(self, plain: str) -> Around:
        """What stands around it, its title among what stands before."""
        return around(plain, self.start, self.end)


def segments(read: Reading) -> Iterator[Segment]:
    """Every segment of the words that no rule has claimed."""
    for run in read.free_runs():
        if len(run) == 1 and _plain_beginning(read.plain, run[0]):
            # In quotation marks it may be a nickname.
            quoted = read.plain[run[0].end : run[0].end + 1] == '"'
            if not quoted or read.plain[run[0].start - 1 : run[0].start] != '"':
                continue
        yield from _cut(read.plain, run)


def _plain_beginning(plain: str, token: Token) -> bool:
    """Whether it is an ordinary word whose capital is due to its place, as most are."""
    return token.word == "I" or (ordinary(token) and opens(plain, token.start))


def _cut(plain: str, run: list[Token]) -> Iterator[Segment]:
    titles, roles = lexicon().titles, lexicon().roles
    title = ""
    held: list[Token] = []
    for place, token in enumerate(run):
        following = run[place + 1] if place + 1 < len(run) else None
        post = token.word.lower() in roles and following and not ordinary(following)
        entitles = post or token.word in titles
        if token.word in _ONLY_TITLES and not following:
            break
        if entitles and following and not (held and held[-1].known & GIVEN):
            yield from _segment(plain, held, title)
            held, title = [], token.word
        elif held and not _goes_on(held, token, title):
            yield from _segment(plain, held, title)
            held, title = [token], ""
        else:
            held.append(token)
    yield from _segment(plain, held, title)


def _goes_on(held: list[Token], token: Token, title: str) -> bool:
    """Whether a word is of the same name as those before it."""
    last = held[-1]
    if abbreviation(token):
        return False
    if ordinary(token):
        return token.word in "BCDEFGHJKLMNOPQRSTUVWXYZ" or (
            first_name(last) and _could_be_surname(token)
        )
    if token.known & (SAFE | REGION | PEOPLE) and not named(token):
        return False
    if token.known & LEFT_ALONE:
        return bool(title) or first_name(last) or bool(token.known & EPONYM and last.known & GIVEN)
    return _may_begin(last, token)


def _could_be_surname(token: Token) -> bool:
    """Whether an ordinary word after a first name is the last: Norman Sleight."""
    words = lexicon()
    word = token.word.lower()
    return word not in words.generic and word not in words.roles and len(word) > 2


def _may_begin(last: Token, token: Token) -> bool:
    if last.known & (CALENDAR | EPONYM | PEOPLE | REGION):
        return bool(last.known & GIVEN) and (unknown(token) or named(token))
    return unknown(last) or named(last) or (len(last.word) == 1 and last.word != "I")


def _segment(plain: str, held: list[Token], title: str) -> Iterator[Segment]:
    if not held:
        return
    begins = not title and opens(plain, held[0].start)
    called = held[0].known & GIVEN or (named(held[0]) and not held[0].known & EVERYDAY)
    if title in WEAK and not (unknown(held[0]) or called):
        title = title if title in _AT_WORK and _could_be_surname(held[0]) else ""
    yield Segment(held, title, begins, _begin(plain, held[0].start, title))


def _begin(plain: str, start: int, title: str) -> int:
    """Where a name begins: Mrs [van den Berg]."""
    lead = plain[max(0, start - 20) : start]
    small = lead.rpartition(f"{title} ")[2]
    return start - len(small) if title and small and joint(f" {small}") else start
