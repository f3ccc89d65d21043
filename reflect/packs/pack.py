"""A pack as the rest of the program sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.prompts import PromptSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Prompt sets that one author hands out together."""

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
    prompt_sets: tuple[PromptSet, ...] = ()
