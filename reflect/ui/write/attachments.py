"""The files of the entry that is being written: attach one, take one away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.evidence.evidence_list import EvidenceList
from reflect.ui.evidence.handling import attach, remove
from reflect.ui.parts.ask_path import ask_file, documents_folder
from reflect.ui.parts.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.domain.entry import EntryId
    from reflect.domain.evidence import Evidence
    from reflect.ui.desk import Desk


class Attachments(QWidget):
    """Lists what is attached, under the answers. Every change is durable when it is shown."""

    def __init__(
        self,
        desk: Desk,
        entry_id: EntryId,
        become_entry: Callable[[Callable[[], object]], object],
    ) -> None:
        """``become_entry`` sees to it that there is an entry to attach to, and then calls."""
        super().__init__()
        self._desk = desk
        self._entry_id = entry_id
        self._become_entry = become_entry
        self.files = EvidenceList(desk.look, removable=True)
        self.button = Button(
            desk.look, self.tr("Attach a file"), "quiet", icon="paperclip", edge=True
        )
        self.button.setAccessibleDescription(
            self.tr("Keeps an encrypted copy with this entry. No account ever holds it.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        column.addWidget(self.files)
        column.addWidget(self.button)
        self.button.clicked.connect(self._ask)
        self.files.remove_wanted.connect(self._remove)
        self.load()

    def load(self) -> None:
        """See what is attached now."""
        self._desk.jobs.start(
            lambda _context: self._desk.journal.evidence.of_entry(self._entry_id),
            owner=self,
            done=self._show,
            failed=self._desk.messages.failed,
        )

    def attach(self, path: Path) -> None:
        """Attach this file."""
        keep = partial(attach, self._desk, self, self._entry_id, path, self.load)
        self._become_entry(keep)

    def _ask(self) -> None:
        ask_file(self, self.tr("Attach a file"), documents_folder(), self.attach)

    def _remove(self, file: Evidence) -> None:
        self.button.setFocus()
        remove(self._desk, self, file, self.load)

    def _show(self, files: tuple[Evidence, ...]) -> None:
        self.files.show_files(files)
