"""When the journal locks, and who may see the window: as in the preferences, at once in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reflect.ui.guard.screenshots import can_keep_out
from reflect.ui.look.tokens import Role
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.preferences.locking_section import kept_out_switch, kept_out_words
from reflect.ui.preferences.setting_card import SettingCard
from reflect.ui.safety.fact_row import FactRow

if TYPE_CHECKING:
    from reflect.settings import Settings
    from reflect.ui.look.theme import Look
    from reflect.ui.preferences_store import PreferencesStore

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 60)
"""What is offered; any other number of minutes can be set in the preferences."""
HIGH = 55
"""A row is 56 high with the hairline under it."""
_CAN_KEEP_OUT = can_keep_out()


class LockingCard(QWidget):
    """After how many minutes, and whether pictures of the screen show the window."""

    def __init__(
        self, look: Look, preferences: PreferencesStore, *, screenshots: bool = _CAN_KEEP_OUT
    ) -> None:
        """``screenshots`` says whether the system can keep a window out of them."""
        super().__init__()
        self._preferences = preferences
        away = self.tr("Lock when I am away for")
        self.minutes = ChoiceField(look, away, [])
        asleep = self.tr("Lock when the computer sleeps or locks")
        self.asleep = FactRow(look, asleep, high=HIGH)
        self.asleep.say(self.tr("Always. Also when somebody else takes over, and after 12 hours."))
        self.kept_out = kept_out_switch(look) if screenshots else None
        self._rows = (
            FactRow(look, away, self.minutes, high=HIGH),
            self.asleep,
            self.kept_out or _cannot(look),
        )
        card = SettingCard(look)
        for row in self._rows:
            card.add(row)
        said = self.tr("Locking saves first. It never throws away what you were writing.")
        stack = Stack(look, self)
        stack.put(card)
        stack.put(Para(look, said, Role.HELP, "ink3"), above=8)
        self._connect()
        self._show_settings(preferences.current)

    def _connect(self) -> None:
        self.minutes.activated.connect(self._on_minutes)
        if self.kept_out:
            self.kept_out.clicked.connect(self._on_kept_out)
        self._preferences.changed.connect(self._show_settings)

    def _show_settings(self, settings: Settings) -> None:
        self.minutes.clear()
        for minutes in sorted({*MINUTES, settings.idle_minutes}):
            words = self.tr("1 minute") if minutes == 1 else self.tr("{n} minutes")
            self.minutes.addItem(words.format(n=minutes), str(minutes))
        self.minutes.set_value(str(settings.idle_minutes))
        if self.kept_out:
            self.kept_out.setChecked(settings.keep_out_of_screenshots)

    def _on_minutes(self) -> None:
        self._preferences.change(idle_minutes=int(self.minutes.value()))

    def _on_kept_out(self, on: bool) -> None:
        self._preferences.change(keep_out_of_screenshots=on)


def _cannot(look: Look) -> FactRow:
    row = FactRow(look, kept_out_words(), high=HIGH)
    row.say(QCoreApplication.translate("LockingCard", "Only Windows and macOS can."))
    return row
