"""Prompt sets as a writer is shown them: in their language, with what their pack says first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.errors import NotFound
from reflect.packs.translations import in_language

if TYPE_CHECKING:
    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import ToldSet
    from reflect.services.pack_offers import InstalledPack
    from reflect.services.packs import Packs
    from reflect.services.prompt_library import PromptLibrary
    from reflect.services.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Told:
    """A prompt set in one language, and whose it is."""

    set: ToldSet
    """Its preface begins with that of its pack."""
    pack: InstalledPack | None = None
    """None for free writing, and for a set whose pack is gone."""


class Telling:
    """Tells sets in the language that the writer chose for prompts, or else in the system's."""

    def __init__(self, library: PromptLibrary, packs: Packs, wishes: Wishes) -> None:
        self._library = library
        self._packs = packs
        self._wishes = wishes

    def told(self, prompts: PromptSet, system: str) -> Told:
        """A set of the library; ``system`` is the language of the writer's system (BCP 47)."""
        language = self._wishes.prompt_language() or system
        found = self._library.told(prompts, language)
        try:
            pack, row = self._packs.pack(prompts.pack.id), self._packs.row(prompts.pack.id)
        except NotFound:
            return Told(found)
        first = in_language(pack, language).preface
        preface = "\n\n".join(text for text in (first, found.prompts.preface) if text)
        return Told(replace(found, prompts=replace(found.prompts, preface=preface)), row)
