"""What there is to tell of backups, some seconds after unlocking: nothing if all is well."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.ui.safety.safety_words import drill_words, failed_words

if TYPE_CHECKING:
    from reflect.domain.backup import Drill, FailedBackup
    from reflect.services.jobs import JobContext
    from reflect.ui.desk import Desk

    Found = tuple[tuple[FailedBackup, ...], Drill | None]


class BackupNews(QObject):
    """Rehearses once a month, and tells what could not be made or would not come back."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def begin(self) -> None:
        """Look, when nobody waits for the journal."""
        self._desk.jobs.start(self._look, owner=self, done=self._tell)

    def _look(self, context: JobContext) -> Found:
        # Locking asks all work to stop.
        context.step(0, 1)
        backups = self._desk.journal.backups
        return backups.failed(), backups.drills.run_when_due()

    def _tell(self, found: Found) -> None:
        failed, drill = found
        messages, today = self._desk.messages, datetime.now().astimezone().date()
        if drill and drill.fault:
            title = self.tr("The newest backup did not come back whole")
            messages.notice(title, drill_words(drill, today), tone="wrong")
        elif failed:
            title = self.tr("A backup could not be made")
            messages.notice(title, failed_words(failed[0], today), tone="mark")
