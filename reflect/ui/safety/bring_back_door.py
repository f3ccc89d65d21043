"""Bringing a backup back, as a new journal beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from reflect.services.restoring import by_passphrase_or_code
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.para import Para
from reflect.ui.safety.safety_words import entries_words, made_words, place_words, state_words
from reflect.ui.work_door import WorkDoor, WorkWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from reflect.services.backup_list import BackupRow
    from reflect.services.jobs import JobContext
    from reflect.services.restoring import Restored
    from reflect.ui.desk import Desk


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("BringBackDoor", text)


class BringBackDoor(WorkDoor):
    """Every backup within reach, and the passphrase of its day."""

    brought_back = Signal(object)
    """Carries the path of the new journal."""

    def __init__(
        self, desk: Desk, rows: Sequence[BackupRow], *, back: str, now: Callable[[], datetime]
    ) -> None:
        look = desk.look
        self._rows = {str(row.path): row for row in rows}
        options = [_option(row, now()) for row in rows]
        self.backup = OneOf(look, tr("Backups, the newest first"), options, upright=True)
        self.backup.set_value(str(next((row for row in rows if row.readable), rows[0]).path))
        passphrase = PasswordField(
            look,
            tr("The passphrase you had then"),
            help=tr("The recovery code of that time is taken too."),
        )
        each = tr(
            "Each is a whole journal, as it was at that time. It opens with the passphrase or the "
            "recovery code of that time."
        )
        super().__init__(desk, _words(), passphrase, Para(look, each), self.backup, back=back)

    def arrive(self) -> None:
        """Begin with the newest."""
        self.backup.radio(self.backup.value()).setFocus()

    def _begin(self) -> None:
        row, typed = self._rows[self.backup.value()], self.passphrase.text()
        self._work(lambda context: self._restored(row, typed, context))

    def _restored(self, row: BackupRow, typed: str, context: JobContext) -> Path:
        """The path of the new journal: it is closed again, as only one is open in a window."""
        reflect = self._desk.reflect
        final = reflect.journals.restored_path(row.path, reflect.places.journals)

        def restore(passphrase: str, code: str) -> Restored:
            return reflect.journals.restore(
                row.path, final, passphrase=passphrase, recovery_code=code, context=context
            )

        back, _ = by_passphrase_or_code(typed, restore)
        back.journal.close()
        return final

    def _done(self, path: Path) -> None:
        self.brought_back.emit(path)


def _option(row: BackupRow, now: datetime) -> tuple[str, str, str]:
    said = (entries_words(row), state_words(row).lower(), place_words(row))
    return str(row.path), made_words(row, now), ", ".join(part for part in said if part)


def _words() -> WorkWords:
    return WorkWords(
        title=tr("Bring a backup back"),
        heading=tr("Which one?"),
        foot=tr("It comes back as a new journal. The one you have is not touched."),
        go_on=tr("Bring it back"),
        icon="history",
        busy=tr("Bringing it back…"),
        missing=tr("Type the passphrase that this journal had then."),
        wrong=tr("That passphrase does not open this backup. Nothing was brought back."),
    )
