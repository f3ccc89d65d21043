"""What a new journal begins with: nothing, or a whole one that was saved as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.ui.look.theme import Look


class Beginning(QWidget):
    """A line that says so, and the button that changes it."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.file: Path | None = None
        """The saved journal; None for an empty beginning."""
        self._said = Words("", Role.HELP, "ink2")
        self.choose = Button(look, "", "quiet")
        flow = FlowLayout(self, down=0)
        flow.addWidget(self._said)
        flow.addWidget(self.choose)
        self.choose.clicked.connect(self._on_choose)
        self.begin_with(None)

    def begin_with(self, file: Path | None) -> None:
        """Begin with this saved journal, or with nothing."""
        self.file = file
        if file:
            self._said.setText(self.tr("Begins with all of {name}").format(name=file.name))
            self.choose.set_words(self.tr("Begin empty"))
        else:
            self._said.setText(self.tr("Begins empty"))
            self.choose.set_words(self.tr("Begin with a saved journal"))
        self.changed.emit()

    def _on_choose(self) -> None:
        if self.file:
            self.begin_with(None)
            return
        title = self.tr("A whole journal that was saved as JSON")
        ask_file(self, title, documents_folder(), self.begin_with)
