"""Names by their place on the page: form fields, salutations, signatures, speakers, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
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
from reflect.privacy.tokens import LETTER, UPPER
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_CAP = rf"[{UPPER}](?:\.|(?:{LETTER})*+(?:['-](?:{LETTER})++)*+)"
_PARTICLE = r"(?:van der |van de |van |de la |de |da |dos |di |von |bin |bint |ap |al-|el-|d')?"
_NAME = rf"{_CAP}(?: {_PARTICLE}{_CAP}){{0,3}}"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sister|Nurse)\.? )?"
_ANY_CASE = rf"(?:{LETTER})++(?:['-](?:{LETTER})++)*+"
_FIELD = re.compile(
    r"(?:^|(?<=[\n;|.,(])) ?(?:[-*\u2022] ?)?(?P<field>(?:[A-Za-z']+ ){0,2}?"
    r"(?:[Nn]ame|NAME|[Ss]urname|SURNAME|[Ff]orenames?|FORENAME|[Pp]atient|PATIENT|Pt|PT|"
    r"[Cc]lient|[Rr]esident|NOK|"
    r"[Nn]ext of kin|[Cc]arer|[Cc]onsultant|CONSULTANT|GP|[Rr]egistrar|[Aa]uthor|[Rr]eporter|"
    r"[Rr]eported by|"
    r"REPORTED BY|[Ss]een by|[Ww]ritten by|[Cc]ompleted by|[Ss]igned(?: by)?|SIGNED|"
    r"[Ss]upervisor|[Mm]entor|[Aa]ssessor|"
    r"[Pp]resenter|[Pp]resented by|[Ff]acilitator|[Cc]hair|[Aa]ppraiser|"
    r"[Ss]taff(?: involved)?|[Pp]resent|PRESENT|"
    r"[Aa]ttendees|[Aa]ttended by|[Aa]pologies|[Ii]n attendance|cc|CC|[Ff]rom|FROM|To|TO|"
    r"[Nn]urse|[Mm]idwife|"
    r"[Kk]ey ?worker|[Cc]ontact|[Rr]elative|[Ww]itness(?:es)?|[Cc]hild|[Mm]other|[Ff]ather|"
    r"[Cc]linician|[Dd]octor|[Ss]tudent|"
    r"[Ll]earner|[Tt]utor|[Tt]rainee|[Cc]alled|[Kk]nown as|AKA|aka))"
    rf"[ \t]*[:=][ \t]*{_TITLE}(?P<name>{_NAME})"
)
_LOWER_FIELD = re.compile(
    r"\b(?:name|surname|forename|patient name|pt name|next of kin|nok|known as)[ \t]*[:=-][ \t]*"
    rf"(?P<name>{_ANY_CASE}(?: {_ANY_CASE})?)(?=[ \t]*(?:[\n,;.|]|$))",
    re.I,
)
_SALUTATION = re.compile(
    rf"(?:^|(?<=\n)|(?<=\. )|(?<=\"))(?:Dear|Hi|Hello|Hey|Hiya|Dearest|Morning|Good morning|"
    rf"Good afternoon|Good evening|"
    rf"Happy birthday|Thanks|Thank you|Cheers),? {_TITLE}(?P<name>{_NAME}(?:(?:,| and|"
    rf" &) {_CAP}){{0,3}})(?= ?[,.!:\n\"-]|$)"
)
_SIGNATURE = re.compile(
    r"(?:[Rr]egards|[Ww]ishes|[Ss]incerely|[Ff]aithfully|[Yy]ours|[Tt]hanks|[Ll]ove|"
    r"[Cc]heers|[Bb]est|[Ss]igned|[Tt]hank you),?"
    rf"[ \t]*\n+[ \t]*{_TITLE}(?P<name>{_NAME})[ \t]*(?=\n|$|,)"
)
_INLINE_SIGNATURE = re.compile(
    rf"(?:[Rr]egards|[Ww]ishes|[Ss]incerely|[Ff]aithfully|[Yy]ours|[Ll]ove|"
    rf"[Cc]heers), {_TITLE}(?P<name>{_NAME})[ \t.]*(?=\n|$)"
)
_DASHED = re.compile(rf"(?:\n|[.!?\"] )[-\u2014~] ?{_TITLE}(?P<name>{_NAME})[ \t.]*(?=\n|$)")
_SPEAKER = re.compile(rf"(?:^|(?<=\n)){_TITLE}(?P<name>{_CAP}(?: {_CAP})?)(?=:[ \t])")
_LIST = re.compile(rf"(?<![\w.]){_CAP}(?:, {_CAP}){{0,6}},? (?:and|&) {_CAP}(?![\w])")
_I_AM = re.compile(
    r"\b(?:[Mm]y name is|[Mm]y name's|[Nn]ame is|[Nn]ame was|[Nn]ame's|[Cc]alls? me|"
    r"[Cc]alled (?:him|her|me|them)|"
    rf"[Cc]all (?:him|her|me)|[Kk]nown as|goes by|[Ii]t's|[Tt]his is|I'm|I am|[Tt]hat's|"
    rf"signed|signed (?:off )?as) {_TITLE}[\"']?(?P<name>{_NAME})"
)
_HEADER = re.compile(
    rf"(?:^|(?<=\n))(?:[-*\u2022] ?|"
    rf"\d\d?[.)] ?)?{_TITLE}(?P<name>{_CAP}(?: {_CAP}){{0,2}})(?P<comma>,?) \(?"
    r"(?P<age>\d{1,3})(?= ?(?:y(?:rs?|o|ears?)?\b|[,;.)]| \(| [MF]\b|$|\n))"
)
_WORKPLACE = re.compile(
    rf"(?:^|(?<=[\n;|.])) ?(?:[Ww]ard|WARD|[Uu]nit|[Hh]ospital|[Pp]ractice|[Ss]urgery|"
    rf"[Ss]chool|[Pp]lace|[Ll]ocation|LOCATION|"
    r"[Ss]ite|[Bb]ase|[Ff]acility|[Pp]lacement|[Ss]etting|[Ww]orkplace|[Ee]mployer|"
    r"[Oo]rganisation|[Cc]linic|[Hh]ub|[Hh]ome|"
    rf"[Vv]enue|[Tt]rust|[Tt]eam)[ \t]*:[ \t]*(?P<name>{_CAP}(?: (?:of |and |the )?{_CAP}){{0,4}})"
)

_FILED = re.compile(
    rf"(?:^|(?<=\n))(?P<name>[{UPPER}][{UPPER}'-]++, [{UPPER}](?:{LETTER})++)(?= |\n|$|,)"
)

FILED = "A last name in capitals and a first name, as records have them."
WORKPLACE = "Stands in a field of a form for a place of work."
HEADER = "Begins a line, with an age after it, as names do."
FIELD = "Stands in a field of a form for somebody."
SALUTATION = "Addressed as somebody."
SIGNATURE = "Signed as somebody."
SPEAKER = "Speaks, in what looks like a record of a conversation."
LIST = "Stands in a list with other names."
INTRODUCED = "Somebody is introduced by it."

# Whom a letter greets when it greets nobody in particular.
_EVERYBODY = said("fields_everybody")


def find(read: Reading) -> Iterator[Mark]:
    """Names by their place on the page."""
    plain = read.plain
    yield from _people(_FIELD, plain, Strength.CERTAIN, FIELD)
    yield from _headers(plain)
    yield from _workplaces(plain)
    yield from _lower_fields(plain)
    yield from _people(_SALUTATION, plain, Strength.LIKELY, SALUTATION)
    yield from _people(_FILED, plain, Strength.LIKELY, FILED)
    for pattern in (_SIGNATURE, _INLINE_SIGNATURE, _DASHED):
        yield from _people(pattern, plain, Strength.LIKELY, SIGNATURE)
    yield from _speakers(plain)
    yield from _introduced(plain)


def find_lists(read: Reading) -> Iterator[Mark]:
    """What stands in one list with a name that was found: Rose, Will and Priya."""
    named = {mark.start for mark in read.marks if mark.kind is Kind.NAME}
    for match in _LIST.finditer(read.plain):
        parts = list(re.finditer(_CAP, match[0]))
        begin = match.start()
        if not any(begin + part.start() in named for part in parts):
            continue
        for part in parts:
            if _can_be_called(part[0]):
                start, end = begin + part.start(), begin + part.end()
                yield Mark(start, end, Kind.NAME, Strength.LIKELY, LIST)


def _can_be_called(word: str) -> bool:
    """Whether a word in such a list is a name, and no month, body or heading."""
    known = lexicon().words.get(word.lower(), 0)
    if word in lexicon().abbreviations | lexicon().titles or known & LEFT_ALONE:
        return False
    return not known & ORDINARY or bool(known & GIVEN)


def _people(
    pattern: re.Pattern[str], plain: str, strength: Strength, reason: str
) -> Iterator[Mark]:
    """What a pattern calls a name, without the ordinary words at its end."""
    for match in pattern.finditer(plain):
        start, end = _person(plain, *match.span("name"))
        if start < end:
            yield Mark(start, end, Kind.NAME, strength, reason)


def _person(plain: str, start: int, end: int) -> tuple[int, int]:
    """The part of it that can be somebody's name; nothing if it begins with an ordinary word."""
    words = lexicon().words
    kept = start
    for part in re.finditer(r"[^\s,&]+", plain[start:end]):
        word = part[0].rstrip(".")
        known = words.get(word.lower(), 0) or words.get(word.partition("'")[0].lower(), 0)
        free = not known & (ORDINARY | LEFT_ALONE) or known & NAMED or word in ("and", "van", "de")
        everybody = (
            word in lexicon().titles
            or word.lower() in _EVERYBODY
            or (word in lexicon().abbreviations and len(word) > 1)
        )
        if everybody or not free or (len(word) == 1 and word in "IXYZ"):
            break
        kept = start + part.start() + len(word)
    return start, kept


def _headers(plain: str) -> Iterator[Mark]:
    """Nance Cotter, 98, admitted: a line that begins with somebody and an age."""
    words = lexicon()
    for match in _HEADER.finditer(plain):
        first, *rest = match["name"].lower().split()
        known = words.words.get(first, 0)
        several = rest and match["comma"] and not known & LEFT_ALONE and first not in words.generic
        if (known & GIVEN or several) and first not in words.roles:
            yield Mark(*match.span("name"), Kind.NAME, Strength.LIKELY, HEADER)


def _workplaces(plain: str) -> Iterator[Mark]:
    """Ward: Heron."""
    words = lexicon()
    for match in _WORKPLACE.finditer(plain):
        parts = match["name"].split()
        known = [words.words.get(part.lower(), 0) for part in parts]
        telling = [
            part
            for part, can_be in zip(parts, known, strict=True)
            if part.lower() not in words.generic
            and part not in words.abbreviations
            and (can_be & NATURE or not can_be & LEFT_ALONE)
            and (not can_be & ORDINARY or can_be & (NATURE | GIVEN | PLACE))
        ]
        if telling:
            yield Mark(*match.span("name"), Kind.ORGANISATION, Strength.LIKELY, WORKPLACE)


def _lower_fields(plain: str) -> Iterator[Mark]:
    words = lexicon().words
    for match in _LOWER_FIELD.finditer(plain):
        first = match["name"].split()[0].lower()
        known = words.get(first, 0)
        if not known & (ORDINARY | LEFT_ALONE) or known & GIVEN:
            yield Mark(*match.span("name"), Kind.NAME, Strength.CERTAIN, FIELD)


def _speakers(plain: str) -> Iterator[Mark]:
    """Margaret: I don't know. Only names that are known, as headings look the same."""
    words = lexicon()
    for match in _SPEAKER.finditer(plain):
        first = match["name"].split()[0]
        known = words.words.get(first.lower(), 0)
        listed = known & NAMED and not known & EVERYDAY and not known & LEFT_ALONE
        if listed and first not in words.abbreviations:
            yield Mark(*match.span("name"), Kind.NAME, Strength.LIKELY, SPEAKER)


def _introduced(plain: str) -> Iterator[Mark]:
    """I'm Tom; a man known as Spider. After the weaker openings, names that are known only."""
    words = lexicon().words
    for match in _I_AM.finditer(plain):
        naming = re.search(r"name|call|known|signed", match[0], re.I)
        word = match["name"].split()[0].rstrip(".")
        known = words.get(word.lower(), 0)
        left = known & LEFT_ALONE and not known & GIVEN
        if left or word in lexicon().abbreviations | lexicon().titles or len(word) < 2:
            continue
        if naming or known & GIVEN or not known & ORDINARY:
            start, end = match.span("name")
            whole = _person(plain, start, end)
            yield Mark(
                start, max(whole[1], start + len(word)), Kind.NAME, Strength.LIKELY, INTRODUCED
            )
