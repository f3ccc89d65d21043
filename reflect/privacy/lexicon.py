"""What is known of words: ordinary, names, places, what may stay. Read when first asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.privacy.listed import ListedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LISTS = Path(__file__).with_name("lists")

# What a word can be; several at once.
EVERYDAY, RARE, GIVEN, FAMILY, PLACE, SAFE, EPONYM, REGION, NATURE, CALENDAR, PEOPLE = (
    1 << bit for bit in range(11)
)
ORDINARY = EVERYDAY | RARE
NAMED = GIVEN | FAMILY
LEFT_ALONE = SAFE | EPONYM | REGION | CALENDAR | PEOPLE

# The letters of known.txt, in which the long lists are one.
_LETTERS = {"e": EVERYDAY, "d": RARE, "g": GIVEN, "f": FAMILY, "p": PLACE}
_MEANINGS = {
    "towns": PLACE,
    "names_malawi": NAMED,
    "names_namibia": NAMED,
    "names_wales": NAMED,
    "names_elsewhere": NAMED,
    "names_words": GIVEN,
    "eponyms": EPONYM,
    "authors": EPONYM,
    "medicines": SAFE,
    "terms": SAFE,
    "brands": SAFE,
    "bodies": SAFE,
    "peoples": PEOPLE,
    "calendar": CALENDAR,
    "regions": REGION,
    "nature": NATURE,
    "places_said": PLACE,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases with what they can be."""

    words: ListedWords
    """In lower case."""
    short: frozenset[str]
    """Everyday words of six letters at most, which are most of what is in a text."""
    phrases: Mapping[str, tuple[tuple[str, int], ...]]
    """First word of a phrase, in lower case, to the phrases, the longest first."""
    abbreviations: frozenset[str]
    """As they are written."""
    titles: frozenset[str]
    kin: frozenset[str]
    roles: frozenset[str]
    deeds: frozenset[str]
    """What people do, as it follows a name."""
    generic: frozenset[str]
    """In lower case: what kinds of wards, homes and schools are called."""
    fields: frozenset[str]
    """In lower case: the labels of a form after which somebody is named."""
    name_fields: frozenset[str]
    workplace_fields: frozenset[str]


def entries(name: str) -> list[str]:
    """The lines of a list."""
    return (LISTS / f"{name}.txt").read_text("utf-8").splitlines()


@cache
def lexicon() -> Lexicon:
    """All that is known, read from the lists of the program."""
    words: dict[str, int] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    for name, meaning in _MEANINGS.items():
        for known in map(str.lower, entries(name)):
            words[known] = words.get(known, 0) | meaning
            if " " in known:
                phrases.setdefault(known.split(" ", 1)[0], []).append((known, meaning))
    return Lexicon(
        words=ListedWords((LISTS / "known.txt").read_bytes(), _LETTERS, words),
        short=frozenset(entries("everyday_short")),
        phrases={first: _longest_first(found) for first, found in phrases.items()},
        abbreviations=frozenset(entries("abbreviations")),
        titles=frozenset(entries("titles")),
        kin=frozenset(entries("kin")),
        roles=frozenset(entries("roles")),
        deeds=frozenset(entries("deeds")),
        generic=frozenset(word.lower() for word in entries("generic")),
        fields=frozenset(entries("fields_people")),
        name_fields=frozenset(entries("fields_names")),
        workplace_fields=frozenset(entries("fields_workplaces")),
    )


def _longest_first(phrases: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
