"""When the journal locks by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.preferences.amount import Amount, Span
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard, SettingRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reflect.settings import Settings
    from reflect.ui.look.theme import Look


class LockingSection(SectionPage):
    """After how many minutes."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Locking"))
        span = Span(low=1, high=60, step=1, unit=self.tr("min"), spoken=self.tr("in minutes"))
        self.minutes = Amount(look, self.tr("Lock after"), span)
        self.minutes.chosen.connect(partial(self.wished.emit, "idle_minutes"))
        card = SettingCard(look)
        card.add(SettingRow(look, self.tr("Lock after"), self.minutes))
        said = self.tr(
            "Counted from the last key or movement of the mouse. The journal also locks when the "
            "computer sleeps, and after twelve hours. What you are writing is saved first."
        )
        self.column.put(card, above=18)
        self.column.put(Para(look, said, Role.HELP, "ink3"), above=16)
        self.finish()

    @property
    def controls(self) -> Mapping[str, QWidget]:
        """The control of each setting."""
        return {"idle_minutes": self.minutes}

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.minutes.set_value(settings.idle_minutes)
