"""The real window, for its benchmarks: ``python -m benchmarks.real_window [JOURNAL]``.

Ends when the page that opens a journal has been painted. With the folder of a journal that
`benchmarks.journals` made, it opens that, goes to the list, searches and writes, and prints how
long each took.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path

import reflect.ui  # noqa: F401 (before anything else loads Qt: as in the program, see there)

# isort: split
from PySide6.QtCore import QLocale, QTimer

from benchmarks.painting import after_paint, leave
from reflect.app import Reflect
from reflect.services.process_hardening import harden
from reflect.ui.application import Application
from reflect.ui.language import speak
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens

PRELOADED = 1_500
"""Milliseconds in which a passphrase is typed, at the least."""


def main(arguments: list[str]) -> None:
    """As `reflect.ui.application.open_window`, but for the end."""
    gc.disable()
    harden()
    app = Application()
    speak(app, QLocale.system().name())
    program = Program(app, Reflect(), Start(), screens=real_screens())
    if arguments[1:]:
        QTimer.singleShot(PRELOADED, partial(_open, program, Path(arguments[1])))
    else:
        after_paint(program.window, leave)
    program.show()
    app.exec()


def _open(program: Program, folder: Path) -> None:
    # The page that opens a journal must not wait for what a visit needs.
    from benchmarks.visit import Visit

    Visit(program, folder).begin()


if __name__ == "__main__":
    main(sys.argv)
