"""Preferences: sections on the left, cards of settings on the right. Changes apply at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.preferences.about_section import AboutSection
from reflect.ui.preferences.locking_section import LockingSection
from reflect.ui.preferences.own_words_section import OwnWordsSection
from reflect.ui.preferences.pack_keys_section import PackKeysSection
from reflect.ui.preferences.prompts_and_reminders import PromptsAndReminders
from reflect.ui.preferences.reading_and_writing import ReadingAndWriting
from reflect.ui.preferences.section_list import SectionList
from reflect.ui.preferences.ways_in_section import WaysInSection
from reflect.ui.room import Breadth
from reflect.ui.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.paths import Places
    from reflect.settings import Settings
    from reflect.ui.desk import Desk
    from reflect.ui.preferences.section_page import SectionPage

LIST, LEFT = 196, 24
WIDEST = 16_777_215


class PreferencesView(View):
    """Each setting is used as soon as it is chosen."""

    way_wanted = Signal(object)
    """Carries a `WayWish`: the writer wants to change what opens the journal."""
    signing_key_wanted = Signal(object)
    """Carries a `KeyWish`: the writer wants to change a key that signs packs."""

    def __init__(self, desk: Desk, *, places: Places, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        files = (
            (self.tr("This journal"), desk.journal.path),
            (self.tr("These preferences, which say nothing of what you write"), places.config_file),
            (self.tr("Reports of faults, without any of your words"), places.log_folder),
        )
        self.reading = ReadingAndWriting(look)
        self.ways_in = WaysInSection(desk)
        self.pack_keys = PackKeysSection(desk, today=today)
        self.sections: tuple[SectionPage, ...] = (
            self.reading, PromptsAndReminders(look), OwnWordsSection(desk), LockingSection(look),
            self.ways_in, self.pack_keys, AboutSection(look, files),
        )  # fmt: skip
        self.list = SectionList(look, [section.title for section in self.sections])
        self._pages = QStackedWidget()
        self._side = QWidget()
        self._page_open = False
        self._lay_out()
        self._connect()
        self._show_settings(desk.preferences.current)
        self._fit(desk.room.breadth)

    def arrive(self) -> None:
        """Begin among the sections."""
        self._page_open = False
        self._fit(self._desk.room.breadth)
        self.list.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """The sections, and the one that is chosen."""
        return (self._side, self._pages)

    def step_back(self) -> bool:
        """Go back to the sections where a page lies over them."""
        if not self._page_open:
            return False
        self.arrive()
        return True

    def _connect(self) -> None:
        self.list.chosen.connect(self._pages.setCurrentIndex)
        self.list.taken.connect(self._open_page)
        for section in self.sections:
            section.wished.connect(self._change)
            section.back_wanted.connect(self.step_back)
        self.ways_in.ways.wanted.connect(self.way_wanted)
        self.pack_keys.lists.wanted.connect(self.signing_key_wanted)
        self._desk.preferences.changed.connect(self._show_settings)
        self._desk.room.changed.connect(self._fit)
        self._desk.look.changed.connect(self._restyle)

    def _change(self, name: str, value: object) -> None:
        self._desk.preferences.change(**{name: value})

    def _show_settings(self, settings: Settings) -> None:
        for section in self.sections:
            section.show_settings(settings)

    def _open_page(self) -> None:
        if self._desk.room.breadth is Breadth.NARROW:
            self._page_open = True
            self._fit(Breadth.NARROW)
            self.sections[self._pages.currentIndex()].back.setFocus()

    def _lay_out(self) -> None:
        for section in self.sections:
            self._pages.addWidget(section)
        self._heading = Stack(self._desk.look)
        self._heading.put(Para(self._desk.look, self.tr("Preferences"), Role.PAGE_TITLE))
        self._column = Stack(self._desk.look, self._side)
        self._column.put(self._heading)
        self._column.put(self.list, above=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._pages, 1)

    def _fit(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        self._page_open = self._page_open and narrow
        for section in self.sections:
            section.set_breadth(breadth)
        self._side.setVisible(not self._page_open)
        self._pages.setVisible(self._page_open or not narrow)
        self._restyle()

    def _restyle(self) -> None:
        px = self._desk.look.px
        narrow = self._desk.room.breadth is Breadth.NARROW
        self._heading.setContentsMargins(px(12), 0, 0, 0)
        self._column.setContentsMargins(
            px(LEFT), px(24 if narrow else 40), px(LEFT) if narrow else 0, 0
        )
        wide = px(LIST + LEFT)
        self._side.setMinimumWidth(0 if narrow else wide)
        self._side.setMaximumWidth(WIDEST if narrow else wide)
