"""What the list of packs is narrowed by, as chips in rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import Length
from reflect.ui.packs import pack_words
from reflect.ui.packs.pack_filter import PackFilter, audiences, authors, languages
from reflect.ui.parts.chips import Chip
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.menu_chip import MenuChip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.look.theme import Look


class PackFilters(QWidget):
    """Tells when the writer chose otherwise; read `wanted`."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.wanted = PackFilter()
        """What is chosen, without words to look for."""
        self.setAccessibleName(self.tr("Show only"))
        self.audience = MenuChip(look, self.tr("For"), self.tr("Anyone"))
        self.length = MenuChip(look, self.tr("Minutes"), self.tr("Any number of minutes"))
        self.language = MenuChip(look, self.tr("Language"), self.tr("Any language"))
        self.author = MenuChip(look, self.tr("Author"), self.tr("Any author"))
        self.favourites = Chip(look, self.tr("Favourites"))
        self.hidden = Chip(look, self.tr("Hidden too"))
        self.hidden.hide()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self)
        for chip in (
            self.audience, self.length, self.language, self.author, self.favourites, self.hidden,
        ):  # fmt: skip
            flow.addWidget(chip)
        lengths = [(band.value, set_words.length(band)) for band in Length if band.value != "any"]
        self.length.set_options(lengths)
        self._connect()

    def offer(self, rows: Sequence[InstalledPack]) -> None:
        """Offer what these packs can be chosen by."""
        self.audience.set_options([(name, set_words.audience(name)) for name in audiences(rows)])
        tags = languages(rows)
        self.language.set_options([(tag, pack_words.language(tag, tags)) for tag in tags])
        self.author.set_options([(name, name) for name in authors(rows)])
        self.hidden.setVisible(any(row.hidden for row in rows))
        if self.hidden.isHidden() and self.wanted.hidden:
            self.show_hidden(on=False)

    def show_hidden(self, *, on: bool) -> None:
        """Show hidden packs too, or no longer; nobody is told."""
        self.hidden.setChecked(on)
        self.wanted = replace(self.wanted, hidden=on)

    def clear(self) -> None:
        """Narrow the list by nothing; nobody is told."""
        self.wanted = PackFilter()
        for menu in (self.audience, self.length, self.language, self.author):
            menu.set_value("")
        for chip in (self.favourites, self.hidden):
            chip.setChecked(False)

    def _connect(self) -> None:
        self.audience.chosen.connect(lambda value: self._set(audience=value))
        self.length.chosen.connect(lambda value: self._set(length=Length(value or Length.ANY)))
        self.language.chosen.connect(lambda value: self._set(language=value))
        self.author.chosen.connect(lambda value: self._set(author=value))
        self.favourites.clicked.connect(lambda on: self._set(favourites=on))
        self.hidden.clicked.connect(lambda on: self._set(hidden=on))

    def _set(self, **chosen: object) -> None:
        self.wanted = replace(self.wanted, **chosen)  # type: ignore[arg-type]  # named by us
        self.chosen.emit()
