"""A passphrase of six random words: shown, written down on paper, and typed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import Field, SecretEdit
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.tiles import WordTile
from reflect.ui.parts.words import Words
from reflect.ui.unlock.strength_meter import Segments
from reflect.ui.unlock.strength_words import SEGMENTS
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.services.jobs import JobContext
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look

COUNT = 6
_THREE_COLUMNS = 440
_TWO_COLUMNS = 280


class SixWords(QWidget):
    """Six numbered words, a way to have others, and a field to type them in."""

    submitted = Signal()

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._words: tuple[str, ...] = ()
        self._columns = 0
        self.tiles = [WordTile(look, number + 1) for number in range(COUNT)]
        self.others = Button(look, self.tr("Six other words"), "quiet", icon="refresh-cw")
        secret = SecretEdit()
        secret.set_shown(shown=True)
        self._label = self.tr("Type the six words, with a space between them")
        self.field = Field(
            look,
            self._label,
            help=self.tr("Write them down on paper first. Reflect cannot tell you them again."),
            high=44,
            show_label=False,
            edit=secret,
        )
        self._build()
        self.others.clicked.connect(self._ask)
        self.field.changed.connect(self._on_changed)
        self.field.submitted.connect(self.submitted)
        look.changed.connect(self._restyle)

    def begin(self) -> None:
        """Show six words, if there are none yet."""
        if not self._words:
            self._ask()

    def checked(self) -> str:
        """The passphrase; empty if something is missing, which is then said in its place."""
        typed = self.field.text().split(" ")
        wrong = next((n for n in range(COUNT) if typed[n : n + 1] != [*self._words[n : n + 1]]), -1)
        if not self._words or not self.field.text():
            self.field.point_to(self.tr("Type the six words first."))
        elif wrong >= 0:
            said = self.tr("Word {number} is not the same. Small letters, one space between two.")
            self.field.point_to(said.format(number=wrong + 1))
        elif len(typed) > COUNT:
            self.field.point_to(self.tr("There is something after the sixth word. Take it out."))
        else:
            return " ".join(self._words)
        return ""

    def refuse(self, error: str) -> None:
        """Say why the passphrase will not do."""
        self.field.point_to(error)

    def clear(self) -> None:
        """Forget the words and what was typed."""
        self._show(("",) * COUNT)
        self._words = ()
        self.field.edit.clear()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be typed while the passphrase is in use."""
        self.field.edit.setReadOnly(read_only)
        self.others.setEnabled(not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words in as many columns as fit."""
        super().resizeEvent(event)
        room = self.width() / self._look.scale
        self._arrange(3 if room >= _THREE_COLUMNS else 2 if room >= _TWO_COLUMNS else 1)

    def _ask(self) -> None:
        self._jobs.start(_six_words, owner=self, journal=False, done=self._on_words)

    def _on_words(self, words: str) -> None:
        self._words = tuple(words.split(" "))
        self._show(self._words)
        self.field.edit.clear()
        self._on_changed()
        announce(self, ", ".join(self._words))

    def _show(self, words: tuple[str, ...]) -> None:
        for tile, word in zip(self.tiles, words, strict=True):
            tile.set_word(word)

    def _on_changed(self) -> None:
        if self.field.error:
            self.field.set_error("")

    def _build(self) -> None:
        self._grid = QGridLayout()
        strong = QWidget()
        row = QHBoxLayout(strong)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        segments = Segments(self._look, wide=96)
        segments.show_filled(SEGMENTS, "accent")
        row.addWidget(segments)
        row.addWidget(Words(self.tr("Strong"), Role.LABEL, "accent"))
        row.addStretch(1)
        stack = Stack(self._look, self)
        stack.put(self._grid)
        # In this order a screen reader comes to them: the words, then what can be done.
        self._arrange(3)
        stack.put(TwoEnds(self._look, strong, self.others), above=8)
        # A label that can have two lines, for a narrow window with large text.
        stack.put(Para(self._look, self._label, Role.LABEL), above=16)
        stack.put(self.field, above=6)
        self._restyle()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for index, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _restyle(self) -> None:
        self._grid.setSpacing(self._look.px(8))


def _six_words(_context: JobContext) -> str:
    # Loads the cipher's library as well, which the page does not wait for.
    from reflect.services.passphrases import six_words

    return six_words()
