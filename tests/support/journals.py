"""A journal and an application without a disk, a key or a database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.check import CheckResult, Level
from reflect.services.changes import Announcer
from reflect.services.journal_lock import JournalLock
from reflect.services.quiet_backup import Ended
from reflect.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Generator

    from reflect.services.checking import Steps
    from reflect.services.turns import Turn


class FakeChecking:
    """Checks a journal without pages: it is fine."""

    def quick_steps(self) -> Steps:
        """One step, and nothing found."""
        yield 1, 1
        return CheckResult(level=Level.QUICK, when=datetime(2026, 3, 14, tzinfo=UTC), generation=0)


class FakeSteps:
    """Work of which none is due."""

    def __init__(self, ended: object) -> None:
        self._ended = ended

    def steps(self, _go_on: object) -> Generator[Turn, None, object]:
        """It ends at once."""
        yield from ()
        return self._ended


class FakeBackups:
    """Backups of which there is nothing to tell."""

    def __init__(self) -> None:
        self.drills, self.quiet = FakeSteps(None), FakeSteps(Ended.WELL)

    def failed(self) -> tuple[()]:
        """None."""
        return ()


class FakeJournal:
    """An open journal that only remembers what was asked of it."""

    def __init__(self, path: Path = Path("Practice.reflect")) -> None:
        self.name = path.stem
        self.path = path
        self.announcer = Announcer()
        self.checking = FakeChecking()
        self.backups = FakeBackups()
        self.asked: list[str] = []
        self.fails: Exception | None = None
        """What closing raises."""

    def empty_bin(self) -> None:
        """Remember it."""
        self.asked.append("empty_bin")

    def settle(self) -> None:
        """Remember it."""
        self.asked.append("settle")

    def close(self) -> None:
        """Remember it, or fail."""
        self._end("close")

    def let_go(self) -> None:
        """Remember it, or fail."""
        self._end("let go")

    def _end(self, how: str) -> None:
        if self.fails:
            raise self.fails
        self.asked.append(how)


class FakePlaces:
    """Folders of the test."""

    def __init__(self, folder: Path) -> None:
        self.journals = folder / "Reflect"
        self.log_folder = folder / "log"


class FakeReflect:
    """What the window needs of the application."""

    def __init__(self, folder: Path) -> None:
        self.places = FakePlaces(folder)
        self.settings = SettingsFile(folder / "settings.json")
        self.lock = JournalLock()
        self.journals = None

    def open(self) -> FakeJournal:
        """Open a journal, as the unlock page does on the journal's thread."""
        journal = FakeJournal(self.places.journals / "Practice.reflect")
        # A journal is whatever closes; the window asks no more of it.
        self.lock.unlock(lambda: journal)  # type: ignore[arg-type, return-value]
        return journal
