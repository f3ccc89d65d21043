"""The list of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal

from reflect.ui.packs.pack_delegate import PackDelegate
from reflect.ui.packs.pack_model import PackModel
from reflect.ui.parts.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.look.theme import Look
    from reflect.ui.packs.pack_filter import PackGroup


class PackList(RowList):
    """Always has one pack chosen, if any is shown."""

    chosen = Signal(object)
    """Another pack is chosen, or None."""
    taken = Signal()
    """Return was pressed, or a row was pressed with the mouse."""
    left_upwards = Signal()
    """Up was pressed on the first row."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Packs"))
        self.rows = PackModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PackDelegate(look, self))
        self.clicked.connect(lambda _index: self.taken.emit())

    def show_groups(self, groups: Sequence[PackGroup], wanted: str) -> None:
        """Show these, and choose the pack ``wanted``, or the first."""
        self.rows.show_groups(groups)
        row = self.rows.row_of(wanted)
        first = next(iter(self.rows.pack_rows()), -1)
        self._choose(row if row >= 0 else first)

    def choose(self, pack_id: str) -> None:
        """Choose this pack, if it is shown."""
        row = self.rows.row_of(pack_id)
        if row >= 0:
            self._choose(row)

    def current(self) -> InstalledPack | None:
        """The chosen pack, if any is shown."""
        return self.rows.pack(self.currentIndex().row())

    def set_room_right(self, room: int) -> None:
        """Keep the rows so far from the scroll bar."""
        self.setViewportMargins(0, 0, room, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the chosen pack; Up leaves the list from its first row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex | object, previous: QModelIndex | object) -> None:
        """Tell which pack is chosen now."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]  # as Qt gives them
        self.chosen.emit(self.current())

    def _is_first(self) -> bool:
        rows = self.rows.pack_rows()
        return bool(rows) and self.currentIndex().row() == rows[0]

    def _choose(self, row: int) -> None:
        index = self.rows.index(row)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.chosen.emit(None)
        elif row == 1:
            # The heading of the first group stays in sight.
            self.scrollToTop()
        else:
            self.scrollTo(index)
