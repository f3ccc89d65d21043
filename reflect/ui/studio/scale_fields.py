"""What a scale needs: its ends, what they mean, and its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.domain.prompts import Scale
from reflect.packs import limits
from reflect.ui.parts.stack import Stack
from reflect.ui.studio.limited import LimitedLine
from reflect.ui.studio.numbers import NumberField
from reflect.ui.studio.part_editor import beside
from reflect.ui.studio.row_fields import RowFields, RowWords

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class ScaleFields(QWidget):
    """Tells a whole `Scale` whenever something of it changes."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._scale = Scale()
        ends, longest = limits.SCALE_ENDS, limits.SCALE_LABEL.longest
        self.lowest = NumberField(look, self.tr("Lowest number"), ends)
        self.highest = NumberField(look, self.tr("Highest number"), ends)
        self.low = LimitedLine(look, self.tr("What the lowest means"), longest)
        self.high = LimitedLine(look, self.tr("What the highest means"), longest)
        words = RowWords(
            self.tr("Rows, if several things are rated"),
            self.tr("Row {n}"),
            self.tr("Remove row {n}"),
            self.tr("Add a row"),
        )
        self.rows = RowFields(look, words, longest=limits.SCALE_ROW.longest)
        column = Stack(look, self)
        column.put(beside(look, (self.lowest, 1), (self.low, 2)))
        column.put(beside(look, (self.highest, 1), (self.high, 2)), above=12)
        column.put(self.rows, above=12)
        self._connect()

    def show_scale(self, scale: Scale) -> None:
        """Show a scale; nobody is told."""
        self._scale = scale
        self.lowest.show_number(scale.lowest)
        self.highest.show_number(scale.highest)
        self.low.set_text(scale.low_label)
        self.high.set_text(scale.high_label)
        self.rows.show_texts(scale.rows)

    def control(self, field: str, item: int | None) -> QWidget:
        """Where a part of the scale is mended."""
        if field == "rows" and item is not None and item < len(self.rows.rows):
            return self.rows.row(item).edit
        ends = {"low_label": self.low, "high_label": self.high, "highest": self.highest}
        return ends.get(field, self.lowest).edit

    def _connect(self) -> None:
        self.lowest.given.connect(lambda n: self._tell_end("lowest", n))
        self.highest.given.connect(lambda n: self._tell_end("highest", n))
        self.low.changed.connect(lambda text: self._tell(low_label=text))
        self.high.changed.connect(lambda text: self._tell(high_label=text))
        self.rows.typed.connect(self._on_typed)
        self.rows.added.connect(lambda: self._tell(rows=(*self._scale.rows, "")))
        self.rows.removed.connect(self._on_removed)
        self.rows.moved.connect(self._on_moved)

    def _tell_end(self, name: str, number: int | None) -> None:
        if number is not None:
            self._tell(**{name: number})

    def _on_typed(self, number: int, text: str) -> None:
        rows = list(self._scale.rows)
        rows[number] = text
        self._tell(rows=tuple(rows))

    def _on_removed(self, number: int) -> None:
        rows = self._scale.rows
        self._tell(rows=(*rows[:number], *rows[number + 1 :]))

    def _on_moved(self, number: int, step: int) -> None:
        self._tell(rows=swapped(self._scale.rows, number, step))

    def _tell(self, **changes: Any) -> None:
        self._scale = replace(self._scale, **changes)
        self.changed.emit(self._scale)


def swapped(values: tuple[Any, ...], number: int, step: int) -> tuple[Any, ...]:
    """The values with one of them a place further."""
    found = list(values)
    found[number], found[number + step] = found[number + step], found[number]
    return tuple(found)
