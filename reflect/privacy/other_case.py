"""Names without their capital, or in capitals throughout: what is dictated, texted, or a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    FAMILY,
    GIVEN,
    LEFT_ALONE,
    NAMED,
    NATURE,
    ORDINARY,
    PLACE,
    lexicon,
)
from reflect.privacy.mark import Mark
from reflect.privacy.tokens import LETTER, abbreviation, around
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.reading import Reading

_SMALL = late(r"(?<![^\W_])(?:(?!\d)\w)++(?:['-](?:(?!\d)\w)++)*+")
_TITLED = late(
    rf"\b(?P<title>mr|mrs|ms|miss|mx|dr|prof|professor|sister|nurse|matron|sr|doctor|amayi|"
    rf"bambo|meme|tate|auntie|aunty|"
    r"uncle|nana|pastor|father|reverend|rev|imam|staff nurse)(?:(?<!miss)\.)? "
    rf"(?P<name>(?=[a-z])(?:{LETTER})++(?:['-](?:{LETTER})++)*+)"
)
_WARD = late(
    r"(?<![\w-])(?P<name>[a-z]{4,}) (?:ward|hospital|hospice|surgery|infirmary|lodge|court|"
    r"manor|house|school|academy|"
    r"medical centre|health centre|nursing home|care home|clinic)\b"
)
_STRONG = said("other_case_strong")
_VERB_CUES = said("other_case_verb_cues")
_SENTENCE = late(r"(?:^|[.!?\n] +)([^\W\d_])")

TITLE = "Follows “{}”, so it is the name of somebody."
SMALL = "People are called so, and it is no other word: a name without its capital."
CUE = "Follows “{}”, and is no other word: probably a name without its capital."
WARD = "A workplace with a name of its own."
TOWN = "The name of a town, without its capital."
SHOUTED = "People are called so, and it is no abbreviation we know."


def find(read: Reading) -> Iterator[Mark]:
    """Names in small letters or in capitals, in what no other rule has claimed."""
    yield from _wards(read.plain)
    yield from _titled(read.plain)
    yield from _small(read)
    yield from _shouted(read)


def _wards(plain: str) -> Iterator[Mark]:
    """Tolworth ward, written small: a word of no dictionary before the word for a workplace."""
    words = lexicon().words
    for match in _WARD.finditer(plain):
        known = words[match["name"]]
        if not known & (ORDINARY | LEFT_ALONE) and match["name"] not in lexicon().generic:
            yield Mark(*match.span(), Kind.ORGANISATION, Strength.LIKELY, WARD)


def _titled(plain: str) -> Iterator[Mark]:
    """Mrs kaur, dr patel: after the stronger titles any word that is not an everyday one."""
    words = lexicon()
    for match in _TITLED.finditer(plain):
        name = match["name"]
        known = words.words[name.lower()]
        strong = match["title"] in _STRONG
        sure = strong and match["title"] != "miss"
        ordinary = bool(known & ORDINARY) and not (sure and known & NAMED)
        if len(name) > 1 and not ordinary and name.lower() not in words.roles | words.deeds:
            reason = TITLE.format(match["title"])
            yield Mark(*match.span("name"), Kind.NAME, Strength.LIKELY, reason)


def _small(read: Reading) -> Iterator[Mark]:
    """Words that are in no dictionary, if they are listed as names or stand where names do."""
    plain = read.plain
    words = lexicon().words
    met = set(_SMALL.findall(plain)) - lexicon().short
    strange = {w for w in met if w.islower() and len(w) > 2 and _strange(w, words[w])}
    strange |= {
        w for w in met if w.endswith("'s") and w.islower() and _strange(w[:-2], words[w[:-2]])
    }
    if not strange:
        return
    dictated = _dictated(plain)
    for match in _SMALL.finditer(plain):
        if match[0] in strange:
            mark = _one_small(plain, match, dictated=dictated)
            if mark:
                yield mark


def _strange(word: str, known: int) -> bool:
    if "-" in word:
        words = lexicon().words
        first, *others = word.split("-")
        named = all(words[part] & GIVEN for part in others)
        return _strange(first, words[first]) and named
    return len(word) > 2 and not known & (ORDINARY | LEFT_ALONE | NATURE) and word.isalpha()


def _dictated(plain: str) -> bool:
    """Whether sentences begin without capitals, so that names will lack theirs too."""
    beginnings = _SENTENCE.findall(plain)
    return sum(map(str.islower, beginnings)) * 2 > len(beginnings)


def _one_small(plain: str, match: re.Match[str], *, dictated: bool) -> Mark | None:
    words = lexicon()
    start = match.start()
    name = match[0].removesuffix("'s")
    end = start + len(name)
    known = words.words[name] or words.words[name.partition("-")[0]]
    near = around(plain, start, end)
    cue = near.before[-1] if near.before else ""
    person = cue in words.kin or cue in words.roles
    if person and (known & NAMED or dictated) and not _term(name):
        return Mark(start, end, Kind.NAME, Strength.LIKELY, CUE.format(cue))
    if known & GIVEN and (dictated or cue in _VERB_CUES or _acts(near.after)):
        return Mark(start, end, Kind.NAME, Strength.LIKELY, SMALL)
    if (
        known & PLACE
        and not known & GIVEN
        and dictated
        and cue in {"in", "from", "at", "near", "to"}
    ):
        return Mark(start, end, Kind.PLACE, Strength.LIKELY, TOWN)
    if known & FAMILY and dictated and _family_follows(plain, start):
        return Mark(start, end, Kind.NAME, Strength.LIKELY, SMALL)
    return None


_TERMS = late(
    r"(?:itis|osis|emia|aemia|ectomy|ostomy|otomy|oscopy|ology|ologist|pathy|plasty|gram|"
    r"graphy|scan|pril|olol|"
    r"statin|azole|illin|mycin|mab|nib|pam|lam|idine|amine|caine|oxin|arin|one|ide|ine|ate|"
    r"ated|ing|ally|s)$"
)


def _term(name: str) -> bool:
    """Whether it is built as the terms of medicine are."""
    return bool(_TERMS.search(name)) and not lexicon().words[name] & NAMED


def _acts(after: str) -> bool:
    following = re.match(r" ([a-z']+)", after)
    return bool(following and following[1] in lexicon().deeds)


def _family_follows(plain: str, start: int) -> bool:
    """Whether a first name stands right before."""
    words = plain[max(0, start - 24) : start].split()
    return bool(words) and bool(lexicon().words[words[-1].lower()] & GIVEN)


def _shouted(read: Reading) -> Iterator[Mark]:
    """MARGARET PRIOR, KHAN: listed names of three and more letters."""
    last_end = -2
    for token in read.free_tokens():
        if not token.shouted or len(token.word) < 3 or abbreviation(token):
            continue
        known = token.known
        follows_name = last_end + 1 == token.start
        listed = known & NAMED and not known & (ORDINARY | LEFT_ALONE)
        if (
            listed
            or (follows_name and not known & (ORDINARY | LEFT_ALONE))
            or (known & GIVEN and follows_name)
        ):
            last_end = token.end
            yield Mark(token.start, token.end, Kind.NAME, Strength.LIKELY, SHOUTED)
