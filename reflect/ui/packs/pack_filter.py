"""Which packs to show, and under which heading: pure, so that each letter typed is quick."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from reflect.domain.prompts import AUDIENCES
from reflect.ui.occasion.prompt_shelf import ANYONE, MINUTES, Length, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reflect.services.pack_offers import InstalledPack


class Origin(StrEnum):
    """Where a pack is from: the headings of the list."""

    BUILT_IN = "built in"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFilter:
    """What the writer looks for; empty is anything."""

    text: str = ""
    audience: str = ""
    length: Length = Length.ANY
    language: str = ""
    author: str = ""
    favourites: bool = False
    """Only packs with a favourite prompt set."""
    hidden: bool = False
    """Hidden packs too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackShelf:
    """Every pack, and those with a favourite prompt set."""

    rows: tuple[InstalledPack, ...] = ()
    favourites: frozenset[str] = field(default_factory=frozenset)
    """Ids of packs."""


@dataclass(frozen=True, slots=True)
class PackGroup:
    """Packs under one heading."""

    origin: Origin
    rows: tuple[InstalledPack, ...]


def grouped(shelf: PackShelf, wanted: PackFilter) -> tuple[PackGroup, ...]:
    """The packs that fit, those that came with Reflect first; no group is empty."""
    fitting = [row for row in shelf.rows if fits(row, wanted, shelf.favourites)]
    groups = (
        PackGroup(Origin.BUILT_IN, tuple(row for row in fitting if row.built_in)),
        PackGroup(Origin.INSTALLED, tuple(row for row in fitting if not row.built_in)),
    )
    return tuple(group for group in groups if group.rows)


def fits(row: InstalledPack, wanted: PackFilter, favourites: frozenset[str]) -> bool:
    """Whether a pack is what the writer looks for."""
    return (
        (wanted.hidden or not row.hidden)
        and (not wanted.favourites or row.id in favourites)
        and (not wanted.author or row.author == wanted.author)
        and (not wanted.language or wanted.language in row.languages)
        and _is_for(row, wanted.audience)
        and _takes(row, wanted.length)
        and _says(row, wanted.text)
    )


def audiences(rows: Iterable[InstalledPack]) -> tuple[str, ...]:
    """For whom there are packs, in the usual order; "anyone" is no choice."""
    named = {name for row in rows for name in row.audience}
    return tuple(name for name in AUDIENCES if name in named and name != ANYONE)


def languages(rows: Iterable[InstalledPack]) -> tuple[str, ...]:
    """The languages that some pack is in."""
    return tuple(sorted({tag for row in rows for tag in row.languages}))


def authors(rows: Sequence[InstalledPack]) -> tuple[str, ...]:
    """Who made a pack, by name."""
    return tuple(sorted({row.author for row in rows if row.author}, key=folded))


def _is_for(row: InstalledPack, audience: str) -> bool:
    """A pack that is for anyone is for every audience; one without prompt sets is for no one."""
    return not audience or audience in row.audience or ANYONE in row.audience


def _takes(row: InstalledPack, length: Length) -> bool:
    """Whether some set of the pack may take so long; a pack without sets has no length."""
    if length is Length.ANY:
        return True
    fewest, most = MINUTES[length]
    shortest, longest = row.minutes
    return longest > 0 and shortest <= most and longest >= fewest


def _says(row: InstalledPack, text: str) -> bool:
    words = folded(text).split()
    if not words:
        return True
    said = folded("\n".join((row.title, row.summary, row.author)))
    return all(word in said for word in words)
