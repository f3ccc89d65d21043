"""Packs and the headings over them, as a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from reflect.ui.packs import pack_words
from reflect.ui.packs.pack_filter import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.packs.pack_filter import PackGroup

translate = QCoreApplication.translate

VALUE = Qt.ItemDataRole.UserRole.value
"""The pack of a row; None for a heading."""
SORTING = VALUE + 1
"""The place of a row: the order is that of the library."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def heading(origin: Origin) -> str:
    """What a group stands under."""
    if origin is Origin.BUILT_IN:
        return translate("packs", "Came with Reflect")
    return translate("packs", "Installed")


class PackModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[InstalledPack | str] = []

    def show_groups(self, groups: Sequence[PackGroup]) -> None:
        """Show these groups, each under its heading."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += [heading(group.origin), *group.rows]
        self.endResetModel()

    def pack(self, row: int) -> InstalledPack | None:
        """The pack in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def row_of(self, pack_id: str) -> int:
        """The row of a pack; -1 when it is not shown."""
        ids = (getattr(row, "id", None) for row in self._rows)
        return next((row for row, name in enumerate(ids) if name == pack_id), -1)

    def pack_rows(self) -> tuple[int, ...]:
        """The rows that can be chosen."""
        return tuple(i for i, row in enumerate(self._rows) if not isinstance(row, str))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only packs can be chosen."""
        if not index.isValid() or self.pack(index.row()) is None:
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
            return found if role in _SAID else None
        if role == VALUE:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title
        return pack_words.spoken(found) if role == Qt.ItemDataRole.AccessibleTextRole else None
