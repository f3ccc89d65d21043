"""Lists of options: one is chosen with a circle, or any number with boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.parts.checks import Radio, Tick
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

TWO_COLUMNS = 480
"""Narrower lists have one column."""


class OneOf(QFrame):
    """Circles, one of which is chosen; short options stand side by side.

    Each option is its value, its words and, in the second form, a line that explains it.
    """

    chosen = Signal(str)
    """The writer chose this value."""

    def __init__(
        self, look: Look, name: str, options: Sequence[tuple[str, str, str]], *,
        upright: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._radios: dict[str, Radio] = {}
        layout = QVBoxLayout(self) if upright else FlowLayout(self, across=look.px(32), down=4)
        layout.setContentsMargins(0, 0, 0, 0)
        if upright:
            layout.setSpacing(4)
        for value, text, note in options:
            radio = Radio(look, text, note=note)
            self._radios[value] = radio
            self._group.addButton(radio)
            layout.addWidget(radio)
        _height_follows_width(self)
        self._group.buttonClicked.connect(self._on_clicked)

    def value(self) -> str:
        """The chosen value, or nothing."""
        return next((value for value, radio in self._radios.items() if radio.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose this one, or none, and say nothing of it."""
        self._group.setExclusive(False)
        for each, radio in self._radios.items():
            radio.setChecked(each == value)
        self._group.setExclusive(True)

    def radio(self, value: str) -> Radio:
        """The circle that stands for a value."""
        return self._radios[value]

    def _on_clicked(self) -> None:
        self.chosen.emit(self.value())


class AnyOf(QFrame):
    """Boxes, any number of which are ticked, in two columns where there is room."""

    chosen = Signal()
    """The writer ticked or unticked one; read `values`."""

    def __init__(self, look: Look, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._look = look
        self._columns = 0
        self._ticks: dict[str, Tick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        for value, text in options:
            tick = Tick(look, text)
            tick.clicked.connect(self.chosen)
            self._ticks[value] = tick
        _height_follows_width(self)
        self._arrange(2)

    def values(self) -> tuple[str, ...]:
        """The ticked values, in their order."""
        return tuple(value for value, tick in self._ticks.items() if tick.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Tick these, and say nothing of it."""
        wanted = set(values)
        for value, tick in self._ticks.items():
            tick.setChecked(value in wanted)

    def tick(self, value: str) -> Tick:
        """The box that stands for a value."""
        return self._ticks[value]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= self._look.px(TWO_COLUMNS) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, tick in enumerate(self._ticks.values()):
            self._grid.addWidget(tick, index // columns, index % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)


def _height_follows_width(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
