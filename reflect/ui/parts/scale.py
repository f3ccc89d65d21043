"""A scale of numbers, rated once or for each of several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
)

from reflect.ui.look.tokens import Role
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look

_ERASE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ScaleCells(QFrame):
    """Cells of 56 by 44, in one row or several; the ends are named under them.

    Arrow keys go along a row, Backspace empties it. A screen reader hears "Before, 2 of 5".
    """

    chosen = Signal()
    """The writer chose otherwise; read `values`."""

    def __init__(
        self, look: Look, name: str, numbers: range, *, rows: Sequence[str] = (),
        ends: tuple[str, str] = ("", ""),
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self._numbers = numbers
        self._rows = tuple(rows) or ("",)
        self._groups: dict[str, QButtonGroup] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for index, row in enumerate(self._rows):
            self._add_row(index, row, row or name)
        self._add_ends(ends)
        look.changed.connect(self._restyle)
        self._restyle()

    def values(self) -> dict[str, int]:
        """The number chosen in each row that has one; a scale without rows has the row ""."""
        return {
            row: group.checkedId()
            for row, group in self._groups.items()
            if group.checkedButton() is not None
        }

    def set_values(self, values: Mapping[str, int]) -> None:
        """Choose these numbers, and say nothing of it."""
        for row, group in self._groups.items():
            group.setExclusive(False)
            for button in group.buttons():
                button.setChecked(group.id(button) == values.get(row))
            group.setExclusive(True)

    def cell(self, row: str, number: int) -> QAbstractButton:
        """The cell of a number in a row."""
        return self._groups[row].button(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and Delete take the answer of a row away."""
        if event.key() not in _ERASE:
            super().keyPressEvent(event)
            return
        for row, group in self._groups.items():
            if any(button.hasFocus() for button in group.buttons()):
                self.set_values({k: v for k, v in self.values().items() if k != row})
                self.chosen.emit()

    def _add_row(self, index: int, row: str, spoken: str) -> None:
        if row:
            self._grid.addWidget(Words(row, Role.HELP, "ink2"), index, 0)
        group = QButtonGroup(self)
        for place, number in enumerate(self._numbers):
            cell = QPushButton(str(number))
            cell.setProperty("kind", "cell")
            cell.setCheckable(True)
            # With it a screen reader says "radio button"; the group decides all the same.
            cell.setAutoExclusive(True)
            cell.setAutoDefault(False)
            name = self.tr("{row}, {number} of {highest}")
            cell.setAccessibleName(
                name.format(row=spoken, number=number, highest=self._numbers[-1])
            )
            group.addButton(cell, number)
            self._grid.addWidget(cell, index, place + 1)
        group.buttonClicked.connect(self._on_clicked)
        self._groups[row] = group

    def _add_ends(self, ends: tuple[str, str]) -> None:
        if not any(ends):
            return
        line = QHBoxLayout()
        for text, number in zip(ends, (self._numbers[0], self._numbers[-1]), strict=True):
            said = self.tr("{number}, {text}").format(number=number, text=text) if text else ""
            line.addWidget(Words(said, Role.HELP, "ink2"))
        line.insertStretch(1, 1)
        self._grid.addLayout(line, len(self._rows), 1, 1, len(self._numbers))

    def _on_clicked(self) -> None:
        self.chosen.emit()

    def _restyle(self) -> None:
        look = self._look
        for group in self._groups.values():
            for cell in group.buttons():
                cell.setFixedSize(look.px(56), look.px(44))
        named = any(self._rows)
        self._grid.setColumnMinimumWidth(0, look.px(64) if named else 0)
