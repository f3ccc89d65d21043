"""What each kind of reader may see, as data, and the words that a writer keeps."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.domain.identifying import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Also(StrEnum):
    """What only some readers may not see."""

    MONTHS = "months"
    YEARS = "years"
    AGES = "ages"
    REGIONS = "regions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A rule by which a text is checked."""

    id: str
    title: str
    based_on: str
    kinds: frozenset[Kind]
    also: frozenset[Also] = frozenset()
    birth_stays: bool = False
    """Whether this reader asks for the day of birth."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A writer's own words: to be marked always, and fine as they are."""

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """One that is in both is marked."""


NOTHING = Personal()


def profile(id: str, table: Mapping[str, Any]) -> Profile:
    """A profile out of its table; ValueError if it names a kind that there is not."""
    return Profile(
        id=id,
        title=table["title"],
        based_on=table.get("based_on", ""),
        kinds=frozenset(map(Kind, table.get("kinds", tuple(Kind)))),
        also=frozenset(map(Also, table.get("also", ()))),
        birth_stays=table.get("birth_stays", False),
    )


@cache
def profiles() -> dict[str, Profile]:
    """The profiles that come with the program, by id."""
    text = Path(__file__).with_name("profiles.toml").read_text("utf-8")
    return {id: profile(id, table) for id, table in tomllib.loads(text).items()}


# Written out so that the check's signature has it without reading a file; a test holds both equal.
UK_PRACTICE = Profile(
    id="uk-practice",
    title="Practice in the United Kingdom",
    based_on="Guidance of the GMC, the NMC and the ICO: staff and families count as patients do.",
    kinds=frozenset(Kind),
)
