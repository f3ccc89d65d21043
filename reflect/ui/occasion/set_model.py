"""Prompt sets and the headings over them, as a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reflect.domain.prompts import PromptSet
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from reflect.ui.occasion.prompt_shelf import Group, Place

VALUE = Qt.ItemDataRole.UserRole.value
"""The prompt set of a row; None for a heading."""
FAVOURITE = VALUE + 1
SORTING = VALUE + 2
"""The place of a row: the order is the shelf's own."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SetModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PromptSet | str] = []
        self._favourites: frozenset[str] = frozenset()
        self._names: Mapping[Place, str] = {}

    def set_names(self, names: Mapping[Place, str]) -> None:
        """Know what the sets are called where that is not their ids."""
        self._names = names

    def name_of(self, prompts: PromptSet) -> str:
        """What a set is called."""
        return self._names.get(place_of(prompts), prompts.id)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, each under its heading."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += [set_words.heading(group.heading), *group.sets]
        self.endResetModel()

    def set_favourites(self, favourites: Iterable[str]) -> None:
        """Know which sets are favourites; no row moves."""
        self._favourites = frozenset(favourites)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def prompts(self, row: int) -> PromptSet | None:
        """The prompt set in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PromptSet) else None

    def row_of(self, set_id: str | None) -> int:
        """The row of the prompt set that is called so; -1 when it is not shown."""
        names = ("" if isinstance(row, str) else self.name_of(row) for row in self._rows)
        return next((row for row, name in enumerate(names) if name == set_id and name), -1)

    def set_rows(self) -> tuple[int, ...]:
        """The rows that can be chosen."""
        return tuple(i for i, row in enumerate(self._rows) if isinstance(row, PromptSet))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only prompt sets can be chosen."""
        if not index.isValid() or self.prompts(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        if role == SORTING:
            return index.row()
        if isinstance(found, str):
            said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return found if role in said else None
        return self._set_data(found, role)

    def _set_data(self, prompts: PromptSet, role: int) -> Any:
        favourite = self.name_of(prompts) in self._favourites
        if role == VALUE:
            return prompts
        if role == FAVOURITE:
            return favourite
        if role == Qt.ItemDataRole.DisplayRole:
            return prompts.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return set_words.spoken(prompts, favourite=favourite)
        return None
