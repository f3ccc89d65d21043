"""When the journal locks by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.ui.guard.screenshots import can_keep_out
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.switch import Switch
from reflect.ui.preferences.amount import Amount, Span
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard, SettingRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reflect.settings import Settings
    from reflect.ui.look.theme import Look

_CAN_KEEP_OUT = can_keep_out()


class LockingSection(SectionPage):
    """After how many minutes, and whether pictures of the screen show the window."""

    def __init__(self, look: Look, *, screenshots: bool = _CAN_KEEP_OUT) -> None:
        """``screenshots`` says whether the system can keep a window out of them."""
        super().__init__(look, self.tr("Locking"))
        span = Span(low=1, high=60, step=1, unit=self.tr("min"), spoken=self.tr("in minutes"))
        self.minutes = Amount(look, self.tr("Lock after"), span)
        self.minutes.chosen.connect(partial(self.wished.emit, "idle_minutes"))
        card = SettingCard(look)
        card.add(SettingRow(look, self.tr("Lock after"), self.minutes))
        self.kept_out = kept_out_switch(look) if screenshots else None
        if self.kept_out:
            self.kept_out.clicked.connect(self._on_kept_out)
            card.add(self.kept_out)
        said = self.tr(
            "Counted from the last key or movement of the mouse. The journal also locks when the "
            "computer sleeps, when the screen is locked or somebody else takes it over, and after "
            "twelve hours. What you are writing is saved first."
        )
        self.column.put(card, above=18)
        self.column.put(Para(look, said, Role.HELP, "ink3"), above=16)
        self.finish()

    @property
    def controls(self) -> Mapping[str, QWidget]:
        """The control of each setting."""
        shown: dict[str, QWidget] = {"idle_minutes": self.minutes}
        if self.kept_out:
            shown["keep_out_of_screenshots"] = self.kept_out
        return shown

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.minutes.set_value(settings.idle_minutes)
        if self.kept_out:
            self.kept_out.setChecked(settings.keep_out_of_screenshots)

    def _on_kept_out(self, on: bool) -> None:
        self.wished.emit("keep_out_of_screenshots", on)


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("LockingSection", text)


def kept_out_words() -> str:
    """What the setting is called."""
    return tr("Keep the window out of screenshots")


def kept_out_switch(look: Look) -> Switch:
    """The switch for it, wherever it stands."""
    note = tr("A shared screen shows a gap or a black square in its place.")
    return Switch(look, kept_out_words(), note=note)
