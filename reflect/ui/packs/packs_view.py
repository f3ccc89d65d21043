"""The place of packs: those that came with Reflect, those that were installed, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reflect.errors import ReflectError
from reflect.ui.messages import Question
from reflect.ui.packs.pack_chooser import PackChooser
from reflect.ui.packs.pack_filter import PackShelf, grouped
from reflect.ui.packs.pack_page import PackPage
from reflect.ui.parts.announce import announce
from reflect.ui.parts.beside_list import BesideList, Side
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from reflect.packs.pack import Pack
    from reflect.services.changes import Changes
    from reflect.services.open_journal import OpenJournal
    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.desk import Desk


class PacksView(View):
    """The library."""

    install_wanted = Signal()
    """Choose files of packs."""
    make_wanted = Signal()
    """Make a pack of one's own."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._shelf = PackShelf()
        self._has_read = False
        self._wanted = ""
        self.chooser = PackChooser(desk.look)
        self.page = PackPage(desk.look, today=today)
        self.page.show_row(None)
        self.chooser.make.setVisible(desk.commands.knows("make_pack"))
        self._sides = BesideList(
            self, desk.room, Side(self.chooser, self.chooser.set_breadth),
            Side(self.page, self.page.set_breadth),
        )  # fmt: skip
        self._connect()
        self.reload()

    def arrive(self) -> None:
        """Begin with what the place is for."""
        self._sides.close_page()
        self.chooser.install.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget what went wrong: it was read."""
        self.chooser.say_trouble("", "")
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """The list and the page."""
        return (self.chooser, self.page)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return installs, Ctrl+F searches here."""
        return (
            Bound(id="primary", run=self.install_wanted.emit),
            Bound(id="search_here", run=self._go_to_search),
        )

    def step_back(self) -> bool:
        """Close the page that lies over the list, or look for nothing in particular."""
        if self._sides.close_page():
            self.chooser.list.setFocus()
            return True
        if self.chooser.search.text():
            self._go_to_search()
            self.chooser.search.clear()
            return True
        return False

    def show_pack(self, pack_id: str) -> None:
        """Choose a pack as soon as it is there, whatever the list was narrowed by."""
        self._wanted = pack_id
        self.chooser.clear()

    def reload(self) -> None:
        """Read the list again."""
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: PackShelf(rows=journal.packs.rows()), owner=self, done=self._on_read
        )

    def _connect(self) -> None:
        chooser, page, desk = self.chooser, self.page, self._desk
        chooser.changed.connect(self._show)
        chooser.install.clicked.connect(self.install_wanted)
        chooser.make.clicked.connect(self.make_wanted)
        chooser.list.chosen.connect(self._on_chosen)
        chooser.list.taken.connect(self._open_page)
        page.back_wanted.connect(self.step_back)
        page.hide_wanted.connect(self._hide)
        page.remove_wanted.connect(self._ask_to_remove)
        desk.changed.connect(self._on_changed)

    def _on_read(self, shelf: PackShelf) -> None:
        self._shelf = PackShelf(rows=shelf.rows, favourites=self._shelf.favourites)
        self._has_read = True
        self.chooser.offer(self._shelf)
        self._show()
        # After the list is there: whose favourites there are takes as long as reading every set.
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: packs_of_favourites(journal), owner=self, done=self._on_favourites
        )

    def _on_favourites(self, favourites: frozenset[str]) -> None:
        if favourites != self._shelf.favourites:
            self._shelf = PackShelf(rows=self._shelf.rows, favourites=favourites)
            self._show()

    def _on_changed(self, changes: Changes) -> None:
        if changes.packs or changes.settings:
            self.reload()
        elif changes.entries and self.isVisible():
            self._read_page(self.page.row)

    def _show(self) -> None:
        if not self._has_read:
            return
        current = self.chooser.list.current()
        wanted = self._wanted or (current.id if current else "")
        self.chooser.show_groups(grouped(self._shelf, self.chooser.wanted()), wanted)
        if self._wanted and self.chooser.list.rows.row_of(self._wanted) >= 0:
            self._wanted = ""

    def _on_chosen(self, row: InstalledPack | None) -> None:
        self.page.show_row(row)
        self._read_page(row)

    def _read_page(self, row: InstalledPack | None) -> None:
        if row is None:
            return
        packs = self._desk.journal.packs

        def read() -> tuple[Pack, Mapping[str, int]]:
            return packs.pack(row.id), packs.used(row.id)

        self._desk.jobs.start(
            lambda _context: read(),
            owner=self,
            done=lambda found: self.page.show_pack(*found),
            failed=self._on_unreadable,
        )

    def _on_unreadable(self, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words:
            self.page.show_trouble(words.title, words.text)
        else:
            self._desk.messages.failed(error)

    def _hide(self, row: InstalledPack, on: bool) -> None:
        packs = self._desk.journal.packs

        def done(_nothing: object) -> None:
            if on:
                words = self.tr("{title} is hidden. Its prompt sets are not offered.")
            else:
                words = self.tr("{title} is shown again.")
            self._desk.messages.notice(
                words.format(title=row.title), undo=lambda: self._hide(row, not on)
            )

        self._desk.jobs.start(lambda _context: packs.hide(row.id, on=on), owner=self, done=done)

    def _ask_to_remove(self, row: InstalledPack) -> None:
        question = Question(
            title=self.tr("Remove {title}?").format(title=row.title),
            text=self.tr(
                "The entries that answered it keep their questions, and unfinished writing goes "
                "on. To have the pack again you need its file."
            ),
            yes=self.tr("Remove the pack"),
            no=self.tr("Keep it"),
            grave=True,
        )
        self._desk.messages.ask(question, lambda yes: self._remove(row) if yes else None)

    def _remove(self, row: InstalledPack) -> None:
        packs = self._desk.journal.packs

        def done(_nothing: object) -> None:
            words = self.tr("{title} is removed.").format(title=row.title)
            self._desk.messages.notice(words, self.tr("No entry was changed."))
            if self._sides.page_open:
                self.step_back()
            else:
                self.chooser.list.setFocus()

        self._desk.jobs.start(lambda _context: packs.remove(row.id), owner=self, done=done)

    def _open_page(self) -> None:
        if self.page.row and self._sides.open_page():
            self.page.back.setFocus()
            announce(self.page, self.page.row.title)

    def _go_to_search(self) -> None:
        self.chooser.search.setFocus()
        self.chooser.search.selectAll()


def packs_of_favourites(journal: OpenJournal) -> frozenset[str]:
    """Ids of packs with a favourite prompt set. Where nothing is a favourite, no set is read."""
    favourites = set(journal.wishes.favourites())
    if not favourites:
        return frozenset()
    prompts = journal.prompts
    return frozenset(each.pack.id for each in prompts.sets if prompts.name_of(each) in favourites)
