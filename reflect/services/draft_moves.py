"""Unfinished writing, and newer versions of the prompt sets that it answers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reflect.domain.moved_draft import moved_draft
from reflect.errors import NotFound, Refused
from reflect.services.pack_standing import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.entry import Draft
    from reflect.domain.prompts import PromptSet
    from reflect.services.entries import Entries
    from reflect.services.prompt_library import PromptLibrary


class DraftMoves:
    """Offers and makes the move. Entries that are finished keep the wording that they answered."""

    def __init__(self, entries: Entries, library: PromptLibrary) -> None:
        self._entries = entries
        self._library = library

    def newer(self, draft: Draft) -> PromptSet | None:
        """The set that a new draft answers, in a newer version of its pack, if there is one."""
        pack = draft.prompts.pack
        if draft.base or not pack.id:
            return None
        with suppress(NotFound, ValueError):
            found = self._library.set_called(f"{pack.id}/{draft.prompts.id}")
            if numbers(found.pack.version) > numbers(pack.version):
                return found
        return None

    def move(self, draft: Draft, *, tell: Callable[[PromptSet], PromptSet] | None = None) -> Draft:
        """Keep the draft on the newer version of its set; raises `Refused` when there is none.

        Nothing that was typed is lost: see `moved_draft`. ``tell`` puts the newer version into the
        writer's language.
        """
        newer = self.newer(draft)
        if newer is None:
            what = "there is no newer version of the prompts that this answers"
            raise Refused(what)
        told = tell(newer) if tell else newer
        return self._entries.save_draft(moved_draft(draft, told))
