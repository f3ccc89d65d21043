"""An entry that is not finished, in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reflect.domain.entry import title_or_beginning
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.words import Words
from reflect.ui.today import today_words
from reflect.ui.today.more_button import MoreButton

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.entry import DraftRow
    from reflect.ui.look.theme import Look

translate = QCoreApplication.translate


def name_of(row: DraftRow) -> str:
    """What an unfinished entry is called: its name, or what it answers, or its first words."""
    return row.title or row.prompt_set or title_or_beginning("", "", row.beginning)


def discard_words(row: DraftRow) -> str:
    """What discarding it is called: an entry may have been finished before."""
    if row.is_new:
        return translate("today", "Discard it")
    return translate("today", "Discard the unfinished changes")


class UnfinishedRow(QWidget):
    """Its name, since when it waits, and the way to go on."""

    go_on_wanted = Signal(str)
    """Carries the entry's id."""
    discard_wanted = Signal(object)
    """Carries the row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row: DraftRow | None = None
        self._icon = QLabel()
        self._name = Words("", Role.STRONG)
        self._since = Words("", Role.META, "ink3")
        for words in (self._name, self._since):
            words.set_shrinkable()
        self.more = MoreButton(look, self.tr("More about this unfinished entry"))
        self.go_on = Button(look, self.tr("Go on"))
        self.go_on.clicked.connect(self._on_go_on)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, row: DraftRow | None, today: date) -> None:
        """Show an unfinished entry, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        name = name_of(row)
        self._name.setText(name)
        since, words = today_words.since(row, today), today_words.words(row.words)
        self._since.setText(self.tr("{since}, {words}").format(since=since, words=words))
        self.go_on.setAccessibleName(self.tr("Go on with {name}").format(name=name))
        self.more.menu_below.clear()
        self.more.add(discard_words(row), self._on_discard)

    def _on_go_on(self) -> None:
        if self._row:
            self.go_on_wanted.emit(self._row.id)

    def _on_discard(self) -> None:
        if self._row:
            self.discard_wanted.emit(self._row)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._since)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._icon)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.go_on)
        self._line.addWidget(self.more)

    def _restyle(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(look.icons.pixmap("notebook-pen", "ink3", 20, ratio=ratio))
        self._icon.setFixedSize(QSize(look.px(20), look.px(20)))
        self._line.setSpacing(look.px(10))
