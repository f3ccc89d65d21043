"""Finds what in a text may identify somebody, says why, and proposes what could stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from reflect.domain.identifying import Finding, Kind, Strength
from reflect.privacy import (
    addresses,
    ages,
    capitals,
    contacts,
    dates,
    echoes,
    forms,
    initials,
    kinds,
    letters,
    names,
    numbers,
    organisations,
    other_case,
    places,
)
from reflect.privacy.late import late
from reflect.privacy.lexicon import REGION
from reflect.privacy.mark import Mark
from reflect.privacy.people import who_is_who
from reflect.privacy.prepared import prepared
from reflect.privacy.profiles import NOTHING, UK_PRACTICE, Also
from reflect.privacy.proposals import proposals
from reflect.privacy.reading import (
    Reading,
    leave_citations_alone,
    leave_phrases_alone,
    reading,
)
from reflect.privacy.uncovered import uncover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reflect.privacy.prepared import Prepared
    from reflect.privacy.profiles import Personal, Profile

CHECK_VERSION = "3"
"""Kept with an account; changes whenever the check may find something else."""

_ALWAYS = "Your own list says that this is always to be marked."
_REGION = "A county or a country narrows down where this was."
_TITLE_BEFORE = late(
    r"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|mr|mrs|ms|miss|dr|"
    r"MR|MRS|MS|MISS|MX|DR|PROF)\.? $"
)


class Reader(Protocol):
    """Something else that reads a text, such as a language model that the writer has installed."""

    def __call__(self, text: Prepared) -> Iterable[Mark]:
        """What it found, in characters of the text; the rules come first where both mark."""


def check(
    text: str,
    *,
    profile: Profile = UK_PRACTICE,
    personal: Personal = NOTHING,
    readers: Sequence[Reader] = (),
) -> tuple[Finding, ...]:
    """All findings of one text, in order, none over another."""
    return check_all((text,), profile=profile, personal=personal, readers=readers)[0]


def check_all(
    texts: Sequence[str],
    *,
    profile: Profile = UK_PRACTICE,
    personal: Personal = NOTHING,
    readers: Sequence[Reader] = (),
) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each text of one account; the same person has the same placeholder in all."""
    read = [_read(text, profile, personal, readers) for text in texts]
    _find_again(read)
    found = _findings(read, profile)
    # Each time another character at least is claimed, so it ends.
    while [each for each, there in zip(read, found, strict=True) if uncover(each, there)]:
        found = _findings(read, profile)
    return found


def _findings(read: Sequence[Reading], profile: Profile) -> tuple[tuple[Finding, ...], ...]:
    """All marks that this reader may not see, with what could stand there instead."""
    marks = [_kept(each, profile) for each in read]
    who = who_is_who([(each.text.plain, kept) for each, kept in zip(read, marks, strict=True)])
    return tuple(
        tuple(
            Finding(
                start=mark.start,
                end=mark.end,
                kind=mark.kind,
                strength=mark.strength,
                reason=mark.reason,
                proposals=proposals(each.plain, mark, known, profile),
                same=known.same,
            )
            for mark, known in zip(kept, whos, strict=True)
        )
        for each, kept, whos in zip(read, marks, who, strict=True)
    )


def _read(text: str, profile: Profile, personal: Personal, readers: Sequence[Reader]) -> Reading:
    """The marks of every rule on one text; an earlier rule keeps its characters."""
    read = reading(prepared(text))
    read.mark(_always(read.plain, personal.always))
    for start, end in _places_of(read.plain, personal.never):
        if read.free(start, end):
            read.leave_alone(start, end)
    leave_citations_alone(read)
    read.mark(contacts.find(read.text))
    for rule in (numbers.find, dates.find, ages.find):
        read.mark(rule(read.text))
    read.mark(m for m in addresses.find(read.text) if not organisations.goes_on(read.plain, m))
    read.mark(_also(read.text, profile))
    leave_phrases_alone(read)
    for layer in (
        organisations.find,
        organisations.find_wards,
        organisations.find_where_people_work,
        organisations.find_with_article,
        forms.find,
        letters.find,
        initials.find_dotted,
        places.find,
        capitals.find,
        names.find,
        initials.find,
        other_case.find,
        letters.find_lists,
    ):
        read.mark(layer(read))
    for reader in readers:
        read.mark(reader(read.text))
    return read


def _always(plain: str, words: Iterable[str]) -> Iterator[Mark]:
    for start, end in _places_of(plain, words):
        yield Mark(start, end, Kind.NAME, Strength.CERTAIN, _ALWAYS)


def _places_of(plain: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where such words stand by themselves, whatever their capitals; the longest first."""
    tidy = {" ".join(word.split()) for word in words} - {""}
    for word in sorted(tidy, key=lambda word: (-len(word), word)):
        spaced = r"\s+".join(map(re.escape, prepared(word).plain.split()))
        for match in re.finditer(rf"(?<!\w){spaced}(?!\w)", plain, re.I):
            yield match.span()


def _also(text: Prepared, profile: Profile) -> Iterator[Mark]:
    """What only some readers may not see."""
    if {Also.MONTHS, Also.YEARS} & profile.also:
        for mark in dates.find_coarse(text):
            year = text.plain[mark.start : mark.end].rstrip("s").isdigit()
            if (Also.YEARS if year else Also.MONTHS) in profile.also:
                yield mark._replace(strength=Strength.LIKELY)
    if Also.AGES in profile.also:
        for mark in ages.find_younger(text):
            yield mark._replace(strength=Strength.LIKELY)
    if Also.REGIONS in profile.also:
        yield from _regions(text)


def _regions(text: Prepared) -> Iterator[Mark]:
    for token in reading(text).tokens:
        if token.known & REGION:
            yield Mark(token.start, token.end, Kind.PLACE, Strength.LIKELY, _REGION)


def _find_again(read: Sequence[Reading]) -> None:
    """Every form of a name in one text is found in all."""
    for each in read:
        each.marks = kinds.told(each)
    no_people = echoes.forms(
        (each.plain[mark.start : mark.end], mark.kind)
        for each in read
        for mark in each.marks
        if mark.kind in (Kind.ORGANISATION, Kind.PLACE)
    )
    for each in read:
        each.marks = echoes.settled(each.plain, each.marks, no_people)
    found = [
        (each.plain[mark.start : mark.end], mark.kind)
        for each in read
        for mark in each.marks
        if mark.kind in echoes.KINDS
    ]
    known, letters = echoes.forms(found), echoes.initials(found)
    for each in read:
        each.mark(echoes.find(each, known, letters))


def _kept(read: Reading, profile: Profile) -> list[Mark]:
    """The marks that this reader may not see, in order, with the titles before names."""
    read.marks.sort()
    return [
        _with_title(read, mark)
        for mark in read.marks
        if mark.kind in profile.kinds and not (profile.birth_stays and mark.reason == dates.BIRTH)
    ]


def _with_title(read: Reading, mark: Mark) -> Mark:
    """The mark with "Mrs" in it, so that a placeholder does not follow it."""
    if mark.kind is not Kind.NAME:
        return mark
    title = _TITLE_BEFORE.search(read.plain, max(0, mark.start - 12), mark.start)
    if title is None or not read.free(title.start(), mark.start):
        return mark
    return mark._replace(start=title.start())
