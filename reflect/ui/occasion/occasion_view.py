"""Choosing an occasion: a search, a list of prompt sets, and the page of the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reflect.domain.prompts import FREE
from reflect.ui.language import writers_language
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import Search, Shelf, audiences, grouped, names_of
from reflect.ui.occasion.set_chooser import SetChooser
from reflect.ui.occasion.set_page import SetPage
from reflect.ui.parts.announce import announce
from reflect.ui.parts.beside_list import BesideList, Side
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.domain.prompts import PromptSet
    from reflect.services.changes import Changes
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job


class OccasionView(View):
    """What to think about."""

    start_wanted = Signal(str)
    """Write with this prompt set; "" is without prompts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shelf = Shelf()
        self._search = Search((), set_words.audience)
        self._fresh = True
        self._has_read = False
        self._telling: Job | None = None
        self.chooser = SetChooser(desk.look)
        self.page = SetPage(desk.look)
        self._sides = BesideList(
            self, desk.room, Side(self.chooser, self.chooser.set_breadth),
            Side(self.page, self.page.set_breadth),
        )  # fmt: skip
        self._connect()

    def arrive(self) -> None:
        """Begin anew, with the focus in the search."""
        self._sides.close_page()
        self.chooser.clear()
        self.chooser.search.setFocus()
        self._fresh = True
        self._read()

    def panes(self) -> tuple[QWidget, ...]:
        """The list and the page."""
        return (self.chooser, self.page)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return writes without prompts, Ctrl+D is for favourites."""
        return (
            Bound(id="primary", run=self._start_without),
            Bound(id="favourite", run=self._toggle_current, enabled=self._has_current),
            Bound(id="search_here", run=self._go_to_search),
        )

    def step_back(self) -> bool:
        """Close the page that lies over the list, or empty the search."""
        if self._sides.close_page():
            self.chooser.list.setFocus()
            return True
        if self.chooser.search.text():
            self._go_to_search()
            self.chooser.clear()
            return True
        return False

    def toggle(self, prompts: PromptSet) -> None:
        """Make a set a favourite, or no longer."""
        name = self.chooser.list.rows.name_of(prompts)
        on = name not in self._shelf.favourites
        wishes = self._desk.journal.wishes
        self._desk.jobs.start(lambda _context: wishes.set_favourite(name, on=on), owner=self)
        said = self.tr("{title} is a favourite") if on else self.tr("{title} is no favourite now")
        announce(self.chooser.list, said.format(title=prompts.title))

    def _connect(self) -> None:
        chooser, page, desk = self.chooser, self.page, self._desk
        chooser.changed.connect(self._show)
        chooser.without_wanted.connect(self._start_without)
        chooser.taken.connect(self._on_taken)
        chooser.row_pressed.connect(self._open_page)
        chooser.list.chosen.connect(self._show_page)
        chooser.list.star_pressed.connect(self.toggle)
        page.start_wanted.connect(self._start)
        page.without_wanted.connect(self._start_without)
        page.back_wanted.connect(self.step_back)
        page.language_wanted.connect(self._choose_language)
        desk.changed.connect(self._on_changed)

    def _read(self) -> None:
        journal = self._desk.journal
        self._desk.jobs.start(lambda _context: read_shelf(journal), owner=self, done=self._on_read)

    def _on_read(self, shelf: Shelf) -> None:
        if shelf.sets != self._shelf.sets:
            self._search = Search(shelf.sets, set_words.audience)
            self.chooser.offer(audiences(shelf.sets), len(shelf.sets))
            self.chooser.list.rows.set_names(names_of(shelf.sets))
        self._shelf, self._has_read = shelf, True
        if self._fresh:
            self._fresh = False
            self._show(shelf.last_used)
        self.chooser.list.rows.set_favourites(shelf.favourites)

    def _on_changed(self, changes: Changes) -> None:
        if changes.settings and self.isVisible():
            self._read()

    def _show(self, wanted: str | None = None) -> None:
        """Show what is looked for; while searching, the first hit in a title is chosen."""
        if not self._has_read:
            return
        asked, current = self.chooser.wanted(), self.chooser.list.current()
        groups = grouped(self._shelf, self._search, asked)
        name_of = self.chooser.list.rows.name_of
        if asked.text:
            hits = (
                name_of(s) for g in groups for s in g.sets if self._search.in_title(s, asked.text)
            )
            wanted = next(hits, None)
        elif wanted is None and current:
            wanted = name_of(current)
        self.chooser.show_groups(groups, wanted)

    def _show_page(self, prompts: PromptSet | None) -> None:
        self.page.show_set(prompts or FREE)
        if self._telling:
            self._telling.cancel()
        self._telling = self._tell(prompts) if prompts else None

    def _tell(self, prompts: PromptSet) -> Job:
        """Show the set in the writer's language: its pack has to be read for that."""
        telling = self._desk.journal.telling
        return self._desk.jobs.start(
            lambda _context: telling.told(prompts, writers_language()),
            owner=self,
            done=self.page.show_told,
        )

    def _choose_language(self, language: str) -> None:
        wishes = self._desk.journal.wishes
        self._desk.jobs.start(lambda _context: wishes.set_prompt_language(language), owner=self)
        current = self.chooser.list.current()
        if current:
            self._telling = self._tell(current)

    def _on_taken(self) -> None:
        """Begin; in a narrow window the page comes first."""
        if not self._has_read:
            return
        if self._desk.room.breadth is Breadth.NARROW and not self._sides.page_open:
            self._open_page()
        else:
            self._start()

    def _open_page(self) -> None:
        if self._sides.open_page():
            self.page.start.setFocus()

    def _start(self) -> None:
        # Nobody has chosen anything while there is no list.
        if self._has_read:
            self.start_wanted.emit(self.chooser.list.rows.name_of(self.page.prompts))

    def _start_without(self) -> None:
        self.start_wanted.emit(FREE.id)

    def _toggle_current(self) -> None:
        current = self.chooser.list.current()
        if current:
            self.toggle(current)

    def _has_current(self) -> bool:
        return self.chooser.list.current() is not None

    def _go_to_search(self) -> None:
        self.chooser.search.setFocus()
        self.chooser.search.selectAll()


def read_shelf(journal: OpenJournal) -> Shelf:
    """Every prompt set and what the writer likes, read on the journal's thread."""
    return Shelf(
        sets=journal.prompts.sets,
        favourites=journal.wishes.favourites(),
        last_used=journal.wishes.last_used(),
    )
