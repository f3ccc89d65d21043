"""The entry's own date, and apart from it and private, when it happened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.dates import full_day
from reflect.ui.parts.chips import Chip
from reflect.ui.parts.date_field import CalendarPopup
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.ui.look.theme import Look


class DatesRow(QWidget):
    """Two chips that open a month each."""

    chosen = Signal()
    """The writer chose another day; read ``written`` and ``happened``."""

    def __init__(self, look: Look, today: Callable[[], date], written: datetime) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self.written = written
        """The entry's date, with the time and offset it had."""
        self.happened: date | None = None
        self._own = Chip(look, "", icon="calendar-days", checkable=False)
        self._encounter = Chip(look, "", icon="lock", checkable=False)
        self._own.clicked.connect(self._on_own_clicked)
        self._encounter.clicked.connect(self._on_encounter_clicked)
        flow = FlowLayout(self)
        flow.addWidget(self._own)
        flow.addWidget(self._encounter)
        self._say()

    def show_dates(self, written: datetime, happened: date | None) -> None:
        """Show these, and tell nobody."""
        self.written, self.happened = written, happened
        self._say()

    def _say(self) -> None:
        own = full_day(self.written.date(), self._today())
        self._own.setText(own)
        self._own.setAccessibleName(self.tr("Date of the entry, {day}").format(day=own))
        if self.happened:
            words = self.tr("Happened {day}").format(day=full_day(self.happened, self._today()))
        else:
            words = self.tr("When it happened")
        self._encounter.setText(words)
        private = self.tr(
            "Private: no account ever holds it. Choose the day again to take it away."
        )
        self._encounter.setAccessibleName(f"{words}. {private}")
        self._encounter.setToolTip(private)

    def _on_own_clicked(self) -> None:
        self._open(self._own, self.written.date(), self._on_own_picked)

    def _on_encounter_clicked(self) -> None:
        self._open(self._encounter, self.happened or self._today(), self._on_encounter_picked)

    def _open(self, chip: Chip, day: date, picked: Callable[[date], None]) -> None:
        popup = CalendarPopup(self._look, day)
        popup.picked.connect(picked)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.move(chip.mapToGlobal(QPoint(0, chip.height() + 4)))
        popup.show()

    def _on_own_picked(self, day: date) -> None:
        self.written = datetime.combine(day, self.written.timetz())
        self._say()
        self.chosen.emit()

    def _on_encounter_picked(self, day: date) -> None:
        # Taking the same day again takes it away: it is nobody's duty to say when it was.
        self.happened = None if day == self.happened else day
        self._say()
        self.chosen.emit()
