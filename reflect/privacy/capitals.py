"""People in what is written in capitals throughout: PT MR OKAFOR SEEN BY DR HUGHES.

There a capital tells nothing, so a surname is told by the title, the post or the verb before it,
or because no list knows the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy import names, other_case
from reflect.privacy.late import late
from reflect.privacy.lexicon import EVERYDAY, GIVEN, LEFT_ALONE, NAMED, ORDINARY, PLACE, lexicon
from reflect.privacy.mark import Mark
from reflect.privacy.tokens import abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.tokens import Token

_TITLE = late(
    r"(?<![^\W_])(?:(?P<strong>MR|MRS|MS|MX|DR|PROF)|MISS|S/?N|SSN|RN|HCA|SO|PO|PC|DC|DS|CNS|SHO|"
    r"SISTER|NURSE|MATRON|MIDWIFE|WARDEN|OFFICER|CONSTABLE|SERGEANT|SGT|REV|PASTOR|FATHER|IMAM|"
    r"RABBI|PROFESSOR|DOCTOR|PHARMACIST|PARAMEDIC|CARER|HEALTHCARE|SR|CN|SW)\.? $"
)
_BEFORE = late(
    r"(?<![^\W_])(?:BY|SPOKE(?:N)? (?:TO|WITH)|HAND(?:ED|OVER)(?: OVER)? (?:TO|FROM)|CALLED|NAMED|"
    r"ASKED|TOLD|INFORMED|RANG|PHONED|BLEEPED|CONTACTED|WITH|D/W|PER|PT|PATIENT|CLIENT|RESIDENT|"
    r"NOK|SON|DAUGHTER|WIFE|HUSBAND|MOTHER|FATHER|BROTHER|SISTER|PARTNER|COLLEAGUE|MANAGER|"
    r"SIGNED|SIGN|TO|FROM|RE|MUM|DAD)[:;]? $"
)
_AND = (" AND ", " & ", "/", ", ")
_PARTICLES = frozenset({"VAN", "DE", "DER", "DEN", "DA", "DOS", "DI", "BIN", "BINT", "AL", "EL"})
_WORDS = frozenset("AIXYZ")
"""Single letters that are words, or nobody."""
_BETWEEN = (" ", ". ", ".")
_WORD = late(r"[^\W\d_]{2,}")
_REACH = 24
_LEAST = 3
"""Words in capitals that make a sentence one that is written so."""
_SHORTEST = 4
"""Letters of a word that is a name only because no list knows it."""


def find(read: Reading) -> Iterator[Mark]:
    """Names in capitals, in what no other rule has claimed."""
    words = [token for token in read.free_tokens() if token.word.isupper()]
    last = -1
    for place, token in enumerate(words):
        others = words[place + 1 : place + 4]
        if token.start < last or not (reason := _reason(read.plain, token, others, last)):
            continue
        last = _end(read.plain, token, others)
        yield Mark(token.start, last, Kind.NAME, Strength.LIKELY, reason)


def _reason(plain: str, token: Token, others: list[Token], last: int) -> str:
    """Why a word in capitals is a name, or nothing."""
    if _whole(plain, token, others):
        return names.WHOLE
    long = len(token.word) >= _LEAST and not abbreviation(token)
    return _by_what_is_before(plain, token, last) if long else ""


def _by_what_is_before(plain: str, token: Token, last: int) -> str:
    lead = plain[max(0, token.start - _REACH) : token.start]
    title = _TITLE.search(lead)
    if title and title["strong"]:
        return names.TITLE.format(title[0].rstrip(". ")) if _after_title(token) else ""
    if not (_surname(token) or _unheard_of(token)) or not _in_capitals(plain, token):
        return ""
    if title:
        return names.TITLE.format(title[0].rstrip(". "))
    beside = last >= 0 and plain[last : token.start] in _AND
    if beside or (before := _BEFORE.search(lead)) is None:
        unheard = _unheard_of(token) and len(token.word) >= _SHORTEST
        return other_case.SHOUTED if beside else names.UNKNOWN if unheard else ""
    return names.CALLED.format(before[0].rstrip(":; "))


def _whole(plain: str, token: Token, others: list[Token]) -> bool:
    """GRACE OKAFOR, J BELLO: a first name or a letter, and a surname right after it."""
    if not others or plain[token.end : others[0].start] not in _BETWEEN or token.word in _WORDS:
        return False
    first = token.known & GIVEN or len(token.word) == 1
    surname = _surname(others[0]) or _unheard_of(others[0])
    whole = first and surname and not abbreviation(others[0]) and len(others[0].word) >= _LEAST
    return bool(whole) and _in_capitals(plain, token)


def _after_title(token: Token) -> bool:
    """Whether a word after MR or DR is a name: any that people are called by, or no list knows."""
    words, small = lexicon(), token.word.lower()
    if small in words.deeds or small in words.roles or small in words.generic:
        return False
    return bool(token.known & NAMED) or not token.known & (ORDINARY | LEFT_ALONE)


def _surname(token: Token) -> bool:
    """Whether people are called so, and it is no word of every day."""
    return bool(token.known & NAMED) and not token.known & (EVERYDAY | LEFT_ALONE | PLACE)


def _unheard_of(token: Token) -> bool:
    return not token.known & (ORDINARY | LEFT_ALONE | PLACE)


def _in_capitals(plain: str, token: Token) -> bool:
    """Whether the sentence around it is in capitals."""
    begins = max(plain.rfind(stop, 0, token.start) for stop in (". ", "\n", "? ", "! ")) + 1
    ends = [at for stop in (". ", "\n") if (at := plain.find(stop, token.end)) >= 0]
    words = _WORD.findall(plain[begins : min(ends, default=len(plain))])
    large = sum(map(str.isupper, words))
    return large >= _LEAST and large * 5 >= len(words) * 4


def _end(plain: str, token: Token, others: list[Token]) -> int:
    """Where the name ends: what follows is of it while it can be a name, too."""
    end = token.end
    for other in others:
        if plain[end : other.start] not in _BETWEEN or not _goes_on(token, other):
            break
        end = other.end
    return end


def _goes_on(first: Token, other: Token) -> bool:
    """Whether a word after another is of the same name: any surname after a first name."""
    if abbreviation(other) or other.word in _WORDS or other.word.lower() in lexicon().deeds:
        return False
    after_first = first.known & GIVEN and (
        other.known & NAMED or not other.known & (EVERYDAY | LEFT_ALONE)
    )
    return bool(after_first) or _surname(other) or not other.known or other.word in _PARTICLES
