"""Things under headings, of which one is always chosen: the rows, and the list that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reflect.ui.parts.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look

VALUE = Qt.ItemDataRole.UserRole
"""The thing in a row; None for a heading."""
SORTING = VALUE + 1
"""The place of a row: the order is that of the groups."""
OWN = VALUE + 2
"""The first role that a model has for itself."""

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

Thing = TypeVar("Thing")


class GroupedModel(QAbstractListModel, Generic[Thing]):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Thing | str] = []

    def name_of(self, thing: Thing) -> str:
        """What a thing is called, for whoever wants its row; overridden."""
        raise NotImplementedError

    def thing(self, row: int) -> Thing | None:
        """The thing in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def row_of(self, name: str | None) -> int:
        """The row of the thing that is called so; -1 when it is not shown."""
        names = ("" if isinstance(row, str) else self.name_of(row) for row in self._rows)
        return next((row for row, each in enumerate(names) if each and each == name), -1)

    def thing_rows(self) -> tuple[int, ...]:
        """The rows that can be chosen."""
        return tuple(i for i, row in enumerate(self._rows) if not isinstance(row, str))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only things can be chosen."""
        if not index.isValid() or self.thing(index.row()) is None:
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
        return found if role == VALUE else self._told(found, role)

    def _told(self, thing: Thing, role: int) -> Any:
        """What the row of a thing shows and says; overridden."""
        raise NotImplementedError

    def _show(self, groups: Iterable[tuple[str, Sequence[Thing]]]) -> None:
        """Show these things, each group under its heading."""
        self.beginResetModel()
        self._rows = []
        for heading, things in groups:
            self._rows += [heading, *things]
        self.endResetModel()


class GroupedList(RowList, Generic[Thing]):
    """Always has one thing chosen, if any is shown."""

    chosen = Signal(object)
    """Another thing is chosen, or None."""
    taken = Signal()
    """Return was pressed."""
    left_upwards = Signal()
    """Up was pressed on the first row."""

    def __init__(self, look: Look, name: str, rows: GroupedModel[Thing]) -> None:
        super().__init__(look, name)
        self._things = rows
        rows.setParent(self)
        self.setModel(rows)

    def current(self) -> Thing | None:
        """The thing that is chosen, if any is shown."""
        return self._things.thing(self.currentIndex().row())

    def set_room_right(self, room: int) -> None:
        """Keep the rows so far from the scroll bar."""
        self.setViewportMargins(0, 0, room, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes what is chosen; Up leaves the list from its first row."""
        if event.key() in _RETURN and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex | object, previous: QModelIndex | object) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]  # as Qt gives them
        self.chosen.emit(self.current())

    def _choose_one(self, wanted: str | None) -> None:
        """Choose the thing that is called so, or the first."""
        row = self._things.row_of(wanted)
        self._choose(row if row >= 0 else next(iter(self._things.thing_rows()), -1))

    def _choose(self, row: int) -> None:
        index = self._things.index(row)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.chosen.emit(None)
        elif row == 1:
            # The heading of the first group stays in sight.
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def _is_first(self) -> bool:
        rows = self._things.thing_rows()
        return bool(rows) and self.currentIndex().row() == rows[0]


AnyList = GroupedList[Any]
"""For whoever does not mind what is in it."""
