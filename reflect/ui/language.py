"""The language of the window, and of the names of days and months in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from reflect.paths import find_places

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

OWN = "en_GB"
"""The language that the texts in the code are written in."""
_FOLDER = Path(__file__).with_name("languages")


def speak(app: QCoreApplication, language: str) -> str:
    """Use a translation that comes with the program; returns the language in use."""
    used = language if _translated(app, language) else OWN
    QLocale.setDefault(QLocale(used))
    return used


def writers_language() -> str:
    """The language that prompts are wanted in, as BCP 47, unless the writer chose another."""
    return find_places().language or QLocale.system().bcp47Name()


def _translated(app: QCoreApplication, language: str) -> bool:
    source = _FOLDER / f"{language}.qm"
    if not source.is_file():
        return False
    translator = QTranslator(app)
    return translator.load(str(source)) and app.installTranslator(translator)
