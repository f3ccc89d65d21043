"""How Reflect looks, and what it shows while one writes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.switch import Switch
from reflect.ui.preferences.amount import Amount, Span
from reflect.ui.preferences.colour_sample import ColourSamples
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard, SettingRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reflect.settings import Settings
    from reflect.ui.look.theme import Look

LINES: Mapping[str, int] = {"narrow": 55, "comfortable": 70, "wide": 85}
"""Characters in a line."""


class ReadingAndWriting(SectionPage):
    """Colours, text, lines; word count and movement."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Reading and writing"))
        self.colours = ColourSamples(look, self.tr("Colours"))
        sizes = Span(low=80, high=200, step=10, unit="%", spoken=self.tr("in per cent"))
        self.text_size = Amount(look, self.tr("Text size"), sizes)
        self.font_choice = PartChoice(look, self.tr("My words are set in"), (
            ("serif", self.tr("Source Serif")), ("sans", self.tr("Atkinson")),
            ("system", self.tr("System font")),
        ))  # fmt: skip
        self.lines = PartChoice(look, self.tr("Line length"), (
            ("narrow", self.tr("Narrow")), ("comfortable", self.tr("Comfortable")),
            ("wide", self.tr("Wide")),
        ))  # fmt: skip
        self.count = Switch(look, self.tr("Word count while writing"))
        self.quiet = Switch(
            look,
            self.tr("Quiet marks while writing"),
            note=self.tr("A dotted line under what may identify somebody. It never interrupts."),
        )
        self.still = Switch(
            look, self.tr("Less movement"), note=self.tr("Nothing slides or fades.")
        )
        self._connect()
        self._lay_out()

    @property
    def controls(self) -> Mapping[str, QWidget]:
        """The control of each setting."""
        return {
            "theme": self.colours,
            "text_scale": self.text_size,
            "writer_font": self.font_choice,
            "line_length": self.lines,
            "word_count": self.count,
            "quiet_marks": self.quiet,
            "less_movement": self.still,
        }

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.colours.set_value(settings.theme)
        self.text_size.set_value(round(settings.text_scale * 100))
        self.font_choice.set_value(settings.writer_font)
        self.lines.set_value(_nearest(settings.line_length))
        self.count.setChecked(settings.word_count)
        self.quiet.setChecked(settings.quiet_marks)
        self.still.setChecked(settings.less_movement)

    def _connect(self) -> None:
        wish = self.wished.emit
        self.colours.chosen.connect(partial(wish, "theme"))
        self.text_size.chosen.connect(lambda percent: wish("text_scale", percent / 100))
        self.font_choice.chosen.connect(partial(wish, "writer_font"))
        self.lines.chosen.connect(lambda name: wish("line_length", LINES[name]))
        self.count.clicked.connect(lambda on: wish("word_count", on))
        self.quiet.clicked.connect(lambda on: wish("quiet_marks", on))
        self.still.clicked.connect(lambda on: wish("less_movement", on))

    def _lay_out(self) -> None:
        look = self._look
        first, second = SettingCard(look), SettingCard(look)
        first.add(SettingRow(look, self.tr("Colours"), self.colours, high=130))
        first.add(SettingRow(look, self.tr("Text size"), self.text_size))
        first.add(SettingRow(look, self.tr("My words are set in"), self.font_choice))
        first.add(SettingRow(look, self.tr("Line length"), self.lines, high=56))
        second.add(self.count)
        second.add(self.quiet)
        second.add(self.still)
        said = Para(look, self.tr("Changes apply at once."), Role.HELP, "ink3")
        self.column.put(first, above=18)
        self.column.put(second, above=24)
        self.column.put(said, above=16)
        self.finish()


def _nearest(characters: int) -> str:
    """The choice that is nearest to a line of so many characters."""
    return min(LINES, key=lambda name: abs(LINES[name] - characters))
