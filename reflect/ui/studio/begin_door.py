"""Make a pack: the door before the studio."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.services.pack_making import source_in_file
from reflect.services.studio.beginnings import may_be_changed, models
from reflect.ui.studio.begin_page import FILE, MODEL, PACK, BeginPage
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.services.open_journal import OpenJournal
    from reflect.services.pack_offers import InstalledPack
    from reflect.services.studio.beginnings import About, Model
    from reflect.services.studio.open_draft import OpenDraft
    from reflect.services.studio.studio import DraftFolder
    from reflect.ui.desk import Desk


class Choices(NamedTuple):
    """What a pack can begin with."""

    models: tuple[Model, ...]
    packs: tuple[InstalledPack, ...]
    folders: tuple[DraftFolder, ...]


class BeginDoor(View):
    """Nothing is written before the primary is pressed."""

    back_wanted = Signal()
    opened = Signal(object)
    """An `OpenDraft`."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        super().__init__()
        self._desk = desk
        self.page = BeginPage(desk.look, back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.page.back_wanted.connect(self.back_wanted)
        self.page.wanted.connect(self._begin)
        self.page.folder_wanted.connect(self._open)
        journal = desk.journal
        desk.jobs.start(
            lambda context: _choices(journal),
            owner=self,
            done=lambda found: self.page.show_choices(*found),
        )

    def arrive(self) -> None:
        """Begin with the choice."""
        self.page.arrive()

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return self.page.panes()

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the door is for."""
        return (Bound(id="primary", run=self.page.press_primary),)

    def _begin(self) -> None:
        page, studio = self.page, self._desk.journal.studio
        about, place, how = page.about(), page.place.path, page.how.value()
        if how == PACK:
            pack_id = page.pack.value()
            file = page.file if pack_id == FILE else None
            self._start(lambda: _begun_with_pack(self._desk.journal, place, about, file or pack_id))
        else:
            model = page.model.value() if how == MODEL and page.model else ""
            self._start(lambda: studio.begin(place, about, model=model))

    def _open(self, folder: Path) -> None:
        self._start(lambda: self._desk.journal.studio.open(folder))

    def _start(self, work: Callable[[], OpenDraft]) -> None:
        self.page.primary.set_busy(self.tr("Beginning…"))
        self._desk.jobs.start(
            lambda context: work(),
            owner=self,
            done=self.opened.emit,
            failed=self._desk.messages.failed,
            settled=self.page.primary.set_ready,
        )


def _choices(journal: OpenJournal) -> Choices:
    packs = tuple(each for each in journal.packs.rows() if may_be_changed(each))
    return Choices(models(), packs, journal.studio.folders())


def _begun_with_pack(
    journal: OpenJournal, place: Path, about: About, pack: Path | str
) -> OpenDraft:
    """Begin with a pack that is built in or installed, or with one in a file."""
    source = journal.packs.source(pack) if isinstance(pack, str) else source_in_file(pack)
    return journal.studio.begin_with_pack(place, about, source)
