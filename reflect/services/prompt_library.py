"""The prompt sets that can be answered."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from reflect.domain.prompts import FREE
from reflect.errors import NotFound
from reflect.packs.pack import ToldSet
from reflect.packs.translations import told_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import Pack
    from reflect.services.changes import Announcer, Changes
    from reflect.services.packs import Packs


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
        for prompts in self._in_order():
            if name in {prompts.id, f"{prompts.pack.id}/{prompts.id}"}:
                return prompts
        kind = "prompt set"
        raise NotFound(kind, name)

    def name_of(self, prompts: PromptSet) -> str:
        """What `set_called` finds it by: its id, or ``pack/id`` where another pack has that id."""
        first = self._owners.get(prompts.id, prompts.pack.id) == prompts.pack.id
        return prompts.id if first else f"{prompts.pack.id}/{prompts.id}"

    @cached_property
    def _owners(self) -> dict[str, str]:
        """By the id of a set, the first pack that has one."""
        return {prompts.id: prompts.pack.id for prompts in reversed(self.sets)}

    def _in_order(self) -> Iterator[PromptSet]:
        yield from self.sets

    def told(self, prompts: PromptSet, language: str) -> ToldSet:
        """The set as near to this language as its pack has it; that of no pack here as it is."""
        pack = self._pack_called(prompts.pack.id)
        if pack is None:
            return ToldSet(prompts=prompts, language="")
        return told_set(pack, prompts.id, language)

    def _pack_called(self, pack_id: str) -> Pack | None:
        return next((pack for pack in self.packs if pack.id == pack_id), None)


class JournalLibrary(PromptLibrary):
    """Those of an open journal: what comes with Reflect, then what was installed in it.

    Hidden packs are left out. For the journal's one thread.
    """

    def __init__(self, built_in: PromptLibrary, packs: Packs, announcer: Announcer) -> None:
        super().__init__(
            lambda: tuple(packs.pack(row.id) for row in packs.rows() if not row.hidden)
        )
        self._built_in = built_in
        self._installed = packs
        announcer.listen(self._on_changed)

    @cached_property
    def sets(self) -> tuple[PromptSet, ...]:
        """Every prompt set, in the order of the packs. No installed pack is opened for it."""
        return (*self._of_built_in(), *self._installed.installed_sets())

    def _in_order(self) -> Iterator[PromptSet]:
        # Most of what is looked for comes with Reflect; the others take longer to read.
        if "sets" not in self.__dict__:
            yield from self._of_built_in()
        yield from self.sets

    def _of_built_in(self) -> Iterator[PromptSet]:
        hidden = self._installed.hidden()
        return (each for each in self._built_in.sets if each.pack.id not in hidden)

    def _pack_called(self, pack_id: str) -> Pack | None:
        # The others stay closed. One may have been removed since the set was handed out.
        with suppress(NotFound):
            return self._installed.pack(pack_id)
        return None

    def _on_changed(self, changes: Changes) -> None:
        if changes.packs:
            for name in ("packs", "sets", "_owners"):
                self.__dict__.pop(name, None)
