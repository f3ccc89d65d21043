"""The Qt application: what is true for the whole program."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from reflect.app import Reflect
from reflect.services.journal_lock import LockState
from reflect.services.process_hardening import harden
from reflect.ui.handed_in import are_packs, taken_by_running
from reflect.ui.language import speak
from reflect.ui.program import Program, read_start
from reflect.ui.screens import real_screens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from reflect.services.changes import Changes

DESKTOP_ID = "org.reflect_journal.Reflect"
ICON = Path(__file__).parent / "look" / "app_icon.png"


class Application(QApplication):
    """The one application of this process; brings news from other threads home."""

    changed = Signal(object)
    """Carries the `Changes` of every write, on the GUI thread."""
    lock_changed = Signal(object)
    """Carries each new `LockState`, on the GUI thread."""
    pack_opened = Signal(object)
    """Somebody opened this file of a pack with the program: macOS says it so."""
    _told = Signal(object)

    def __init__(self, arguments: Sequence[str] = ("reflect",)) -> None:
        # Said as an argument: PySide's setStyle answers with the style, and loads all the names
        # that styles know to do so, which takes as long as a page.
        super().__init__([*arguments, "-style", "fusion"])
        self.setApplicationName("Reflect")
        self.setDesktopFileName(DESKTOP_ID)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def tell(self, news: Changes | LockState) -> None:
        """Pass news on to the window, from any thread."""
        self._told.emit(news)

    def event(self, event: QEvent) -> bool:
        """Hear of files that the system has the program open."""
        if isinstance(event, QFileOpenEvent) and are_packs((Path(event.file()),)):
            self.pack_opened.emit(Path(event.file()))
            return True
        return super().event(event)

    @Slot(object)
    def _on_told(self, news: Changes | LockState) -> None:
        if isinstance(news, LockState):
            self.lock_changed.emit(news)
        else:
            self.changed.emit(news)


def open_window(arguments: Sequence[str]) -> int:
    """Run the program with its window; returns the exit code."""
    harden()
    reflect, start = Reflect(), read_start(arguments)
    if start.packs and taken_by_running(reflect, start.packs):
        return 0
    app = Application()
    app.setWindowIcon(QIcon(str(ICON)))
    speak(app, QLocale.system().name())
    program = Program(app, reflect, start, screens=real_screens())
    app.pack_opened.connect(lambda path: program.hand_in((path,)))
    _hook(program)
    program.show()
    code = app.exec()
    program.end()
    return code


def _hook(program: Program) -> None:
    """Let every fault of ours be kept without content and told, whichever thread it is in."""

    def hear(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        program.messages.failed(error)

    def keep(fault: Any) -> None:
        if fault.exc_value:
            program.faults.keep(fault.exc_value)

    sys.excepthook = hear
    threading.excepthook = keep
    sys.unraisablehook = keep
