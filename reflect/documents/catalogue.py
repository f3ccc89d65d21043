"""A catalogue of packs as values: what is shown of each, in each of its languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.frameworks import Form, Framework
    from reflect.domain.prompts import PromptSet

_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A pack in one of its languages."""

    language: str
    title: str
    summary: str
    preface: str = ""
    prompt_sets: tuple[PromptSet, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    forms: tuple[Form, ...] = ()
    untold: frozenset[str] = frozenset()
    """Texts that nobody has translated: they stand here in the pack's own language."""
    missing: int = 0
    total: int = 0
    """Texts in it that can be translated."""
    awaits_check: bool = False
    """Whether no native reader has read this translation yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One version of a pack as the catalogue shows it."""

    id: str
    version: str
    author: str
    licence: str
    based_on: tuple[str, ...]
    editions: tuple[Edition, ...]
    """In the pack's own language first."""
    size: int
    """Bytes of its file."""
    words: str = ""
    """That stand for the signer's key; empty when nobody signed it."""
    public_key: str = ""

    @property
    def own(self) -> Edition:
        """The pack in its own language."""
        return self.editions[0]

    @property
    def name(self) -> str:
        """What its pages and its file are called, without their endings."""
        return f"{self.id}-{self.version}"

    @property
    def audiences(self) -> frozenset[str]:
        """For whom its prompt sets are."""
        return frozenset(name for each in self.own.prompt_sets for name in each.audience)

    @property
    def minutes(self) -> tuple[int, int] | None:
        """The shortest and the longest of its prompt sets, if it has one."""
        lengths = [each.minutes for each in self.own.prompt_sets]
        return (min(lengths), max(lengths)) if lengths else None

    def page(self, edition: Edition) -> str:
        """The name of its page in one language."""
        tail = "" if edition is self.own else f".{edition.language.lower()}"
        return f"{self.name}{tail}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A pack in the lists: its newest version, and the earlier ones."""

    newest: Shown
    earlier: tuple[Shown, ...] = ()
    """The newest of them first."""


def in_order(text: str) -> tuple[str, str]:
    """What titles and names are sorted by: letters without accents, numbers by their size."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return _NUMBER.sub(lambda number: number[0].zfill(9), bare), text
