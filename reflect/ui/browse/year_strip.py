"""A year of entries at a glance: twelve months, a tick for each day that has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QSlider

from reflect.ui.browse.months import by_month, month_number, month_numbered, month_of
from reflect.ui.browse.row_words import entries_words
from reflect.ui.browse.strip_paint import Cell, StripPaint
from reflect.ui.browse.strip_places import YEAR, StripPlaces
from reflect.ui.dates import month as month_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from reflect.ui.browse.months import Days
    from reflect.ui.look.theme import Look

HIGH = 72
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class YearStrip(QSlider):
    """One control whose value is a month.

    Arrows, or a press on a month, go there; the chevrons go a year back or on. Shift with the
    arrows, or dragging over several months, chooses a stretch of them.
    """

    month_chosen = Signal(object)
    """The first day of the month to go to."""
    stretch_chosen = Signal(object, object)
    """The first day of the first and of the last month to show alone."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._oldest = self._month = month_of(today)
        self._shown: dict[date, int] = {}
        self._every: dict[date, int] = {}
        self._searching = False
        self._stretch: tuple[date, date] | None = None
        self._pressed: int | None = None
        self._quiet = False
        self._paint = StripPaint(look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPageStep(YEAR)
        self.setToolTip(self.tr("Drag over months to see only those"))
        self.valueChanged.connect(self._on_value_changed)
        look.changed.connect(self._fit)
        self._fit()

    def set_days(self, shown: Days, every: Days, today: date, *, searching: bool) -> None:
        """Show which days have entries; while searching, those that match stand out."""
        self._paint.set_days(shown, every)
        self._shown, self._every = by_month(shown), by_month(every)
        self._searching = searching
        newest = max(month_of(today), month_of(every[0][0]) if every else month_of(today))
        self._oldest = month_of(every[-1][0]) if every else newest
        self._quietly(self._month, last=newest)

    def set_month(self, month: date) -> None:
        """Show that this month is in sight; nobody is told."""
        if month != self._month:
            self._quietly(month)

    def set_stretch(self, stretch: tuple[date, date] | None) -> None:
        """Show which months are shown alone, by the first days of the first and the last."""
        self._stretch = stretch
        self._say()

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self._look.px(640), self._look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self._look.px(240), self._look.px(HIGH))

    def ring_box(self) -> QRect:
        """The focus ring goes round the month."""
        return self.places.cell(self._month.month - 1).toAlignedRect().adjusted(4, 4, -4, -4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        year = self._month.year
        self._paint.paint_head(painter, QRectF(self.rect()), str(year))
        places = self.places
        for box, name in ((places.earlier, "chevron-left"), (places.later, "chevron-right")):
            if not box.isEmpty():
                self._paint.paint_chevron(painter, box, name)
        for index in range(YEAR):
            first = self._month.replace(month=index + 1)
            cell = Cell(
                box=places.cell(index),
                first=first,
                current=first == self._month,
                chosen=self._is_chosen(first),
                count=self._count(first),
            )
            self._paint.paint_month(painter, cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift with an arrow makes the stretch longer or shorter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._stretch_by(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A year back or on, or the first month of a stretch."""
        at = event.position().toPoint()
        self._pressed = None
        if self.places.earlier.contains(at):
            self.setValue(self.value() - YEAR)
        elif self.places.later.contains(at):
            self.setValue(self.value() + YEAR)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.places.index_at(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the stretch while it is dragged."""
        index = self.places.index_at(event.position().toPoint())
        if self._pressed is not None and index is not None and index != self._pressed:
            self._stretch = self._between(self._pressed, index)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the month, or show the stretch alone."""
        pressed, self._pressed = self._pressed, None
        index = self.places.index_at(event.position().toPoint())
        if pressed is None or index is None:
            self.update()
        elif index == pressed:
            self._go_to(self._month.replace(month=index + 1))
        else:
            self.stretch_chosen.emit(*self._between(pressed, index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel does not change the month."""
        event.ignore()

    def _fit(self) -> None:
        # The style sheet makes sliders lower than this one may be.
        high = self._look.px(HIGH)
        self.setStyleSheet(f"QSlider {{ min-height: {high}px; max-height: {high}px; }}")

    def _go_to(self, month: date) -> None:
        value = self._value_of(month)
        if self.value() == value or not self.minimum() <= value <= self.maximum():
            self.month_chosen.emit(month)
        self.setValue(value)

    def _stretch_by(self, step: int) -> None:
        first, last = self._stretch or (self._month, self._month)
        end = last if self._month == first else first
        value = min(max(self.value() + step, self.minimum()), self.maximum())
        self._quietly(month_numbered(month_number(self._oldest) + value - 1, self._oldest))
        ends = sorted((end, self._month))
        self.stretch_chosen.emit(ends[0], ends[1])

    def _quietly(self, month: date, last: date | None = None) -> None:
        self._quiet = True
        self._month = month
        highest = self._value_of(last) if last else self.maximum()
        self.setRange(1, max(1, highest))
        self.setValue(self._value_of(month))
        self._on_value_changed()
        self._quiet = False

    def _on_value_changed(self) -> None:
        number = month_number(self._oldest) + self.value() - 1
        self._month = month_numbered(number, self._oldest)
        self._say()
        if not self._quiet:
            self.month_chosen.emit(self._month)

    def _say(self) -> None:
        first, last = self._stretch or (self._month, self._month)
        name = month_name(first)
        if first != last:
            name = self.tr("{first} to {last}").format(first=name, last=month_name(last))
        shown = sum(n for month, n in self._shown.items() if first <= month <= last)
        self.setAccessibleName(f"{name}, {self._count_words(shown, first, last)}")
        self.update()

    def _count_words(self, shown: int, first: date, last: date) -> str:
        if not self._searching:
            return entries_words(shown)
        every = sum(n for month, n in self._every.items() if first <= month <= last)
        return self.tr("{shown} of {every} match").format(shown=shown, every=every)

    @property
    def places(self) -> StripPlaces:
        """Where everything stands at the moment."""
        # Months of this year that can be gone to, after the one in sight.
        later = self.value() <= self.maximum() - self._month.month
        earlier = self._month.year > self._oldest.year
        return StripPlaces(self._look, self.size(), earlier=earlier, later=later)

    def _value_of(self, month: date) -> int:
        return month_number(month) - month_number(self._oldest) + 1

    def _count(self, first: date) -> int:
        roomy = self.places.cell(0).width() >= self._look.px(72)
        return self._shown.get(first, 0) if self._searching and roomy else 0

    def _is_chosen(self, first: date) -> bool:
        return self._stretch is not None and self._stretch[0] <= first <= self._stretch[1]

    def _between(self, one: int, other: int) -> tuple[date, date]:
        months = sorted((one, other))
        first, last = (self._month.replace(month=index + 1) for index in months)
        return first, last
