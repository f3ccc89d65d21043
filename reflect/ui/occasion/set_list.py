"""The list of prompt sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal

from reflect.ui.occasion.set_delegate import SetDelegate
from reflect.ui.occasion.set_model import SetModel
from reflect.ui.parts.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reflect.domain.prompts import PromptSet
    from reflect.ui.look.theme import Look
    from reflect.ui.occasion.prompt_shelf import Group

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SetList(RowList):
    """Always has one set chosen, if any is shown. What is typed in it is passed on."""

    chosen = Signal(object)
    """Another prompt set is chosen, or None."""
    taken = Signal()
    """Return was pressed, or a row was pressed twice."""
    row_pressed = Signal()
    """A row was pressed with the mouse."""
    left_upwards = Signal()
    """Up was pressed on the first row."""
    typed = Signal(str)
    star_pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Prompt sets"))
        self.rows = SetModel(self)
        self._delegate = SetDelegate(look, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._delegate.star_pressed.connect(self.star_pressed)
        self.doubleClicked.connect(lambda _index: self.taken.emit())
        self.clicked.connect(lambda _index: self.row_pressed.emit())
        self.verticalScrollBar().valueChanged.connect(self._put_stars)

    def show_groups(self, groups: Sequence[Group], wanted: str | None) -> None:
        """Show these, and choose the set ``wanted``, or the first."""
        self.rows.show_groups(groups)
        row = self.rows.row_of(wanted)
        first = next(iter(self.rows.set_rows()), -1)
        self._choose(row if row >= 0 else first)
        self._put_stars()

    def set_room_right(self, room: int) -> None:
        """Keep the rows so far from the scroll bar."""
        self.setViewportMargins(0, 0, room, 0)

    def current(self) -> PromptSet | None:
        """The chosen set, if any is shown."""
        return self.rows.prompts(self.currentIndex().row())

    def step(self, by: int) -> None:
        """Choose the set so many rows further on, headings left out."""
        rows = self.rows.set_rows()
        if rows:
            here = self.currentIndex().row()
            place = rows.index(here) + by if here in rows else 0
            self._choose(rows[min(max(place, 0), len(rows) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the chosen set; letters are for the search."""
        text = event.text()
        if event.key() in _RETURN and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_upwards.emit()
        elif text.isprintable() and text.strip() and not _held(event):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex | object, previous: QModelIndex | object) -> None:
        """Tell which set is chosen now."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]  # as Qt gives them
        self.chosen.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight."""
        super().resizeEvent(event)
        self._put_stars()

    def _put_stars(self) -> None:
        """Rows in sight get their stars; to make them all for each letter typed is slow."""
        seen = self.viewport().rect()
        for row in self.rows.set_rows():
            index = self.rows.index(row)
            if seen.intersects(self.visualRect(index)) and not self.isPersistentEditorOpen(index):
                self.openPersistentEditor(index)

    def _is_first(self) -> bool:
        rows = self.rows.set_rows()
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


def _held(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (command | Qt.KeyboardModifier.MetaModifier))
