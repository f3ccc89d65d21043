"""Wards, hospitals, practices, schools and other workplaces that are named."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    CALENDAR,
    EPONYM,
    EVERYDAY,
    GIVEN,
    LEFT_ALONE,
    NAMED,
    NATURE,
    ORDINARY,
    PEOPLE,
    PLACE,
    REGION,
    SAFE,
    lexicon,
)
from reflect.privacy.mark import Mark
from reflect.privacy.names import heading_line
from reflect.privacy.tokens import LETTER, UPPER, abbreviation, around, opens
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.tokens import Token

_NOUNS = said("organisations_nouns")
# Streets, views and heights are homes only when something says so.
_LOOSE = said("organisations_loose")
_SMALL_NOUN = late(
    r" (?:day |care |nursing |residential |health |medical |primary |secondary |high |"
    r"grammar |birth |community |"
    r"walk-in |children's |rehab |stroke |intensive |youth |village )?"
    r"(ward|unit|hospital|hospice|infirmary|surgery|practice|clinic|centre|center|school|"
    r"college|academy|university|"
    r"church|chapel|mosque|temple|gurdwara|synagogue|pharmacy|chemist|prison|home|hub|suite|"
    r"wing|team|office|branch|"
    r"estate|nursery|hostel|hotel|dispensary|parish|site|locality|cluster|polyclinic|shebeen|"
    r"pub|bar|cafe|café|restaurant|market|garage|farm|kraal|optician|dentist|factory|pit|"
    r"colliery|mine)s?\b"
)
_ALSO_SURNAMES = said("organisations_also_surnames")
# What begins a sentence before the name of a workplace.
_BEGINNERS = said("organisations_beginners")
_ST = late(
    rf"\b(?:St|Saint|SS)\.? [{UPPER}](?:{LETTER})+(?:'s|s')?(?: (?:and|"
    rf"&) St\.? [{UPPER}](?:{LETTER})+(?:'s)?)?"
    r"(?: (?:the |of )?(?:[A-Z][\w']+)){0,3}"
)
_SACRED = late(
    r"\b(?:(?:Our Lady|Sacred Heart|Holy (?:Trinity|Family|Cross|Name|Rood|Spirit|Innocents)|"
    r"All Saints|"
    r"All Hallows|Christ the King|Christ Church|Christchurch|Corpus Christi|"
    r"Blessed Sacrament)(?:'s?)?"
    r"(?: (?:of )?[A-Z][\w']+){0,3})"
)
_PREFIXED = late(
    rf"\b(?:HMP|HMYOI|YOI|HMS|RAF|RNAS|IRC|CMHT|"
    rf"PHC) [{UPPER}](?:{LETTER})+(?: [{UPPER}](?:{LETTER})+)?"
)
_CAPITAL_FOLLOWS = late(r" ([A-Z][a-z]+)")
_NUMBERED = late(
    r"\b(?:[Ww]ard|WARD) (?:[A-Z]{0,2}\d{1,3}[A-Za-z]?|[A-Z]\d?|(?:one|two|three|four|five|"
    r"six|seven|eight|nine|ten|"
    r"eleven|twelve)\b)(?![\w/])|\bUnit (?:\d{1,2}[A-Z]|[A-Z]\d{1,2})\b"
)
_ROYAL = late(
    rf"\b(?:(?:[A-Z][\w']+ )?Royal(?: (?:[{UPPER}](?:{LETTER})+|of|and|the)(?:'s)?){{0,5}})"
)
_CHAINS = late(
    r"\b(?:Tesco|Asda|ASDA|Aldi|Lidl|Sainsbury'?s?|Morrisons|Waitrose|Spar|SPAR|"
    r"Co-op|Coop|Iceland|Boots|"
    r"Superdrug|Greggs|Costa|Starbucks|McDonald'?s|Nando'?s|Subway|Wetherspoons?|Argos|Ikea|"
    r"B&Q|Homebase|Wickes|"
    r"Halfords|Poundland|Wilko|Primark|Marks and Spencer|M&S|Budgens|Londis|Costcutter|Nisa|"
    r"Shoprite|Chipiku|Pep|"
    r"Checkers|Woermann|Superspar|Lloyds ?[Pp]harmacy|Specsavers|Dunnes|Centra|SuperValu|"
    r"Pick n Pay|Post Office|"
    r"KFC|Burger King|Jobcentre|Argos|Next|Matalan|Barclays|HSBC|Natwest|NatWest|Santander)"
    rf" (?:in|on|at|near|by|off|"
    rf"outside) (?:the )?(?:[{UPPER}](?:{LETTER})+)(?:[ -][{UPPER}](?:{LETTER})+)*"
)
_UNIVERSITY = late(
    rf"\b(?:University|College|School|Bank|Diocese|Church|Borough|City|"
    rf"Port) of (?:the )?(?:St\.? )?([{UPPER}](?:{LETTER})+)"
    rf"(?: [{UPPER}](?:{LETTER})+)*"
)
_WORK_REACH = 32
_AT_OR_ON = (" at ", " on ")
_AT_WORK = late(
    r"\b(?:work(?:s|ed|ing)?|jobs?|placement|shifts?|employed|volunteers?|volunteered|carer|nurse|"
    r"sister|matron|manager|receptionist|cook|caretaker) (?:at|on) $"
)
_ON_WARD = said("organisations_on_ward")
_AT_WARD = said("organisations_at_ward")

WORKPLACE = "The name of a particular workplace or home."
NUMBERED = "A particular ward."
SAINT = "Named after a saint, as hospitals, schools and churches are."
SHOP = "A shop and where it is."
AT_WORK = "The words before it tell that somebody works there."
ARTICLE = "Called “The …”, as houses, homes and pubs are."
ON_WARD = "Follows “{}”, with a name such as wards have."


def find(read: Reading) -> Iterator[Mark]:
    """Organisations in what no other rule has claimed."""
    plain = read.plain
    yield from _beginning(_CHAINS, read, SHOP)
    yield from _beginning(_SACRED, read, SAINT)
    yield from _beginning(_PREFIXED, read, WORKPLACE)
    yield from _saints(plain)
    yield from _universities(read)
    for group in _groups(read):
        yield from _named_workplaces(plain, group)
    yield from _royals(plain)
    yield from _matches(_NUMBERED, plain, NUMBERED)


def goes_on(plain: str, street: Mark) -> bool:
    """Whether a street is part of a workplace's name: Coppice Lane Primary."""
    noun = _CAPITAL_FOLLOWS.match(plain, street.end)
    numbered = any(map(str.isdigit, plain[street.start : street.end]))
    return noun is not None and not numbered and noun[1] in _NOUNS


def find_wards(read: Reading) -> Iterator[Mark]:
    """On Heron, to Kestrel: birds, trees and flowers where a ward would be."""
    for token in read.free_tokens():
        if not token.known & NATURE or token.known & CALENDAR or opens(read.plain, token.start):
            continue
        near = around(read.plain, token.start, token.end)
        cue = near.before[-1] if near.before else ""
        person = bool(token.known & GIVEN)
        if cue in _ON_WARD or (cue in _AT_WARD and not person):
            yield Mark(
                token.start, token.end, Kind.ORGANISATION, Strength.LIKELY, ON_WARD.format(cue)
            )


def find_where_people_work(read: Reading) -> Iterator[Mark]:
    """Works at Brambles: a word of every day, too, if its capital is due to nothing else."""
    plain = read.plain
    # Most words follow neither, which is told sooner than which words stand together.
    if not any(plain.startswith(_AT_OR_ON, token.start - 4) for token in read.tokens):
        return
    for run in read.free_runs():
        first = run[0].start
        if not plain.startswith(_AT_OR_ON, first - 4) or opens(plain, first):
            continue
        if any(len(token.word) == 1 or _says_kind(token) for token in run):
            continue
        if _AT_WORK.search(read.text.small, max(0, first - _WORK_REACH), first):
            yield Mark(first, run[-1].end, Kind.ORGANISATION, Strength.LIKELY, AT_WORK)


def find_with_article(read: Reading) -> Iterator[Mark]:
    """The Limes: with a capital article in the middle of a sentence."""
    for run in read.free_runs():
        article, *rest = run
        if article.word != "The" or not rest or opens(read.plain, article.start):
            continue
        plain_words = any(_says_kind(t) or t.shouted for t in rest)
        if not plain_words and not heading_line(read.plain, article.start):
            yield Mark(article.start, rest[-1].end, Kind.ORGANISATION, Strength.LIKELY, ARTICLE)


@cache
def _words_in(pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z][A-Za-z-]*", pattern.pattern))


def _beginning(pattern: re.Pattern[str], read: Reading, reason: str) -> Iterator[Mark]:
    """Matches that begin at a capitalised word of the pattern: quicker than trying every letter."""
    words = _words_in(pattern)
    for token in read.tokens:
        if token.word.partition("'")[0] in words:
            match = pattern.match(read.plain, token.start)
            if match:
                yield Mark(*match.span(), Kind.ORGANISATION, Strength.LIKELY, reason)


def _matches(pattern: re.Pattern[str], plain: str, reason: str) -> Iterator[Mark]:
    for match in pattern.finditer(plain):
        yield Mark(*match.span(), Kind.ORGANISATION, Strength.LIKELY, reason)


def _saints(plain: str) -> Iterator[Mark]:
    """St Brannock's Hospice; not St Ives, which is a town."""
    words = lexicon().words
    for match in _ST.finditer(plain):
        name = match[0].rstrip("'").lower()
        if not words[name] & PLACE and not match[0].endswith(" Day"):
            yield Mark(*match.span(), Kind.ORGANISATION, Strength.LIKELY, SAINT)


def _royals(plain: str) -> Iterator[Mark]:
    for match in _ROYAL.finditer(plain):
        text = match[0]
        while text.endswith((" of", " and", " the")):
            text = text.rpartition(" ")[0]
        if not re.search(r"Royal (?:College|Society|Assent|Air)\b", text) and text != "Royal":
            end = match.start() + len(text)
            yield Mark(match.start(), end, Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)


def _universities(read: Reading) -> Iterator[Mark]:
    words = lexicon().words
    for match in _UNIVERSITY.finditer(read.plain):
        known = words[match[1].lower()]
        generic = known & (ORDINARY | SAFE | REGION | PEOPLE) and not known & (PLACE | NAMED)
        if not generic and not known & REGION:
            yield Mark(*match.span(), Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)


def _groups(read: Reading) -> Iterator[list[Token]]:
    """Capitalised words with at most a space or an 's between them."""
    group: list[Token] = []
    for token in read.free_tokens():
        if group and read.plain[group[-1].end : token.start] not in (" ", "'s ", "' ", " & "):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _named_workplaces(plain: str, group: list[Token]) -> Iterator[Mark]:
    begin = 0
    for place, token in enumerate(group):
        if token.word in _NOUNS and place > begin:
            named = _proper(plain, group[begin:place], token)
            if named and not _more_follows(group, place):
                yield Mark(named.start, token.end, Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)
                begin = place + 1
    small = _SMALL_NOUN.match(plain, group[-1].end) or _SMALL_NOUN.match(
        plain, group[-1].end + 2 * plain.startswith("'s", group[-1].end)
    )
    if small and begin < len(group):
        named = _proper_before_small(plain, group[begin:])
        if named:
            yield Mark(named.start, small.end(), Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)


def _more_follows(group: list[Token], place: int) -> bool:
    """Whether a later word closes the name: Heathfield Hall School."""
    return any(token.word in _NOUNS for token in group[place + 1 : place + 3])


def _proper(plain: str, modifiers: list[Token], noun: Token) -> Token | None:
    """The first word of the name before a noun, if it names one workplace rather than a kind."""
    words = lexicon()
    while modifiers and _only_begins(plain, modifiers[0]):
        modifiers = modifiers[1:]
    if not modifiers or (modifiers[-1].word in words.titles and len(modifiers) == 1):
        return None
    if noun.word in ("Arms", "Tavern", "Inn"):
        return modifiers[0]
    telling = [t for t in modifiers if not _says_kind(t)]
    several = len(telling) > 1 and not opens(plain, modifiers[0].start)
    loose = noun.word in _LOOSE and not several
    if not telling or (loose and not any(_strange(t) for t in telling)):
        return None
    if noun.word in _ALSO_SURNAMES and _is_person(plain, modifiers, noun):
        return None
    return modifiers[0]


def _only_begins(plain: str, token: Token) -> bool:
    return token.word.lower() in _BEGINNERS or (
        token.word in ("Sister", "Nurse", "Dr", "Mr", "Mrs", "Ms", "Miss")
        and not opens(plain, token.start)
    )


def _says_kind(token: Token) -> bool:
    """Whether a word tells what kind of workplace it is, and not which."""
    if token.word.lower() in lexicon().generic or abbreviation(token):
        return True
    if token.known & (CALENDAR | PEOPLE | REGION | SAFE) and not token.known & PLACE:
        return True
    return bool(token.known & EPONYM) and not token.known & (NAMED | PLACE)


def _strange(token: Token) -> bool:
    return not token.known & EVERYDAY or bool(token.known & NATURE)


def _is_person(plain: str, modifiers: list[Token], noun: Token) -> bool:
    """Amy Ward said: a first name, a surname that is a noun too, and what people do."""
    near = around(plain, modifiers[0].start, noun.end)
    cue = near.before[-1] if near.before else ""
    first = modifiers[0]
    if first.word in lexicon().titles or cue in lexicon().kin or cue in lexicon().roles:
        return True
    if (
        len(modifiers) != 1
        or not first.known & GIVEN
        or cue in ("on", "in", "at", "to", "from", "the")
    ):
        return False
    following = re.match(r",? ([a-z']+)", near.after)
    return near.possessive or bool(following and following[1] in lexicon().deeds)


def _proper_before_small(plain: str, group: list[Token]) -> Token | None:
    """The first word of a name before a small noun: the Millbeck practice."""
    last = group[-1]
    if _says_kind(last) or (last.known & LEFT_ALONE and not last.known & PLACE):
        return None
    if last.known & EVERYDAY and (not last.known & NATURE or opens(plain, last.start)):
        return None
    if last.known & ORDINARY and not last.known & (NATURE | PLACE | GIVEN):
        return None
    first = last
    for token in reversed(group[:-1]):
        if _only_begins(plain, token) or _says_kind(token) or token.known & LEFT_ALONE:
            break
        first = token
    return first
