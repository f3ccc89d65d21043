"""A choice of two or three parts side by side, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy

from reflect.ui.look.tokens import RADIUS_TAG
from reflect.ui.parts.focus_ring import RADIUS_OF_RING
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look

_INSET = 4
"""From the outer edge to a part."""


class PartChoice(Surface):
    """Parts of one bar; the chosen one wears a tick. Arrow keys go from one to the next."""

    chosen = Signal(str)
    """The writer chose this value."""

    def __init__(
        self, look: Look, name: str, options: Sequence[tuple[str, str]], *, high: int = 40,
        wide: bool = False,
    ) -> None:  # fmt: skip
        super().__init__("parts")
        self._look = look
        self._high = high
        self._parts: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for value, text in options:
            self._add(value, text, across)
        self._group.buttonClicked.connect(self._on_clicked)
        look.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> str:
        """The chosen value, or nothing."""
        return next((value for value, part in self._parts.items() if part.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose this one, or none, and say nothing of it."""
        self._group.setExclusive(False)
        for each, part in self._parts.items():
            part.setChecked(each == value)
        self._group.setExclusive(True)
        self._restyle()

    def part(self, value: str) -> QPushButton:
        """The button that stands for a value."""
        return self._parts[value]

    def _add(self, value: str, text: str, across: QSizePolicy.Policy) -> None:
        part = QPushButton(text)
        part.setProperty("kind", "part")
        part.setProperty(RADIUS_OF_RING, RADIUS_TAG)
        part.setCheckable(True)
        # With it a screen reader says "radio button"; the group decides all the same.
        part.setAutoExclusive(True)
        part.setAutoDefault(False)
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        part.setSizePolicy(across, QSizePolicy.Policy.Expanding)
        self._parts[value] = part
        self._group.addButton(part)
        self._row.addWidget(part)

    def _on_clicked(self) -> None:
        self._restyle()
        self.chosen.emit(self.value())

    def _restyle(self) -> None:
        look = self._look
        # The border is outside: with a wider one, less is left, and a part stays 32 high.
        edge = _INSET - look.theme.border
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.setFixedHeight(look.px(self._high))
        for part in self._parts.values():
            on = part.isChecked()
            part.setIcon(look.icons.icon("check", "accent", 16) if on else QIcon())
            part.setIconSize(look.icons.size(16) if on else QSize(0, 0))
