"""The panel of the unlock page: the journals, and ways to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.services.found_journals import found_journals
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.unlock.journal_files import listed_journal, looks_like_journal
from reflect.ui.unlock.journal_list import JournalList, JournalModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from reflect.ui.look.theme import Look
    from reflect.ui.unlock.journal_files import ListedJournal


class JournalSide(QWidget):
    """The list under its heading."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self.model = JournalModel(today)
        self.list = JournalList(look, self.model)
        self._heading = Words(self.tr("Journals on this computer"), Role.GROUP, "ink3")
        self._stack = Stack(look, self)
        self._stack.put(self._heading)
        self._stack.put(self.list, above=9)
        self._journals: tuple[ListedJournal, ...] = ()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self._journals) > 1

    def show_journals(self, journals: Sequence[ListedJournal], first: Path | None = None) -> None:
        """List these, and make one current."""
        self._journals = tuple(journals)
        self.model.show_journals(journals)
        self.list.choose(first or self._journals[0].path)

    def add_folder(self, path: Path) -> bool:
        """List the journal in a folder first, or those in folders in it; False if none is there."""
        inside = tuple(listed_journal(found.path) for found in found_journals(path))
        found = (listed_journal(path),) if looks_like_journal(path) else inside
        if found:
            new = {journal.path for journal in found}
            known = (journal for journal in self._journals if journal.path not in new)
            self.show_journals((*found, *known), found[0].path)
        return bool(found)

    def _restyle(self) -> None:
        self._heading.setIndent(self._look.px(12))


class OtherJournals(QWidget):
    """Another folder, or a journal that is yet to be made."""

    folder_wanted = Signal()
    make_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.open_folder = Button(
            look, self.tr("Open another folder"), "muted", icon="folder-open", high=40
        )
        self.make = Button(look, self.tr("Make a journal"), "muted", icon="plus", high=40)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.open_folder)
        self._column.addWidget(self.make)
        self.open_folder.clicked.connect(self.folder_wanted)
        self.make.clicked.connect(self.make_wanted)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        for button in (self.open_folder, self.make):
            button.setIconSize(QSize(look.px(30), look.px(18)))
