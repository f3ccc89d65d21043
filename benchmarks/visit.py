"""A visit to a journal in the real window, and how long each step of it took."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest

from benchmarks.journals import JOURNAL_ID, MASTER
from benchmarks.painting import LastPaint, leave, resident
from reflect.storage.folder import JournalFolder
from reflect.ui.browse.search_field import SearchField
from reflect.ui.places import PlaceId

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.program import Program

WORDS = ("handover", "listen", "medicat", "family")


class Visit:
    """Opens a journal, looks for words in it, and goes."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._paint = LastPaint(program.window)
        self._left = list(WORDS)
        self._said: dict[str, Any] = {"keys": []}

    def begin(self) -> None:
        """Unlock with the key at hand, and wait for the first page."""
        program = self._program
        self._paint.measure(self._unlock, self._on_today, done=lambda: program.session is not None)

    def _unlock(self) -> None:
        reflect = self._program._reflect
        open_it = partial(reflect.lock.unlock, partial(_journal, self._folder, reflect))
        self._program.jobs.start(lambda _context: open_it(), owner=self._program)

    def _on_today(self, taken: float) -> None:
        self._said["today"] = taken
        session = self._program.session
        assert session
        go = partial(session.frame.go, PlaceId.JOURNAL)
        self._paint.measure(go, self._on_list, done=lambda: bool(self._field()))

    def _on_list(self, taken: float) -> None:
        self._said["list"] = taken
        self._said["memory"] = resident()
        self._type("", 0)

    def _type(self, word: str, at: int) -> None:
        if at < len(word):
            press = partial(QTest.keyClick, self._field(), word[at])
            self._paint.measure(press, partial(self._on_key, word, at + 1))
        elif self._left:
            forget = partial(self._field().setText, "")
            self._paint.measure(forget, lambda _: self._type(self._left.pop(), 0))
        else:
            leave(self._said)

    def _on_key(self, word: str, at: int, taken: float) -> None:
        self._said["keys"].append(taken)
        self._type(word, at)

    def _field(self) -> Any:
        """The field of the search, once the list is there and has given it the focus."""
        return self._program.window.findChild(SearchField)


def _journal(folder: Path, reflect: Reflect) -> OpenJournal:
    # The benchmark's journals have a key and no key file.
    keys: Any = SimpleNamespace(journal=JOURNAL_ID)
    return reflect.journals._open(JournalFolder(folder), keys, MASTER)
