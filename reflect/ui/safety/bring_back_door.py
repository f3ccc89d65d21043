"""Bringing a backup back, as a new journal beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.errors import WrongPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.safety.safety_words import entries_words, made_words, place_words, state_words
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from reflect.services.backup_list import BackupRow
    from reflect.services.jobs import JobContext
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job


class BringBackDoor(View):
    """Every backup within reach, and the passphrase of its day."""

    brought_back = Signal(object)
    """Carries the path of the new journal."""
    back_wanted = Signal()

    def __init__(
        self, desk: Desk, rows: Sequence[BackupRow], *, back: str, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._rows = {str(row.path): row for row in rows}
        self._now = now
        self._job: Job | None = None
        look = desk.look
        self._bar = TopBar(look, back)
        options = [self._option(row) for row in rows]
        self.backup = OneOf(look, self.tr("Backups, the newest first"), options, upright=True)
        self.passphrase = PasswordField(look, self.tr("The passphrase you had then"))
        self._foot = BottomBar(look)
        self.stop_button = Button(look, self.tr("Stop"), "secondary", high=44)
        self.primary = Button(look, self.tr("Bring it back"), "primary", icon="history")
        self._page = Page("page", name=self.tr("Bring a backup back"))
        self._build(rows)
        self._connect()
        self._say()

    def arrive(self) -> None:
        """Begin with the newest."""
        self.backup.radio(self.backup.value()).setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way; nothing is left half made."""
        self._on_stop()
        self.passphrase.edit.clear()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return (self._page, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return brings it back."""
        return (Bound(id="primary", run=self.bring_back),)

    def bring_back(self) -> None:
        """Make the new journal, if the passphrase opens the backup."""
        if not self.passphrase.text():
            self.passphrase.point_to(self.tr("Type the passphrase that this journal had then."))
            return
        row = self._rows[self.backup.value()]
        passphrase = self.passphrase.text()
        self.primary.set_busy(self.tr("Bringing it back…"))
        self.stop_button.show()
        self._job = self._desk.jobs.start(
            lambda context: self._restored(row, passphrase, context),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            settled=self._on_settled,
        )

    def _restored(self, row: BackupRow, passphrase: str, context: JobContext) -> Path:
        """The path of the new journal: it is closed again, as only one is open in a window."""
        reflect = self._desk.reflect
        final = reflect.journals.restored_path(row.path, reflect.places.journals)
        back = reflect.journals.restore(row.path, final, passphrase=passphrase, context=context)
        back.journal.close()
        return final

    def _option(self, row: BackupRow) -> tuple[str, str, str]:
        said = (entries_words(row), state_words(row).lower(), place_words(row))
        return str(row.path), made_words(row, self._now()), ", ".join(part for part in said if part)

    def _build(self, rows: Sequence[BackupRow]) -> None:
        look = self._desk.look
        self._bar.set_title(self.tr("Bring a backup back"))
        self.backup.set_value(str(next((row for row in rows if row.readable), rows[0]).path))
        self.stop_button.hide()
        inner = QWidget()
        inner.setMaximumWidth(look.px(640))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(20))
        column.addWidget(Para(look, self.tr("Which one?"), Role.DOOR_TITLE))
        said = self.tr(
            "Each is a whole journal, as it was at that time. It opens with the passphrase or the "
            "recovery code of that time."
        )
        column.addWidget(Para(look, said))
        column.addWidget(self.backup)
        column.addWidget(self.passphrase)
        column.addStretch(1)
        row = QHBoxLayout(self._page.content)
        row.setContentsMargins(look.px(56), look.px(32), look.px(32), look.px(32))
        row.addWidget(inner)
        row.addStretch(1)
        self._foot.add(self.stop_button)
        self._foot.add(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self.back_wanted)
        self.primary.clicked.connect(self.bring_back)
        self.stop_button.clicked.connect(self._on_stop)
        self.passphrase.submitted.connect(self.bring_back)

    def _say(self) -> None:
        self._foot.say(self.tr("It comes back as a new journal. The one you have is not touched."))

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_done(self, path: Path) -> None:
        self.passphrase.edit.clear()
        self.brought_back.emit(path)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.passphrase.point_to(
                self.tr("That passphrase does not open this backup. Nothing was brought back.")
            )
        else:
            self._desk.messages.failed(error)

    def _on_settled(self) -> None:
        self._job = None
        self.stop_button.hide()
        self.primary.set_ready()
        self._say()
