"""Which prompt sets to show, and under which heading: pure, so that each letter typed is quick."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from reflect.domain.prompts import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reflect.domain.prompts import PromptSet

ANYONE = AUDIENCES[0]


class Length(StrEnum):
    """How long a set takes."""

    ANY = "any"
    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


MINUTES: Mapping[Length, tuple[int, int]] = {
    Length.ANY: (0, 10_000),
    Length.SHORT: (0, 3),
    Length.MIDDLE: (4, 6),
    Length.LONG: (7, 10_000),
}
"""The fewest and the most minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the writer looks for."""

    text: str = ""
    audience: str = ANYONE
    length: Length = Length.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Every prompt set, and what the writer likes."""

    sets: tuple[PromptSet, ...] = ()
    favourites: tuple[str, ...] = ()
    """Ids, in the order they were chosen."""
    last_used: str | None = None


Place = tuple[str, str]
"""A pack and a set in it: sets of two packs may have one id."""


def place_of(prompts: PromptSet) -> Place:
    """What tells a set from every other."""
    return prompts.pack.id, prompts.id


def names_of(sets: Iterable[PromptSet]) -> dict[Place, str]:
    """What each set is called: its id, or ``pack/id`` where an earlier pack has that id."""
    names: dict[Place, str] = {}
    taken: set[str] = set()
    for prompts in sets:
        names[place_of(prompts)] = (
            "/".join(place_of(prompts)) if prompts.id in taken else prompts.id
        )
        taken.add(prompts.id)
    return names


@dataclass(frozen=True, slots=True)
class Step:
    """A prompt, or a group of them that is asked together, as the page of a set counts them."""

    heading: str
    private: bool


class Heading(StrEnum):
    """Headings that no occasion has."""

    FAVOURITES = "favourites"
    USED_LAST = "used last"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Group:
    """Sets under one heading: one of `Heading`, or the occasion's own words."""

    heading: Heading | str
    sets: tuple[PromptSet, ...]


def steps(prompts: PromptSet) -> tuple[Step, ...]:
    """What a set asks, in order; what is asked only after a certain answer is left out."""
    asked = [prompt for prompt in prompts.prompts if prompt.shown_when is None]
    neighbours = groupby(asked, key=lambda p: (bool(p.group), p.group or p.id))
    found = []
    for _, members in neighbours:
        first, *others = members
        private = first.private or any(other.private for other in others)
        found.append(Step(first.group or first.heading, private))
    return tuple(found)


def audiences(sets: Sequence[PromptSet]) -> tuple[str, ...]:
    """The audiences that some set is for, in their usual order; anyone is always one."""
    named = {name for prompts in sets for name in prompts.audience} | {ANYONE}
    return tuple(name for name in AUDIENCES if name in named)


def folded(text: str) -> str:
    """The text as it is compared: small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


class Search:
    """Looks through the words of sets, which are folded once."""

    def __init__(self, sets: Sequence[PromptSet], names: Callable[[str], str]) -> None:
        """``names`` gives the word for an audience, as the chips show it."""
        self._names = names
        self._words = {place_of(prompts): self._folded(prompts) for prompts in sets}

    def fits(self, prompts: PromptSet, wanted: Wanted) -> bool:
        """Whether a set is what the writer looks for."""
        fewest, most = MINUTES[wanted.length]
        return (
            fewest <= prompts.minutes <= most
            and _is_for(prompts, wanted.audience)
            and all(word in self._words[place_of(prompts)] for word in folded(wanted.text).split())
        )

    def in_title(self, prompts: PromptSet, text: str) -> bool:
        """Whether every word is in the set's title."""
        title = folded(prompts.title)
        return all(word in title for word in folded(text).split())

    def _folded(self, prompts: PromptSet) -> str:
        headings = (heading for p in prompts.prompts for heading in (p.group, p.heading))
        whom = (self._names(name) for name in prompts.audience)
        parts = (prompts.title, prompts.summary, prompts.for_whom, *headings, *whom)
        return folded("\n".join(parts))


def _is_for(prompts: PromptSet, audience: str) -> bool:
    """A set that is for anyone is for every audience, and to ask for anyone is to ask for all."""
    said = prompts.audience
    return audience == ANYONE or audience in said or ANYONE in said or not said


def grouped(shelf: Shelf, search: Search, wanted: Wanted) -> tuple[Group, ...]:
    """The sets that fit: favourites, the one used last, then by occasion in the shelf's order."""
    fitting = [prompts for prompts in shelf.sets if search.fits(prompts, wanted)]
    names = names_of(shelf.sets)
    by_name = {names[place_of(prompts)]: prompts for prompts in fitting}
    favourites = tuple(by_name.pop(name) for name in shelf.favourites if name in by_name)
    last = by_name.pop(shelf.last_used, None) if shelf.last_used else None
    groups = [
        Group(Heading.FAVOURITES, favourites),
        Group(Heading.USED_LAST, (last,) if last else ()),
    ]
    occasions = dict.fromkeys(prompts.occasion for prompts in fitting)
    for occasion in occasions:
        of_it = tuple(prompts for prompts in by_name.values() if prompts.occasion == occasion)
        groups.append(Group(occasion or Heading.OTHER, of_it))
    return tuple(group for group in groups if group.sets)
