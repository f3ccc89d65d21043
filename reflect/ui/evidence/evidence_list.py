"""The files of an entry in a quiet list: name, size, and what can be done with each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.evidence import Evidence
    from reflect.ui.look.theme import Look


def size_words(size: int) -> str:
    """The size of a file as people say it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class EvidenceList(QWidget):
    """Shows files and emits what somebody wants of one; nothing of a file is opened or shown."""

    copy_wanted = Signal(object)
    """Save a copy of this `Evidence`."""
    remove_wanted = Signal(object)
    """Take this `Evidence` away."""

    def __init__(self, look: Look, *, removable: bool = False) -> None:
        super().__init__()
        self._look = look
        self._removable = removable
        self.buttons: list[Button] = []
        """From top to bottom."""
        self.setAccessibleName(self.tr("Evidence"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []
        self.hide()

    def show_files(self, files: Sequence[Evidence]) -> None:
        """Show these, or nothing at all."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        heading = Words(self.tr("Evidence"), Role.GROUP, "ink2")
        self._rows = [heading, *(self._row(each) for each in files)] if files else []
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(files))

    def _row(self, file: Evidence) -> QWidget:
        look = self._look
        name = Words(file.name, Role.BODY)
        name.set_shrinkable()
        row = QWidget()
        row.setMinimumHeight(look.px(40))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(12))
        line.addWidget(Icon(look, "paperclip", "ink2", 18))
        line.addWidget(name)
        line.addWidget(Words(size_words(file.size), Role.META, "ink2"))
        line.addStretch(1)
        line.addWidget(self._button(file))
        return row

    def _button(self, file: Evidence) -> Button:
        if self._removable:
            text, icon, wanted = self.tr("Remove"), "trash-2", self.remove_wanted
            spoken = self.tr("Remove {name}")
        else:
            text, icon, wanted = self.tr("Save a copy"), "download", self.copy_wanted
            spoken = self.tr("Save a copy of {name}")
        button = Button(self._look, text, "quiet", icon=icon)
        button.setAccessibleName(spoken.format(name=file.name))
        button.clicked.connect(partial(wanted.emit, file))
        self.buttons.append(button)
        return button
