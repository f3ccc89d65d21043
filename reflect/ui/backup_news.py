"""What there is to tell of backups, some seconds after unlocking: nothing if all is well."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.ui.in_turns import InTurns
from reflect.ui.safety.safety_words import drill_words, failed_words

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.backup import Drill, FailedBackup
    from reflect.ui.desk import Desk


class BackupNews(QObject):
    """Rehearses once a month, and tells what could not be made or would not come back."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rehearsal = InTurns(desk, self, self._on_rehearsed)

    def begin(self) -> None:
        """Look, when nobody waits for the journal; then rehearse, and hold nobody up."""
        backups = self._desk.journal.backups
        self._desk.jobs.start(lambda _context: backups.failed(), owner=self, done=self._on_looked)
        self._rehearsal.begin(backups.drills.steps)

    def stop(self) -> None:
        """Stop at once: the journal is about to close. The rehearsal is done another day."""
        self._rehearsal.stop()

    def _on_looked(self, failed: tuple[FailedBackup, ...]) -> None:
        if failed:
            title = self.tr("A backup could not be made")
            self._desk.messages.notice(title, failed_words(failed[0], _today()), tone="mark")

    def _on_rehearsed(self, drill: Drill | None) -> None:
        if drill and drill.fault:
            title = self.tr("The newest backup did not come back whole")
            self._desk.messages.notice(title, drill_words(drill, _today()), tone="wrong")


def _today() -> date:
    return datetime.now().astimezone().date()
