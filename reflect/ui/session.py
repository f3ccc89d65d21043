"""An open journal on screen: its frame, its views, and its rest after each write."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reflect.ui.background_check import BackgroundCheck
from reflect.ui.backup_news import BackupNews
from reflect.ui.quiet_backup import QuietBackup

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.desk import Desk
    from reflect.ui.frame import Frame
    from reflect.ui.screens import Views

SETTLE = 5_000
"""Milliseconds without a write after which the journal settles, and once its bin is emptied."""
AT_MOST = 5.0
"""Seconds that the end of the session waits for the last words to be kept."""


class Session(QObject):
    """Lives from unlocking to locking."""

    def __init__(self, frame: Frame, desk: Desk, views: Views) -> None:
        super().__init__(frame)
        self.frame = frame
        self._desk = desk
        self._bin_emptied = False
        self._check = BackgroundCheck(desk, self)
        self._backups = BackupNews(desk, self)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE)
        self._timer.timeout.connect(self._on_quiet)
        self._backup = QuietBackup(desk, self, self._timer.start)
        desk.changed.connect(self._timer.start)
        desk.commands.bind(views.global_commands(desk))
        frame.place_shown.connect(desk.messages.at)
        frame.open(views.place_views(desk))
        self._timer.start()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Have the views keep what is being written."""
        self._timer.stop()
        self._check.stop()
        self._backups.stop()
        self._backup.stop()
        self.frame.leave(left)

    def keep_now(self) -> None:
        """Have the views keep what is being written, and wait for it: the computer goes down."""
        kept = Event()
        self.frame.leave(lambda _kept: None)
        self._desk.jobs.start(lambda _context: kept.set(), owner=self)
        kept.wait(AT_MOST)

    def _on_quiet(self) -> None:
        journal = self._desk.journal
        if not self._bin_emptied:
            self._bin_emptied = True
            self._desk.jobs.start(lambda _context: journal.empty_bin(), owner=self)
            self._backups.begin()
            self._check.begin()
        self._desk.jobs.start(lambda _context: journal.settle(), owner=self)
        self._backup.begin()
