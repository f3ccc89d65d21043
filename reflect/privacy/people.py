"""Who is who: which findings mean the same person or place, and what part a person plays."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.identifying import Kind
from reflect.privacy.late import late
from reflect.privacy.lexicon import lexicon
from reflect.privacy.tokens import around
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.privacy.mark import Mark

_PART = late(r"[^\W\d_](?:[^\W\d_]|['\u0300-\u036f-])*")
_TITLE = late(
    r"(?:^|\b)(mr|mrs|ms|miss|mx|dr|prof|professor|sister|nurse|matron|sir|lady)\.?\s", re.I
)
_HE = said("people_he")
_SHE = said("people_she")
_AT_WORK = said("people_at_work")
_CARED_FOR = said("people_cared_for")


class Part(NamedTuple):
    """Who or what a finding means."""

    same: str = ""
    """Equal for all findings of one person or thing; empty when it stands alone."""
    placeholder: str = ""
    role: str = ""


@dataclass(slots=True)
class _Person:
    letter: str
    parts: list[str]
    sexes: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)
    count: int = 0

    @property
    def role(self) -> str:
        """What this person is to the writer, as far as the words around tell."""
        return self.votes.most_common(1)[0][0] if self.votes else "person"

    def letters(self) -> str:
        return "".join(part[0] for part in self.parts)


def letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def who_is_who(texts: Sequence[tuple[str, Sequence[Mark]]]) -> list[list[Part]]:
    """For every mark of every text, whom or what it means."""
    cast = _Cast()
    held = [[cast.meant(plain, mark) for mark in marks] for plain, marks in texts]
    return [
        [_part(person, mark) for person, mark in zip(row, marks, strict=True)]
        for row, (_, marks) in zip(held, texts, strict=True)
    ]


def _part(person: _Person | None, mark: Mark) -> Part:
    if person is None:
        return Part()
    kind = person.role if mark.kind is Kind.NAME else mark.kind.value
    word = {"organisation": "workplace"}.get(kind, kind)
    same = f"{mark.kind.value} {person.letter}" if person.count > 1 else ""
    return Part(same, f"[{word} {person.letter}]", kind)


class _Cast:
    """The people and places met so far."""

    def __init__(self) -> None:
        self._people: list[_Person] = []
        self._by_part: dict[str, list[_Person]] = {}
        self._things: dict[tuple[Kind, str], _Person] = {}

    def meant(self, plain: str, mark: Mark) -> _Person | None:
        """Whom or what a mark means."""
        text = plain[mark.start : mark.end]
        if mark.kind is Kind.NAME:
            person = self._person(text)
            person.votes.update(_roles(plain, mark))
        elif mark.kind in (Kind.PLACE, Kind.ORGANISATION):
            person = self._thing(mark.kind, text)
        else:
            return None
        person.count += 1
        return person

    def _thing(self, kind: Kind, text: str) -> _Person:
        """One that shares a telling word with it is the same: Millbeck, Millbeck Surgery."""
        words = lexicon().generic
        parts = [p.lower().removesuffix("'s") for p in _PART.findall(text)]
        telling = [p for p in parts if p not in words and len(p) > 2] or [text.lower()]
        known = [self._things[kind, p] for p in telling if (kind, p) in self._things]
        thing = known[0] if known else _Person(letter(sum(1 for _ in self._each(kind))), telling)
        for part in telling:
            self._things.setdefault((kind, part), thing)
        return thing

    def _each(self, kind: Kind) -> set[str]:
        return {thing.letter for (of, _), thing in self._things.items() if of is kind}

    def _person(self, text: str) -> _Person:
        titles = {match[1].lower() for match in _TITLE.finditer(text)}
        sexes = {"he"} & {"he" for t in titles if t in _HE} | {"she" for t in titles if t in _SHE}
        parts = [
            p.lower().removesuffix("'s").rstrip("'") for p in _PART.findall(_TITLE.sub("", text))
        ]
        known = self._known(text, parts, sexes)
        if known is None:
            known = _Person(letter(len(self._people)), parts)
            self._people.append(known)
        elif len(parts) > len(known.parts) and all(map(str.isalpha, parts)):
            known.parts = parts
        known.sexes |= sexes
        for part in parts:
            if known not in self._by_part.setdefault(part, []):
                self._by_part[part].append(known)
        return known

    def _known(self, text: str, parts: list[str], sexes: set[str]) -> _Person | None:
        """Somebody met before who may be called so."""
        letters = "".join(filter(str.isalpha, text))
        if letters.isupper() and 2 <= len(letters) <= 3:
            return next((p for p in self._people if p.letters().upper() == letters), None)
        candidates = self._by_part.get(parts[0], []) if parts else []
        if len(parts) > 1:
            candidates = [p for p in candidates if len(p.parts) == 1 or p.parts[-1] == parts[-1]]
            last = self._by_part.get(parts[-1], [])
            candidates = candidates or [p for p in last if p.parts == parts[-1:]]
        fitting = [p for p in candidates if not (sexes and p.sexes and p.sexes != sexes)]
        return fitting[0] if fitting else None


def _roles(plain: str, mark: Mark) -> list[str]:
    """What the words around a name make of the person."""
    title = _TITLE.match(plain[mark.start : mark.end]) or _TITLE.search(
        plain[max(0, mark.start - 10) : mark.start]
    )
    if title and title[1].lower() in _AT_WORK:
        return ["colleague"]
    near = around(plain, mark.start, mark.end)
    cue = near.before[-1] if near.before else ""
    if cue in _CARED_FOR:
        return ["patient"]
    if cue in lexicon().kin:
        return ["relative"]
    return ["colleague"] if cue in lexicon().roles and cue not in ("called", "named") else []
