"""What Reflect brings back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.parts.switch import Switch
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reflect.settings import Settings
    from reflect.ui.look.theme import Look


class PromptsAndReminders(SectionPage):
    """This day in other years."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Prompts and reminders"))
        self.memories = Switch(look, self.tr("On this day"), note=self.tr(
            "Today shows what you wrote on this date in earlier years. There you can also hide "
            "a single entry for good."
        ))  # fmt: skip
        self.memories.clicked.connect(lambda on: self.wished.emit("on_this_day", on))
        card = SettingCard(look)
        card.add(self.memories)
        self.column.put(card, above=18)
        self.finish()

    @property
    def controls(self) -> Mapping[str, QWidget]:
        """The control of each setting."""
        return {"on_this_day": self.memories}

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.memories.setChecked(settings.on_this_day)
