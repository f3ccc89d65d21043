"""On this day: the first words of an entry of an earlier year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.domain.entry import title_or_beginning, with_ellipsis
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.today.more_button import MoreButton

if TYPE_CHECKING:
    from reflect.domain.entry import EntryRow
    from reflect.ui.look.theme import Look

LINES = 3


class MemorySection(QWidget):
    """A heading with the year, three lines beside the rule, and what can be done with them."""

    read_wanted = Signal(str)
    """Carries the entry's id."""
    put_off = Signal()
    """Not today."""
    never_wanted = Signal(str)
    """Never this entry again; carries its id."""
    turn_off_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row: EntryRow | None = None
        self._heading = Words("", Role.PROMPT)
        self._heading.set_shrinkable()
        self.more = MoreButton(look, self.tr("More about this day"))
        self.more.add(self.tr("Never show this entry here"), self._on_never)
        self.more.add(self.tr("Turn off “On this day”"), self.turn_off_wanted.emit)
        self._words = Para(look, "", Role.WRITER_SMALL, rule="line")
        self._words.set_max_lines(LINES)
        self.read = Button(look, self.tr("Read it"), "quiet")
        self.later = Button(look, self.tr("Not today"), "muted")
        self.read.clicked.connect(self._on_read)
        self.later.clicked.connect(self.put_off)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_entry(self, row: EntryRow | None) -> None:
        """Show an entry, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._heading.setText(self.tr("On this day, {year}").format(year=row.written.year))
        words = with_ellipsis(row.beginning) or title_or_beginning(row.title, row.prompt_set, "")
        self._words.set_text(words)
        said = self.tr("Read what you wrote on this day in {year}")
        self.read.setAccessibleName(said.format(year=row.written.year))

    def _on_read(self) -> None:
        if self._row:
            self.read_wanted.emit(self._row.id)

    def _on_never(self) -> None:
        if self._row:
            self.never_wanted.emit(self._row.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.more)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.read)
        self._foot.addWidget(self.later)
        self._foot.addStretch(1)
        column = Stack(self._look, self)
        column.put(head)
        column.put(self._words, above=14)
        column.put(self._foot, above=12)

    def _restyle(self) -> None:
        indent = self._look.px(12)
        self._foot.setContentsMargins(indent, 0, 0, 0)
        self._foot.setSpacing(indent)
