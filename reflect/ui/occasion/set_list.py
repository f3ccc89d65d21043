"""The list of prompt sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from reflect.domain.prompts import PromptSet
from reflect.ui.occasion.set_delegate import SetDelegate
from reflect.ui.occasion.set_model import SetModel
from reflect.ui.parts.grouped_list import GroupedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.occasion.prompt_shelf import Group


class SetList(GroupedList[PromptSet]):
    """What is typed in it is passed on; a row that is pressed twice is taken, too."""

    row_pressed = Signal()
    """A row was pressed with the mouse."""
    typed = Signal(str)
    star_pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        self.rows = SetModel()
        super().__init__(look, self.tr("Prompt sets"), self.rows)
        self._delegate = SetDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self._delegate.star_pressed.connect(self.star_pressed)
        self.doubleClicked.connect(lambda _index: self.taken.emit())
        self.clicked.connect(lambda _index: self.row_pressed.emit())
        self.verticalScrollBar().valueChanged.connect(self._put_stars)

    def show_groups(self, groups: Sequence[Group], wanted: str | None) -> None:
        """Show these, and choose the set ``wanted``, or the first."""
        self.rows.show_groups(groups)
        self._choose_one(wanted)
        self._put_stars()

    def step(self, by: int) -> None:
        """Choose the set so many rows further on, headings left out."""
        rows = self.rows.thing_rows()
        if rows:
            here = self.currentIndex().row()
            place = rows.index(here) + by if here in rows else 0
            self._choose(rows[min(max(place, 0), len(rows) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for the search."""
        text = event.text()
        if text.isprintable() and text.strip() and not _held(event):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight."""
        super().resizeEvent(event)
        self._put_stars()

    def _put_stars(self) -> None:
        """Rows in sight get their stars; to make them all for each letter typed is slow."""
        seen = self.viewport().rect()
        for row in self.rows.thing_rows():
            index = self.rows.index(row)
            if seen.intersects(self.visualRect(index)) and not self.isPersistentEditorOpen(index):
                self.openPersistentEditor(index)


def _held(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (command | Qt.KeyboardModifier.MetaModifier))
