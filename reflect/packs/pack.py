"""A pack as the rest of the program sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.domain.frameworks import Form, Framework
    from reflect.domain.prompts import PromptSet
    from reflect.packs.toml_lines import KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A pack's texts in another language, as far as somebody has written them."""

    language: str
    texts: Mapping[KeyPath, str]
    """By their places: ``("sets", "after-a-night", "title")``."""
    missing: int
    """Texts of the pack that have no translation; their own wording stands in."""
    total: int
    """Texts of the pack that can be translated."""
    awaits_check: bool = False
    """Whether no native reader has read it yet, as its own file says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSet:
    """A prompt set in one of its pack's languages, and what is to be said of that."""

    prompts: PromptSet
    language: str
    """That it is told in: the nearest to the one asked for, else the pack's own."""
    languages: tuple[str, ...] = ()
    """That it can be told in; its own first."""
    missing: int = 0
    """Texts of it that have no translation; their own wording stands in."""
    total: int = 0
    """Texts of it that can be translated."""
    awaits_check: bool = False
    """Whether no native reader has read it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Prompt sets, frameworks and forms that one author hands out together."""

    id: str
    version: str
    """Three numbers, compared one by one: "1.4.0"."""
    title: str
    summary: str
    """One line that says what it is for."""
    licence: str
    """An SPDX name."""
    author: str
    languages: tuple[str, ...]
    """BCP 47; the first is the language of the text."""
    based_on: tuple[str, ...] = ()
    """Citations."""
    preface: str = ""
    """What to know before answering any of its sets: where to turn, what belongs elsewhere."""
    prompt_sets: tuple[PromptSet, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    forms: tuple[Form, ...] = ()
    translations: tuple[Translation, ...] = ()
