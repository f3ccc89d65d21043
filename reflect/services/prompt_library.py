"""The prompt sets that can be answered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reflect.domain.prompts import FREE
from reflect.errors import NotFound
from reflect.packs.pack import ToldSet
from reflect.packs.translations import told_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import Pack


class PromptLibrary:
    """All prompt sets of all packs, read when first asked for."""

    def __init__(self, read_packs: Callable[[], tuple[Pack, ...]]) -> None:
        self._read_packs = read_packs

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, built-in ones first."""
        return self._read_packs()

    @cached_property
    def sets(self) -> tuple[PromptSet, ...]:
        """Every prompt set, in the order of the packs."""
        return tuple(prompts for pack in self.packs for prompts in pack.prompt_sets)

    def set_called(self, name: str) -> PromptSet:
        """The set with this id, or ``pack/id``; free writing for ""; raises `NotFound`."""
        if not name:
            return FREE
        for prompts in self.sets:
            if name in {prompts.id, f"{prompts.pack.id}/{prompts.id}"}:
                return prompts
        kind = "prompt set"
        raise NotFound(kind, name)

    def told(self, prompts: PromptSet, language: str) -> ToldSet:
        """The set as near to this language as its pack has it; that of no pack here as it is."""
        pack = self._pack_called(prompts.pack.id)
        if pack is None:
            return ToldSet(prompts=prompts, language="")
        return told_set(pack, prompts.id, language)

    def _pack_called(self, pack_id: str) -> Pack | None:
        return next((pack for pack in self.packs if pack.id == pack_id), None)
