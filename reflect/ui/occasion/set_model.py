"""Prompt sets and the headings over them, as a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from reflect.domain.prompts import PromptSet
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import place_of
from reflect.ui.parts.grouped_list import OWN, GroupedModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from reflect.ui.occasion.prompt_shelf import Group, Place

FAVOURITE = OWN
"""Whether the prompt set of a row is a favourite."""


class SetModel(GroupedModel[PromptSet]):
    """In the order of the shelf."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._favourites: frozenset[str] = frozenset()
        self._names: Mapping[Place, str] = {}

    def set_names(self, names: Mapping[Place, str]) -> None:
        """Know what the sets are called where that is not their ids."""
        self._names = names

    def name_of(self, thing: PromptSet) -> str:
        """What a set is called."""
        return self._names.get(place_of(thing), thing.id)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, each under its heading."""
        self._show((set_words.heading(group.heading), group.sets) for group in groups)

    def set_favourites(self, favourites: Iterable[str]) -> None:
        """Know which sets are favourites; no row moves."""
        self._favourites = frozenset(favourites)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _told(self, thing: PromptSet, role: int) -> Any:
        favourite = self.name_of(thing) in self._favourites
        if role == FAVOURITE:
            return favourite
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return set_words.spoken(thing, favourite=favourite)
        return None
