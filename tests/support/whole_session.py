"""One session with the window, from the making of a journal to its lock, which ends this program.

Run as ``python -m tests.support.whole_session FOLDER``. What is exported goes into FOLDER. After
the lock the locked program runs in its place.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtTest import QSignalSpy

from reflect.app import Reflect
from reflect.packs.built_in import built_in_packs
from reflect.services.process_hardening import harden
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.application import Application
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens
from tests.journeys import test_window_journey as journey
from tests.support.builders import cheap_journals
from tests.support.fakes import FakeClock
from tests.support.hand import Hand
from tests.support.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Waiter:
    """Waits as pytest-qt does, without pytest."""

    def waitUntil(self, there: Callable[[], bool], timeout: int = PATIENCE) -> None:  # noqa: N802 - as there
        """Until this is so."""
        end = QDeadlineTimer(timeout)
        while not there():
            assert not end.hasExpired(), "waited in vain"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    @contextmanager
    def waitSignal(self, signal: Any, timeout: int = PATIENCE) -> Iterator[None]:  # noqa: N802 - as there
        """Until this was emitted."""
        spy = QSignalSpy(signal)
        yield
        self.waitUntil(lambda: spy.count() > 0, timeout)


def main() -> None:
    """Go through it."""
    harden()
    app = Application()
    reflect = Reflect()
    # Only the key derivation is cheaper than a writer's.
    reflect.journals = cheap_journals(FakeClock(), PromptLibrary(built_in_packs))
    run = Program(app, reflect, Start(), screens=real_screens())
    run.show()
    hand, waiter = Hand(run.window, Waiter()), Waiter()  # type: ignore[arg-type]  # waits alike
    hand.until(run.window.isActiveWindow)
    journey.made(hand)
    journey.catch_written(hand)
    journey.free_written(hand)
    journey.found_again(run, hand)
    journey.changed(run, hand)
    journey.deleted_and_undone(hand)
    journey.account_handed_on(run, hand, Path(sys.argv[1]), waiter)
    hand.until(lambda: run.guard)
    hand.press("Ctrl+L")
    app.exec()


if __name__ == "__main__":
    main()
