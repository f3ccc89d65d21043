"""Packs that a journal keeps, and the signers whom it knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.domain.prompts import PromptSet


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFacts:
    """What a list shows of a pack; all of it follows from the pack's file."""

    id: str
    version: str
    title: str
    summary: str
    author: str
    licence: str
    languages: tuple[str, ...]
    audience: tuple[str, ...]
    """Of all its sets together, in the order of `AUDIENCES`."""
    minutes: tuple[int, int]
    """What its shortest and its longest set take; 0 where it has no set."""
    sets: int
    frameworks: int
    standards: int
    """In all its frameworks together."""
    forms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A built pack as it was installed."""

    id: str
    version: str
    signer: str
    """The whole public key in minisign's writing; empty for a pack that nobody signed."""
    installed: datetime
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPack:
    """A pack with all that the journal keeps of it."""

    file: PackFile
    facts: PackFacts
    prompt_sets: tuple[PromptSet, ...]
    reading: int
    """The number of the program's way to read a pack by which the sets were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One line of a list of packs, as the journal has it."""

    facts: PackFacts
    signer: str
    sha256: str
    installed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSigner:
    """Somebody whose packs this journal takes."""

    key: str
    """The whole public key in minisign's writing."""
    name: str
    """What the author of the first pack called themselves: nobody has proved it."""
    trusted: datetime
    """Since when."""
