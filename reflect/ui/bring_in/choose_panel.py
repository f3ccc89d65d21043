"""Choosing the file or folder that another journal is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file, ask_folder, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class ChoosePanel(QWidget):
    """Two buttons, and a password for the few journals that have one."""

    path_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.file_button = Button(look, self.tr("Choose a file"), icon="file-text")
        self.folder_button = Button(look, self.tr("Choose a folder"), icon="folder-open")
        self.password = PasswordField(look, self.tr("Its password, if it has one"))
        self._chosen = Para(look, "", Role.BODY)
        self._chosen.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(16))
        column.addWidget(Para(look, self.tr("What would you like to bring in?"), Role.DOOR_TITLE))
        what = self.tr(
            "An export of Day One, a journal of jrnl, an export of Mini Diary, a folder of "
            "Markdown, a table saved as CSV, or a whole journal saved by Reflect. The other "
            "journal stays as it is."
        )
        column.addWidget(Para(look, what, Role.BODY, "ink2"))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.file_button)
        flow.addWidget(self.folder_button)
        column.addWidget(buttons)
        column.addWidget(self._chosen)
        column.addWidget(self.password)
        self.file_button.clicked.connect(self.ask_file)
        self.folder_button.clicked.connect(self._ask_folder)

    def show_path(self, name: str) -> None:
        """Say which one was chosen."""
        self._chosen.set_text(self.tr("Chosen: {name}").format(name=name))
        self._chosen.show()

    def ask_file(self) -> None:
        """Ask for a file."""
        ask_file(self, self.tr("Choose a file"), documents_folder(), self.path_chosen.emit)

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Choose a folder"), documents_folder(), self.path_chosen.emit)
