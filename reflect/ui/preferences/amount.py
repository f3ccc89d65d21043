"""A number between two others: a slider, and a field for those who know what they want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.focus_ring import RADIUS_OF_RING
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from reflect.ui.look.theme import Look

TRACK, FIELD = 280, 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The least and the most, and how they are written."""

    low: int
    high: int
    step: int
    unit: str
    """What stands after the number, as "%"."""
    spoken: str
    """The unit as it is read out, as "in per cent"."""

    def words(self, number: int) -> str:
        """The number with its unit."""
        return f"{number} {self.unit}"

    def read(self, text: str) -> int | None:
        """The number that was typed, kept between the ends; None when it is none."""
        typed = text.replace(self.unit, "").strip()
        return min(max(int(typed), self.low), self.high) if typed.isdecimal() else None


class QuietSlider(QSlider):
    """Leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Amount(QWidget):
    """The slider tells of a number when it is let go: the page may grow under the mouse."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, span: Span) -> None:
        super().__init__()
        self._look = look
        self._span = span
        self._value = span.low
        self.slider = QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(span.low, span.high)
        self.slider.setSingleStep(span.step)
        self.slider.setPageStep(span.step)
        self.slider.setTracking(False)
        self.slider.setAccessibleName(name)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.setProperty(RADIUS_OF_RING, 16)
        self.field = QLineEdit()
        self.field.setProperty("high", "36")
        self.field.setAccessibleName(f"{name}, {span.spoken}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Words(span.words(span.low), Role.HELP, "ink2"))
        self._row.addWidget(self.slider, 100)
        self._row.addWidget(Words(span.words(span.high), Role.HELP, "ink2"))
        self._row.addStretch(1)
        self._row.addWidget(self.field)
        self._connect()
        self._restyle()

    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number, and say nothing of it."""
        self._value = value
        self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(False)
        self.field.setText(self._span.words(value))

    def _connect(self) -> None:
        self.slider.sliderMoved.connect(self._on_slider_moved)
        self.slider.valueChanged.connect(self._take)
        self.field.editingFinished.connect(self._on_editing_finished)
        self._look.changed.connect(self._restyle)

    def _on_slider_moved(self, value: int) -> None:
        self.field.setText(self._span.words(value))

    def _on_editing_finished(self) -> None:
        typed = self._span.read(self.field.text())
        self._take(self._value if typed is None else typed)

    def _take(self, value: int) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.chosen.emit(value)

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setSpacing(px(16))
        self.slider.setMinimumWidth(px(64))
        self.slider.setMaximumWidth(px(TRACK))
        self.field.setFixedWidth(px(FIELD))
