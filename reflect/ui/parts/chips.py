"""Chips: small choices in a row that wraps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QAbstractButton

    from reflect.ui.look.theme import Look


class Chip(QPushButton):
    """A choice that wears a tick when it is chosen, or a button of the same shape."""

    def __init__(
        self, look: Look, text: str, *, icon: str = "", checkable: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(text)
        self._look = look
        self._icon = icon
        self.setProperty("kind", "chip")
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._restyle)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        name, ink = ("check", "accent") if self.isChecked() else (self._icon, "ink2")
        icons = self._look.icons
        if not name:
            self.setIcon(QIcon())
            self.setIconSize(QSize(0, 0))
        else:
            self.setIcon(icons.icon(name, "accent" if ink == "accent" else "ink2", 15))
            self.setIconSize(icons.size(15))
        self.updateGeometry()


class ChipGroup(QFrame):
    """Chips of which one is chosen, or any number when not ``exclusive``."""

    chosen = Signal()
    """The writer chose otherwise; read `values`."""

    def __init__(
        self, look: Look, name: str, options: Sequence[tuple[str, str]], *,
        exclusive: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._exclusive = exclusive
        self._group.setExclusive(exclusive)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for value, text in options:
            self._add(look, value, text)
        self._group.buttonClicked.connect(self._on_clicked)

    def values(self) -> tuple[str, ...]:
        """The values of the chosen chips, in their order."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Choose these, and say nothing of it."""
        wanted = set(values)
        self._group.setExclusive(False)
        for value, chip in self._chips.items():
            chip.setChecked(value in wanted)
        self._group.setExclusive(self._exclusive)

    def chip(self, value: str) -> Chip:
        """The chip that stands for a value."""
        return self._chips[value]

    def _add(self, look: Look, value: str, text: str) -> None:
        chip = Chip(look, text)
        # With it a screen reader says "radio button"; the group decides all the same.
        chip.setAutoExclusive(self._exclusive)
        self._chips[value] = chip
        self._group.addButton(chip)
        self._flow.addWidget(chip)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit()
