"""Towns and villages: those that are listed, and what a preposition shows to be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    CALENDAR,
    EVERYDAY,
    LEFT_ALONE,
    NAMED,
    ORDINARY,
    PLACE,
    REGION,
    lexicon,
)
from reflect.privacy.mark import Mark
from reflect.privacy.names import cited, heading_line
from reflect.privacy.reading import phrases
from reflect.privacy.segments import segments
from reflect.privacy.tokens import LETTER, UPPER, around, opens, place, unknown
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.segments import Segment
    from reflect.privacy.tokens import Around, Token

_INSIDE = said("places_inside")
_MAYBE = said("places_maybe")
_SETTLEMENT = said("places_settlement")
_WAYS = said("places_ways")
_DOUBLE = late(
    r"[^\W\d]+-(?:on|upon|under|in|le|by|cum|super|next|sur|de|la|en|with|juxta|y)-(?:the-|"
    r"la-)?[^\W\d]+",
    re.I,
)
_SAN = late(
    rf"\b(?:San|Santa|Santo|S\u00e3o|Sta\.|"
    rf"Sto\.) [{UPPER}](?:{LETTER})+(?: [{UPPER}](?:{LETTER})+)?"
)
_TOWN_FOLLOWS = late(r" (?:village|town|city|boma|township|district|estate|parish|island)\b", re.I)

LISTED = "The name of a town or village."
WHERE = "Follows “{}”, so it is probably a place."
SHAPE = "Built like the name of a place."


def find(read: Reading) -> Iterator[Mark]:
    """Places in capitalised words that no other rule has claimed."""
    for match in _SAN.finditer(read.plain):
        yield Mark(*match.span(), Kind.PLACE, Strength.LIKELY, SHAPE)
    yield from _listed_phrases(read)
    for segment in segments(read):
        first = segment.tokens[0]
        if not segment.title and not (first.shouted and (len(first.word) < 5 or not place(first))):
            yield from _in_segment(read.plain, segment)


def _listed_phrases(read: Reading) -> Iterator[Mark]:
    """Milton Keynes, Newcastle upon Tyne."""
    for start, end, meaning in phrases(read):
        if meaning & PLACE:
            yield Mark(start, end, Kind.PLACE, Strength.LIKELY, LISTED)


def _in_segment(plain: str, segment: Segment) -> Iterator[Mark]:
    tokens = segment.tokens
    near = around(plain, segment.start, segment.end)
    reason = _place(plain, tokens[0], near) if len(tokens) == 1 else _of_two(tokens, near)
    if reason and not cited(near, plain, segment):
        end = segment.end + len(" boma") * near.after.startswith(" boma")
        yield Mark(segment.start, end, Kind.PLACE, Strength.LIKELY, reason)


def _of_two(tokens: list[Token], near: Around) -> str:
    """Great Marden, Upper Wick: after a preposition, with a word that is in no dictionary."""
    cue = near.before[-1] if near.before else ""
    if cue in _INSIDE and all(unknown(t) or not t.known & NAMED for t in tokens[1:]):
        strange = any(unknown(t) and not t.known & NAMED for t in tokens)
        return WHERE.format(cue) if strange else ""
    return ""


def _place(plain: str, token: Token, near: Around) -> str:
    """Why one word is a place, or nothing."""
    if _DOUBLE.fullmatch(token.word):
        return SHAPE
    cue = near.before[-1] if near.before else ""
    if token.word in lexicon().titles or (near.possessive and token.known & NAMED):
        return ""
    if token.known & PLACE:
        return _listed(plain, token, near, cue)
    if not unknown(token) or token.shouted or len(token.word) < 3:
        return ""
    if (cue in _INSIDE or _TOWN_FOLLOWS.match(near.after)) and not token.known & NAMED:
        return WHERE.format(cue) if cue in _INSIDE else SHAPE
    of_settlement = cue == "of" and len(near.before) > 1 and near.before[-2] in _SETTLEMENT
    return WHERE.format(f"{near.before[-2]} of") if of_settlement else ""


def _listed(plain: str, token: Token, near: Around, cue: str) -> str:
    """A listed place, unless here it is a word, a person or a region."""
    where = cue in _INSIDE or cue in _MAYBE
    begins = opens(plain, token.start)
    if token.known & (REGION | LEFT_ALONE):
        sure = cue in _INSIDE or cue in {"from", "to", "at"}
        region = token.known & (REGION | CALENDAR)
        return LISTED if sure and not region and not begins else ""
    if token.known & ORDINARY:
        sure = cue in _INSIDE or cue in {"from", "at", "to"}
        doubt = token.known & EVERYDAY and (heading_line(plain, token.start) or cue == "to")
        return LISTED if sure and not begins and not doubt else ""
    if token.known & NAMED:
        went = cue in {"from", "to"} and not _WAYS.isdisjoint(near.before)
        inside = cue in _INSIDE or (where and cue in {"at", "via", "into"})
        return LISTED if inside or went else ""
    return LISTED
