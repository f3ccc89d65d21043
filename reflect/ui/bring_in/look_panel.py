"""What was found in another journal: how much, what is in doubt, what cannot come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.bring_in.source_words import (
    day_words,
    doubt_words,
    entries_words,
    facts,
    source_name,
    times_words,
)
from reflect.ui.look.tokens import Role
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.services.bring_in import Doubtful, Look
    from reflect.ui.look.theme import Look as Theme

SHOWN = 100
"""Entries in doubt that are listed one by one; the others follow the box above them."""


class LookPanel(QWidget):
    """Shows a look and lets somebody tick what should come in all the same."""

    chosen = Signal()
    """Something was ticked or unticked; read `keys`."""

    def __init__(self, theme: Theme, look: Look) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self.every: Tick | None = None
        """Ticks all that is in doubt; None where nothing is."""
        self.ticks: dict[str, Tick] = {}
        """By the key of the entry."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._say_facts()
        if look.doubtful:
            self._ask_about(look.doubtful)
        self._say_left_out()

    @property
    def keys(self) -> frozenset[str]:
        """Of the entries in doubt, those that should come in."""
        ticked = {key for key, tick in self.ticks.items() if tick.isChecked()}
        rest = self._look.doubtful[SHOWN:]
        if self.every is not None and self.every.isChecked():
            ticked |= {each.key for each in rest}
        return frozenset(ticked)

    def _say_facts(self) -> None:
        look = self._look
        total = look.sure + len(look.doubtful) + look.already
        title = self.tr("{entries} from {source}").format(
            entries=entries_words(total), source=source_name(look.source)
        )
        self._column.addWidget(Para(self._theme, title, Role.DOOR_TITLE))
        for sentence in facts(look):
            self._column.addWidget(Para(self._theme, sentence, Role.BODY, "ink2"))

    def _ask_about(self, doubtful: tuple[Doubtful, ...]) -> None:
        self._head(self.tr("These seem to be here already"))
        help_ = self.tr("They stay outside. Tick what should come in all the same.")
        self._column.addWidget(Para(self._theme, help_, Role.HELP, "ink2"))
        self.every = Tick(self._theme, self.tr("All of them"))
        self.every.clicked.connect(self._on_every)
        self._column.addWidget(self.every)
        for each in doubtful[:SHOWN]:
            words = f"{day_words(each.written.date())}: {each.title}"
            tick = Tick(self._theme, words, note=doubt_words(each.why))
            tick.clicked.connect(self._on_one)
            self.ticks[each.key] = tick
            self._column.addWidget(tick)
        more = len(doubtful) - SHOWN
        if more > 0:
            words = self.tr("And {n} more, which follow the first box.").format(n=more)
            self._column.addWidget(Para(self._theme, words, Role.HELP, "ink2"))

    def _say_left_out(self) -> None:
        if not self._look.left_out:
            return
        self._head(self.tr("This cannot come in"))
        for sentence, times in self._look.left_out:
            words = times_words(sentence, times)
            self._column.addWidget(Para(self._theme, words, Role.BODY, "ink2"))

    def _head(self, text: str) -> None:
        self._column.addSpacing(self._theme.px(16))
        self._column.addWidget(Para(self._theme, text, Role.PROMPT))

    def _on_every(self, on: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(on)
        self.chosen.emit()

    def _on_one(self) -> None:
        rest = len(self._look.doubtful) > SHOWN
        if self.every is not None and not rest:
            self.every.setChecked(all(tick.isChecked() for tick in self.ticks.values()))
        self.chosen.emit()
