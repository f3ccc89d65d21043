"""What is told of a pack before it is installed, and of one that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reflect.domain.installed_pack import KnownSigner, PackFacts
from reflect.domain.prompts import AUDIENCES
from reflect.packs.pack_changes import PackChanges, PackPart, SetChanges

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reflect.errors import ReflectError
    from reflect.packs.minisign import PublicKey
    from reflect.packs.pack import Pack

__all__ = [
    "InstalledPack",
    "KnownSigner",
    "Offered",
    "Outcome",
    "PackChanges",
    "PackFacts",
    "PackPart",
    "SetChanges",
    "Step",
    "Trust",
    "facts_of",
]


class Trust(StrEnum):
    """Who signed a pack, as this journal sees it."""

    KNOWN = "known"
    """Somebody whose packs it takes."""
    NEW = "new"
    """Somebody whom it has not met."""
    CHANGED = "changed"
    """Not the key that signed the version it has: another one, or none."""
    UNSIGNED = "unsigned"
    """Nobody."""


class Step(StrEnum):
    """What the version of a pack is to the one that is installed."""

    FIRST = "first"
    NEWER = "newer"
    SAME = "same"
    """The very file."""
    OLDER = "older"
    OTHER = "other"
    """The same version in another file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPack(PackFacts):
    """One line of the library."""

    signer: str = ""
    """The whole public key in minisign's writing."""
    words: str = ""
    """Eight words for the key; empty where nobody signed."""
    known: bool = False
    """Whether the signer is among those whose packs this journal takes."""
    withdrawn: bool = False
    """Whether the key was withdrawn since the pack was installed."""
    installed_at: datetime | None = None
    """None for a pack that comes with Reflect."""
    built_in: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A pack that was looked at. Nothing was written."""

    pack: Pack
    signer: PublicKey | None
    words: str
    """Eight words for the signer's key; empty where nobody signed."""
    trust: Trust
    step: Step
    before: InstalledPack | None
    """The version that is installed."""
    changes: PackChanges
    """From that version to this one; nothing if none is installed."""
    namesakes: tuple[KnownSigner, ...] = ()
    """Signers whom this journal knows by the author's name, with other keys than this one."""
    data: bytes = field(repr=False)

    @property
    def goes_back(self) -> bool:
        """Whether `Packs.install` takes it only with ``back``."""
        return self.step in {Step.OLDER, Step.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became, or would become, of one of many files."""

    path: Path
    facts: PackFacts | None = None
    """None for a file that is no pack."""
    signer: str = ""
    words: str = ""
    trust: Trust | None = None
    step: Step | None = None
    installed: bool = False
    """Whether the journal has this very file now."""
    error: ReflectError | None = None
    """Why it was not installed."""


def facts_of(pack: Pack) -> PackFacts:
    """What a list shows of a pack."""
    sets = pack.prompt_sets
    minutes = [each.minutes for each in sets]
    asked = {audience for each in sets for audience in each.audience}
    return PackFacts(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        summary=pack.summary,
        author=pack.author,
        licence=pack.licence,
        languages=pack.languages,
        audience=tuple(each for each in AUDIENCES if each in asked),
        minutes=(min(minutes, default=0), max(minutes, default=0)),
        sets=len(sets),
        frameworks=len(pack.frameworks),
        standards=sum(len(each.standards) for each in pack.frameworks),
        forms=len(pack.forms),
    )


def listed(facts: PackFacts, **more: Any) -> InstalledPack:
    """A line of the library with these facts in it."""
    return InstalledPack(**{name: getattr(facts, name) for name in PackFacts.__slots__}, **more)
