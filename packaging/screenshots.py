"""Takes the pictures of the README from the real window, with an invented journal.

Run by hand when the window has changed: python packaging/screenshots.py. No screen is needed, and
the day is always the same, so the pictures change only with the program.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QTimer

from reflect.app import Reflect
from reflect.paths import Places
from reflect.services.demo import make_demo
from reflect.storage.stretching import MIB, Cost
from reflect.ui import views
from reflect.ui.application import Application
from reflect.ui.browse.journal_view import JournalView
from reflect.ui.language import OWN, speak
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens

PICTURES = Path(__file__).parent.parent / "docs" / "images"
NOW = datetime(2026, 11, 19, 19, 30, tzinfo=UTC)
SIZE = (1280, 800)
WORD = "family"
"""What is searched for on the picture of the journal."""
CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
PATIENCE, LONGEST = 400, 50
"""Milliseconds without a change after which a screen is whole; how often that is waited for."""


class Photographer:
    """One run of the program, from unlocking to the last picture."""

    def __init__(self, folder: Path) -> None:
        places = Places(
            journals=folder, config_file=folder / "settings.json", log_folder=folder / "log"
        )
        self._reflect = Reflect(places)
        self._reflect.settings.change(theme="light")
        self._app = Application()
        self._app.setCursorFlashTime(0)
        speak(self._app, OWN)
        self._program = Program(self._app, self._reflect, Start(), screens=real_screens())

    def take_all(self, folder: Path) -> None:
        """Make the journal, open it, and save each picture."""
        self._program.show()
        self._program.window.resize(*SIZE)
        self._program.jobs.start(lambda _context: self._open(folder), owner=self._program)
        while self._program.session is None:
            self._wait()
        self._save("today")
        self._program.window.commands.run("journal")
        view = self._program.session.frame.view
        if not isinstance(view, JournalView):
            message = "the journal is not on screen"
            raise TypeError(message)
        view.search_for(WORD)
        self._save("journal")
        self._program.window.let_close()
        self._program.end()

    def _open(self, folder: Path) -> None:
        made = make_demo(folder, self._reflect.library, now=NOW, cost=lambda: CHEAP)
        self._reflect.lock.unlock(
            lambda: self._reflect.journals.unlock(made.path, passphrase=made.passphrase)
        )

    def _save(self, name: str) -> None:
        """Save what is on screen once it no longer changes."""
        before = self._program.window.grab().toImage()
        for _ in range(LONGEST):
            self._wait()
            now = self._program.window.grab().toImage()
            if now == before:
                break
            before = now
        before.save(str(PICTURES / f"{name}.png"))

    def _wait(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(PATIENCE, loop.quit)
        loop.exec()


def main() -> None:
    """Save the pictures in docs/images."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(exist_ok=True)
    # The day on the pictures is that of the invented journal.
    with patch.object(views, "today", NOW.date), TemporaryDirectory() as folder:
        Photographer(Path(folder)).take_all(Path(folder) / "journals")


if __name__ == "__main__":
    main()
