"""People's names: by a title, by their neighbours, or because no list knows the word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    CALENDAR,
    EPONYM,
    EVERYDAY,
    GIVEN,
    LEFT_ALONE,
    NAMED,
    ORDINARY,
    PEOPLE,
    REGION,
    SAFE,
    lexicon,
)
from reflect.privacy.mark import Mark
from reflect.privacy.segments import WEAK, Segment, segments
from reflect.privacy.tokens import abbreviation, named, ordinary, unknown
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading
    from reflect.privacy.tokens import Around, Token

# A letter that stands for nobody in particular.
_NOBODY = frozenset("AXYZ")
_DETERMINERS = said("names_determiners")
_WHERE = said("names_where")
# Virtues and seasons do these things as well as people.
_THINGS_DO = said("names_things_do")
_VIRTUES = said("names_virtues")
_CITED = late(
    r" et al\b| (?:and|&) [^\W\d]\w+,? \(?(?:19|20)\d\d\b|,? \(?(?:19|20)\d\d[a-z]?[);:,]|"
    r", [A-Z]\. ?(?:[A-Z]\. ?)?\((?:19|20)\d\d"
)
_OF_AN_AUTHOR = late(
    r"(?:[ -]\w+){0,2}?[ -](?:models?|cycles?|frameworks?|theor(?:y|ies)|stages?|typology|"
    r"ladder|hierarchy|"
    r"taxonomy|heuristic)\b"
)
_OF_A_THING = late(
    r"(?:[ -]\w+){0,2}?[ -](?:disease|syndrome|signs?|scores?|scales?|test|tests|palsy|"
    r"fracture|lymphoma|sarcoma|"
    r"catheter|tube|forceps|position|manoeuvre|criteria|classification|index|stool|chart|"
    r"procedure|operation|"
    r"triad|phenomenon|cells?|reflex|splint|patch|line|ulcer|chorea|ataxia|body|bodies|"
    r"dementia|sutures?|drain|"
    r"mask|rules?|law|effect|curve|plot|respiration|breathing|coma|guidelines?|protocol|"
    r"oesophagus|thyroiditis|"
    r"contracture|hernia|point|nodes?|spots?|anaemia|agitation|inventory|stain|exercises?|"
    r"stockings?)\b"
)
_PERSON_FOLLOWS = late(
    r" and (?:I|me|my)\b|,? (?:who|whose)\b|,? (?:aged|age) \d|, (?:a|an|my|our|her|his|"
    r"the) [a-z]|,? \(?\d\d?[),]"
)

_OF_A_TEST = late(
    r" ?(?:tests?|sign|scores?|scale|criteria|classification|index|syndrome|disease|fracture|"
    r"questionnaire|inventory|"
    r"guidelines?|protocol|programme|exam|curettes?|elevator|retractor|dose|catheter|tube|"
    r"lens|forceps|manoeuvre|procedure|[a-z]{4,}itis|[a-z]{4,}oma|[a-z]{4,}osis)\b"
)
_OF_A_RULE = late(
    r" (?:Rule|Law|Act|Award|Medal|Day|Syndrome|Disease|Sign|Test|Score|Scale|Criteria|Triad|"
    r"Pledge)\b"
)
_DOSE = late(
    r",? \(?\d+(?:\.\d+)? ?(?:mg|g|ml|mls|mcg|micrograms?|units?|mmol|%|puffs?|tablets?|mg/|kg)\b"
)
_TONGUES = said("names_tongues")
_SHE_OR_HE = late(r"\b(?:she|he|her|him|his|hers)\b", re.I)
_OF_YEARS = late(
    r" (?:is|was|turned|turns),? (?:now |only |just |nearly |almost )?\d{1,3}\b(?! ?%)"
)

TITLE = "Follows “{}”, so it is the name of somebody."
CALLED = "Follows “{}”, so it is probably the name of somebody."
WHOLE = "A first and a last name."
LISTED = "People are called so."
UNKNOWN = "A word with a capital that is in no dictionary: it may be a name."
WORD = "A word that is a name too, with a capital where none is due."
ACTS = "A word with a capital that speaks or acts as a person does."


class Verdict(NamedTuple):
    """That it is a name, how sure, and why."""

    strength: Strength
    reason: str


def find(read: Reading) -> Iterator[Mark]:
    """Names in capitalised words that no other rule has claimed."""
    for segment in segments(read):
        verdict = judged(read.plain, segment)
        if verdict:
            yield Mark(segment.start, segment.end, Kind.NAME, verdict.strength, verdict.reason)


def judged(plain: str, segment: Segment) -> Verdict | None:
    """Whether a segment is a name."""
    near = segment.around(plain)
    first = segment.tokens[0]
    if segment.title:
        return _titled(segment, first)
    only_a_title = len(segment.tokens) == 1 and first.word in lexicon().titles
    if only_a_title or cited(near, plain, segment):
        return None
    return _called(segment, first, near) or _by_itself(plain, segment, first, near)


def _by_itself(plain: str, segment: Segment, first: Token, near: Around) -> Verdict | None:
    if len(segment.tokens) > 1:
        return _several(segment)
    if first.shouted or len(first.word) == 1:
        return None
    return _alone(plain, segment, first, near)


def _titled(segment: Segment, first: Token) -> Verdict | None:
    """After a title it is a name, unless it names a post or stands for nobody."""
    nobody = len(segment.tokens) == 1 and first.word in _NOBODY
    post = first.word.lower() in lexicon().roles or first.word.lower() in lexicon().generic
    surname = first.known & NAMED and segment.title not in WEAK
    if nobody or (post and not surname):
        return None
    return Verdict(Strength.CERTAIN, TITLE.format(segment.title))


def cited(near: Around, plain: str, segment: Segment) -> bool:
    """Whether it is the author of something, or the name of a thing."""
    rest = plain[segment.end : segment.end + 60]
    if near.before and (near.before[-1] in _TONGUES or _beside_an_author(near)):
        return True
    last = segment.tokens[-1]
    author = near.possessive and not last.known & GIVEN and _OF_AN_AUTHOR.match(near.after)
    if _CITED.match(rest) or author:
        return True
    if near.possessive and _OF_A_RULE.match(near.after):
        return True
    if last.known & EPONYM:
        return bool(_OF_A_THING.match(near.after))
    return not last.known & GIVEN and bool(_OF_A_TEST.match(near.after))


def _beside_an_author(near: Around) -> bool:
    """Gillick and Fraser: the other of two whose names are left alone."""
    if len(near.before) < 2 or near.before[-1] != "and":
        return False
    known = lexicon().words[near.before[-2]]
    return bool(known & EPONYM) and not known & (GIVEN | ORDINARY)


def _called(segment: Segment, first: Token, near: Around) -> Verdict | None:
    """After a kin word or a role: her husband Alan, my colleague Priya, a man called Spider."""
    words = lexicon()
    cue = near.before[-1] if near.before else ""
    kin, role = cue in words.kin, cue in words.roles
    if not (kin or role) or first.shouted or len(first.word) == 1 or segment.opens:
        return None
    if first.known & (SAFE | CALENDAR | PEOPLE | REGION) and not first.known & NAMED:
        return None
    if ordinary(first) and not (kin and not near.comma) and not _introduced(cue, near):
        return None
    if first.known & EPONYM and not first.known & NAMED:
        return None
    return Verdict(Strength.CERTAIN if kin else Strength.LIKELY, CALLED.format(cue))


def _introduced(cue: str, near: Around) -> bool:
    """Whether an ordinary word is told to be a name by how it is brought in."""
    naming = cue in {"called", "named", "name", "nicknamed"}
    return naming or (near.comma and (near.after.startswith(",") or _acts(near)))


def _several(segment: Segment) -> Verdict | None:
    """Two and more capitalised words together."""
    first, *others = segment.tokens
    given = bool(first.known & GIVEN)
    letters_only = all(len(token.word) == 1 for token in segment.tokens)
    if letters_only or first.word == "I" or (first.known & SAFE and not first.known & NAMED):
        return None
    if given and any(unknown(other) or named(other) or len(other.word) == 1 for other in others):
        return Verdict(Strength.CERTAIN, WHOLE)
    if len(first.word) == 1 and first.word not in "AI" and any(named(other) for other in others):
        return Verdict(Strength.LIKELY, WHOLE)
    if unknown(first) or any(unknown(other) for other in others):
        return Verdict(Strength.LIKELY, UNKNOWN)
    if named(first) and not first.known & ORDINARY:
        return Verdict(Strength.LIKELY, LISTED)
    return None


def _alone(plain: str, segment: Segment, token: Token, near: Around) -> Verdict | None:
    """One capitalised word."""
    if abbreviation(token):
        return None
    if token.known & LEFT_ALONE and not _both_word_and_name(token):
        return _left_alone_or_not(token, near, opening=segment.opens)
    if unknown(token):
        return _unheard_of(segment, token, near)
    if token.known & GIVEN:
        return _word_name(plain, segment, token, near)
    return _nickname(plain, segment, token, near)


def _both_word_and_name(token: Token) -> bool:
    """Frank, Grant: names, words, and called after somebody; the words around decide."""
    left = token.known & (LEFT_ALONE & ~EPONYM)
    return not left and bool(token.known & GIVEN) and bool(token.known & ORDINARY)


def _unheard_of(segment: Segment, token: Token, near: Around) -> Verdict | None:
    if _DOSE.match(near.after):
        return None
    heading = segment.opens and near.after.lstrip().startswith((":", "/"))
    if heading and not token.known & NAMED:
        return None
    if token.known & NAMED:
        return Verdict(Strength.LIKELY, LISTED)
    return Verdict(Strength.LOOK if segment.opens else Strength.LIKELY, UNKNOWN)


def _left_alone_or_not(token: Token, near: Around, *, opening: bool) -> Verdict | None:
    """May, Jordan, Christian, Graham: somebody only if they do what people do."""
    if not token.known & GIVEN or token.known & SAFE or _article(near):
        return None
    if token.known & EPONYM and not token.known & (CALENDAR | PEOPLE | REGION | ORDINARY):
        # Graham, Alexander, Vincent: first names that a thing is called after now and then.
        return Verdict(Strength.LIKELY, LISTED)
    if (
        _said(near)
        or _OF_YEARS.match(near.after)
        or (not opening and near.possessive and token.known & (EPONYM | REGION))
    ):
        return Verdict(Strength.LIKELY, ACTS)
    if token.known & REGION and not opening and near.before and near.before[-1] not in _WHERE:
        return Verdict(Strength.LOOK, LISTED) if not near.comma else None
    return None


def _word_name(plain: str, segment: Segment, token: Token, near: Around) -> Verdict | None:
    """A first name that is a word too: Rose, Will, Grace."""
    if not segment.opens:
        if _article(near) or heading_line(plain, token.start):
            return None
        return Verdict(Strength.LIKELY, WORD)
    if not token.known & EVERYDAY and not near.after.startswith(":"):
        return Verdict(Strength.LIKELY, LISTED)
    virtue = token.word.lower() in _VIRTUES
    acts = _acts(near) and (not virtue or _SHE_OR_HE.search(plain, token.end, token.end + 160))
    if _said(near) or acts or (near.possessive and not virtue):
        return Verdict(Strength.LIKELY, ACTS)
    named = _NICKNAME_ENDS.match(near.after)
    told = named or _PERSON_FOLLOWS.match(near.after) or _described(near)
    return Verdict(Strength.LIKELY, WORD) if told else None


def _described(near: Around) -> bool:
    """Sunny the porter."""
    told = re.match(r",? (?:the|my|our|his|her|their) ([a-z-]+)", near.after)
    return told is not None and told[1] in lexicon().roles | lexicon().kin


def _nickname(plain: str, segment: Segment, token: Token, near: Around) -> Verdict | None:
    """Any other word that acts as people do, mid-sentence or in quotation marks."""
    quoted = bool(_NICKNAME_ENDS.match(near.after))
    lower = token.word.lower()
    if (segment.opens and not quoted) or lower in lexicon().generic or lower in lexicon().roles:
        return None
    if near.before[-2:] == ("me", "and") or near.after.startswith((" and I ", " and me ")):
        return Verdict(Strength.LIKELY, WORD)
    if _article(near) or (near.before and near.before[-1] in _WHERE):
        return None
    if re.search(r"[A-Z]\w+ $", plain[max(0, segment.start - 20) : segment.start]):
        return None  # One of several: Tissue Viability suggested.
    person = quoted or _said(near) or (_PERSON_FOLLOWS.match(near.after) and not token.known & SAFE)
    return Verdict(Strength.LOOK, ACTS) if person else None


def _article(near: Around) -> bool:
    return bool(near.before) and near.before[-1] in _DETERMINERS and not near.comma


_NICKNAME_ENDS = late(
    r"\"(?: [-\u2014] (?:I|he|she|not|a|my|as|his|her)\b|,? (?:who|said|asked|told|came)\b)"
)
_NEXT_WORD = late(r",? ([a-z][a-z']*)")


def _acts(near: Around) -> bool:
    """Whether a word that people do follows."""
    following = _NEXT_WORD.match(near.after)
    acts = following is not None and following[1] in lexicon().deeds
    return acts and not near.possessive


def _said(near: Around) -> bool:
    """Whether a word follows that only people do."""
    following = _NEXT_WORD.match(near.after)
    if following is None or near.possessive:
        return False
    return following[1] in lexicon().deeds and following[1] not in _THINGS_DO


_HEADING_LENGTH = 90


def heading_line(plain: str, place: int) -> bool:
    """Whether the line is a heading in which most words have capitals."""
    start = plain.rfind("\n", max(0, place - _HEADING_LENGTH), place) + 1
    if not start and place >= _HEADING_LENGTH:
        return False
    line = plain[start : place + _HEADING_LENGTH].partition("\n")[0]
    words = [word for word in line.split() if len(word) > 3]
    if len(line) > _HEADING_LENGTH or len(words) < 3 or line.rstrip().endswith("."):
        return False
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)
