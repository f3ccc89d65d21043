"""A day: typed the way people write one, or taken from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout

from reflect.ui.dates import full_day
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.date_words import read_date
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.parts.date_words import Prefer


class DateField(QLineEdit):
    """A day, or none. Alt+Down opens the calendar; Up and Down go a day further."""

    chosen = Signal()
    """The writer chose another day, or none; read `value`."""

    def __init__(
        self, look: Look, name: str, *, today: Callable[[], date], prefer: Prefer = "nearest",
        high: int = 36,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self._today = today
        self._prefer: Prefer = prefer
        self._value: date | None = None
        self.setAccessibleName(name)
        self.setProperty("high", str(high))
        self.setPlaceholderText(self.tr("3 December"))
        self.setAccessibleDescription(self.tr("A day, such as 3 December"))
        self.button = IconButton(look, "calendar-days", self.tr("Open the calendar"), high=32)
        self.button.set_icon_size(16)
        self.button.clicked.connect(self.open_calendar)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(5, 0, 0, 0)
        inside.addWidget(self.button)
        inside.addStretch(1)
        self.editingFinished.connect(self._on_editing_finished)
        look.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> date | None:
        """The day, or none."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day, or none, and say nothing of it."""
        self._value = value
        self.setText(full_day(value, self._today()) if value else "")
        self._mark(faulty=False)

    def open_calendar(self) -> None:
        """Show a month to choose from, under the field."""
        popup = CalendarPopup(self._look, self._value or self._today())
        popup.picked.connect(self._on_picked)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go by a day; Alt+Down opens the calendar."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self._on_editing_finished()
            start = self._value or self._today()
            self._choose(date.fromordinal(start.toordinal() + step))

    def _on_editing_finished(self) -> None:
        text = self.text().strip()
        found = read_date(text, self._today(), self._prefer) if text else None
        if text and self._value and text == full_day(self._value, self._today()):
            return
        if text and found is None:
            self._mark(faulty=True)
            announce(self, self.tr("That is not a day Reflect can read."), at_once=True)
            return
        self._choose(found)

    def _on_picked(self, day: date) -> None:
        self._choose(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, value: date | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.chosen.emit()

    def _mark(self, *, faulty: bool) -> None:
        words = self.tr("Not a day. Write it like 3 December.")
        plain = self.tr("A day, such as 3 December")
        self.setAccessibleDescription(words if faulty else plain)
        self.setToolTip(words if faulty else "")
        if bool(self.property("faulty")) != faulty:
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        self.setTextMargins(self._look.px(26), 0, 0, 0)
        self.setFixedWidth(self._look.px(208))


class CalendarPopup(Surface):
    """A month; a press or Return takes a day, Escape none."""

    picked = Signal(object)
    """The day that was taken."""

    def __init__(self, look: Look, day: date) -> None:
        super().__init__("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setGridVisible(False)
        none = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendar.setVerticalHeaderFormat(none)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setFixedSize(look.px(308), look.px(288))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self._dress(look)
        self.calendar.activated.connect(self._on_taken)
        self.calendar.clicked.connect(self._on_taken)
        self.setFocusProxy(self.calendar)

    def _dress(self, look: Look) -> None:
        plain = QTextCharFormat()
        plain.setForeground(look.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        heading = QTextCharFormat()
        heading.setForeground(look.colour("ink2"))
        heading.setBackground(look.colour("page"))
        self.calendar.setHeaderTextFormat(heading)
        side = QSize(look.px(20), look.px(20))
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", self.tr("Month before")),
            ("qt_calendar_nextmonth", "chevron-right", self.tr("Month after")),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(look.icons.icon(icon, "ink2", 20, beside=False))
                button.setIconSize(side)
                button.setAccessibleName(words)

    def _on_taken(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
