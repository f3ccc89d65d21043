"""Makes the daily backup while the writer rests, so that locking need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.services.quiet_backup import Ended
from reflect.ui.in_turns import InTurns

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.desk import Desk


class QuietBackup(QObject):
    """One backup at a time."""

    def __init__(self, desk: Desk, parent: QObject, again: Callable[[], object]) -> None:
        """``again`` is called when somebody wrote meanwhile: begin once it is quiet again."""
        super().__init__(parent)
        self._desk = desk
        self._again = again
        self._work = InTurns(desk, self, self._on_ended)

    def begin(self) -> None:
        """Look whether one is due, and make it; does nothing while one is being made."""
        self._work.begin(self._desk.journal.backups.quiet.steps)

    def stop(self) -> None:
        """Stop at once: the journal is about to close. What was begun is taken away."""
        self._work.stop()

    def _on_ended(self, how: Ended) -> None:
        if how is Ended.DISTURBED:
            self._again()
        elif how is Ended.FAILED:
            # Closing tries once more. Until then each try would fail as this one did.
            self.stop()
