"""Which files of evidence go with an account: none until it is ticked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.checks import BOX, Tick
from reflect.ui.parts.para import Para
from reflect.ui.prepare.evidence_told import pictures_warning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.domain.evidence import EvidenceId
    from reflect.domain.file_details import FileDetails
    from reflect.ui.look.theme import Look


class _File(QWidget):
    """One file: whether it goes, what it says besides, and whether the copy leaves that out."""

    edited = Signal()

    def __init__(self, look: Look, copy: EvidenceCopy) -> None:
        super().__init__()
        self._look = look
        self._details: FileDetails | None = None
        self.goes = Tick(look, copy.original)
        self.goes.setChecked(copy.chosen)
        self.told = Para(look, "", Role.HELP, "ink2")
        self.bare = Tick(look, self.tr("Leave this out of the copy"))
        self.bare.setAccessibleDescription(copy.original)
        self.bare.setChecked(copy.bare)
        self._column = QVBoxLayout(self)
        self._under = QVBoxLayout()
        self._column.addWidget(self.goes)
        self._column.addLayout(self._under)
        self._under.addWidget(self.told)
        self._under.addWidget(self.bare)
        self.goes.clicked.connect(self._on_clicked)
        self.bare.clicked.connect(self.edited)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show()

    @property
    def is_picture(self) -> bool:
        """Whether a picture goes with the account."""
        return self.goes.isChecked() and bool(self._details and self._details.picture)

    def show_details(self, details: FileDetails | None) -> None:
        """Tell what is known of the file."""
        self._details = details
        self._show()

    def _on_clicked(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        details = self._details
        self.told.set_text(details.told if details else self.tr("Reflect looks into the file."))
        self.told.setVisible(self.goes.isChecked())
        self.bare.setVisible(self.goes.isChecked() and bool(details and details.removable))

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._under.setContentsMargins(self._look.px(BOX + 10), 0, 0, 0)
        self._under.setSpacing(0)


class EvidenceChoice(QWidget):
    """The files of an entry, each with a box."""

    edited = Signal()

    def __init__(self, look: Look, copies: Sequence[EvidenceCopy]) -> None:
        super().__init__()
        self._look = look
        self._copies = tuple(copies)
        self.setAccessibleName(self.tr("Evidence"))
        self.files = tuple(_File(look, each) for each in copies)
        self._warning = Para(look, pictures_warning(), Role.HELP, "ink2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(Para(look, self.tr("Which evidence goes with it?"), Role.STRONG))
        words = self.tr("The files in your journal stay as they are. A reader gets copies.")
        self._column.addWidget(Para(look, words, Role.HELP, "ink2"))
        for file in self.files:
            self._column.addWidget(file)
            file.edited.connect(self._on_edited)
        self._column.addWidget(self._warning)
        look.changed.connect(self._restyle)
        self._restyle()
        self._warn()

    def copies(self) -> tuple[EvidenceCopy, ...]:
        """The files with the boxes as they are."""
        pairs = zip(self._copies, self.files, strict=True)
        return tuple(
            replace(copy, chosen=file.goes.isChecked(), bare=file.bare.isChecked())
            for copy, file in pairs
        )

    def carry(self, copies: Sequence[EvidenceCopy]) -> None:
        """Keep the names that were given in the next step."""
        self._copies = tuple(copies)

    def show_details(self, known: Mapping[EvidenceId, FileDetails]) -> None:
        """Tell what is known of each file."""
        for copy, file in zip(self._copies, self.files, strict=True):
            file.show_details(known.get(copy.evidence_id))
        self._warn()

    def _on_edited(self) -> None:
        self._warn()
        self.edited.emit()

    def _warn(self) -> None:
        self._warning.setVisible(any(file.is_picture for file in self.files))

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.px(8))
