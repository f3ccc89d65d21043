"""The ways to a pack: choose files or be handed them, look, install, and see it in the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import ReflectError
from reflect.ui.messages import Action
from reflect.ui.packs.looked_at import looked_at
from reflect.ui.places import PlaceId, places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.desk import Desk
    from reflect.ui.packs.looked_at import LookedAt


class PackRoutes(QObject):
    """Opens the door that a pack is looked at through."""

    refused = Signal(str, str)
    """A file is no pack that can be used; said in the place of packs while that is on screen."""
    shown = Signal(str)
    """The library should show the pack with this id."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self._asked_for = ""

    def asked_for(self) -> str:
        """The pack that the library was opened for, once: its view is made only then."""
        asked, self._asked_for = self._asked_for, ""
        return asked

    def ask(self) -> None:
        """Have the writer choose one file or several."""
        # The dialog is slow to import.
        from reflect.ui.parts.ask_path import ask_files, documents_folder

        window = self._desk.room.parent()
        if isinstance(window, QWidget):
            title, kind = self.tr("Choose packs to look at"), self.tr("Packs")
            kinds = f"{kind} (*.reflectpack)"
            ask_files(window, title, documents_folder(), kinds, self.look_at)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at a pack; at several in one go."""
        if len(paths) == 1:
            journal = self._desk.journal
            self._desk.jobs.start(
                lambda _context: looked_at(journal, paths[0]),
                owner=self,
                done=self._open_preview,
                failed=partial(self._on_refused, paths[0]),
            )
        elif paths:
            # Loaded when first opened.
            from reflect.ui.packs.many_door import ManyDoor

            door = ManyDoor(self._desk, paths, back=self._where())
            door.back_wanted.connect(self._desk.doors.close)
            self._desk.doors.open(door)

    def _open_preview(self, found: LookedAt) -> None:
        # Loaded when first opened.
        from reflect.ui.packs.preview_door import PreviewDoor

        door = PreviewDoor(self._desk, found, back=self._where(), today=self._today())
        door.back_wanted.connect(self._desk.doors.close)
        door.installed.connect(self._on_installed)
        self._desk.doors.open(door)

    def _on_refused(self, path: Path, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words and self._in_library():
            self.refused.emit(f"{path.name}: {words.title}", words.text)
        else:
            self._desk.messages.failed(error)

    def _on_installed(self, pack: InstalledPack, before: InstalledPack | None) -> None:
        words = self.tr("{title} is installed.")
        if before:
            words = self.tr("{title} is version {version} now.")
        said = words.format(title=pack.title, version=pack.version)
        self._desk.doors.close()
        if self._desk.place() is PlaceId.PACKS:
            self._desk.messages.notice(said)
            self.shown.emit(pack.id)
        else:
            see = Action(self.tr("See it"), partial(self._see, pack.id))
            self._desk.messages.notice(said, action=see)

    def _see(self, pack_id: str) -> None:
        self._asked_for = pack_id
        self._desk.go(PlaceId.PACKS)
        self.shown.emit(pack_id)

    def _in_library(self) -> bool:
        return self._desk.place() is PlaceId.PACKS and not self._desk.doors.views

    def _where(self) -> str:
        """What the place behind the door is called."""
        names = {place.id: place.text for place in places()}
        here = self._desk.place()
        return names.get(here, "") if here else ""
