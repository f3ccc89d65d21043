"""Several short texts, each in a row of its own: options of a choice, rows of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.words import Words
from reflect.ui.studio.limited import Line
from reflect.ui.studio.moves import MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class RowWords(NamedTuple):
    """What the rows are called."""

    label: str
    one: str
    """ "Option {n}"."""
    remove: str
    """ "Remove option {n}"."""
    add: str


class RowField(QWidget):
    """One text, and the cross that takes it out."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.edit = Line()
        self.edit.setProperty("high", "40")
        self.cross = IconButton(look, "x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        row.addWidget(self.edit, 1)
        row.addWidget(self.cross)


class RowFields(QWidget):
    """Alt+Up and Alt+Down move the row that is written in; Return adds one more."""

    typed = Signal(int, str)
    """In the row with this number another text was typed."""
    added = Signal()
    """One more, at the end."""
    removed = Signal(int)
    moved = Signal(int, int)
    """The row with this number, one up or down."""

    def __init__(self, look: Look, words: RowWords, *, longest: int) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self._longest = longest
        self._rows: list[RowField] = []
        self.add = Button(look, words.add, "quiet", icon="plus", edge=True)
        self.add.clicked.connect(self.added)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(6))
        self._column.addWidget(Words(words.label, Role.LABEL))
        self._column.addWidget(self.add)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these; the rows are used again, so that the focus stays."""
        while len(self._rows) > len(texts):
            self._drop(self._rows.pop())
        while len(self._rows) < len(texts):
            self._add_row()
        for number, (row, text) in enumerate(zip(self._rows, texts, strict=True), 1):
            row.edit.put(text)
            row.edit.setAccessibleName(self._words.one.format(n=number))
            row.cross.set_name(self._words.remove.format(n=number))

    def row(self, number: int) -> RowField:
        """The row with this number; the first is 0."""
        return self._rows[number]

    @property
    def rows(self) -> tuple[RowField, ...]:
        """All of them."""
        return tuple(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a row with the keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = MOVES.get(Qt.Key(event.key()), 0)
        if not step or held != Qt.KeyboardModifier.AltModifier:
            return False
        self._move(next(n for n, row in enumerate(self._rows) if row.edit is watched), step)
        return True

    def _move(self, number: int, step: int) -> None:
        if 0 <= number + step < len(self._rows):
            self.moved.emit(number, step)
            self._rows[number + step].edit.setFocus()

    def _add_row(self) -> None:
        row = RowField(self._look)
        row.edit.setMaxLength(self._longest)
        row.edit.installEventFilter(self)
        row.edit.typed.connect(lambda text: self.typed.emit(self._rows.index(row), text))
        row.edit.returnPressed.connect(self._on_return)
        row.cross.clicked.connect(lambda: self._on_cross(self._rows.index(row)))
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        if len(self._rows) > 1:
            QWidget.setTabOrder(self._rows[-2].cross, row.edit)
        QWidget.setTabOrder(row.edit, row.cross)
        QWidget.setTabOrder(row.cross, self.add)

    def _on_return(self) -> None:
        self.added.emit()
        self._rows[-1].edit.setFocus()

    def _on_cross(self, number: int) -> None:
        self.removed.emit(number)
        if self._rows:
            self._rows[min(number, len(self._rows) - 1)].edit.setFocus()
        else:
            self.add.setFocus()

    def _drop(self, row: RowField) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
