"""The language of the window, and of the names of days and months in it."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

OWN = "en_GB"
"""The language that the texts in the code are written in."""


def speak(app: QCoreApplication, language: str) -> str:
    """Use a translation that comes with the program; returns the language in use."""
    used = language if _translated(app, language) else OWN
    QLocale.setDefault(QLocale(used))
    return used


def _translated(app: QCoreApplication, language: str) -> bool:
    folder = files("reflect.ui").joinpath("languages")
    source = folder.joinpath(f"{language}.qm")
    if not source.is_file():
        return False
    translator = QTranslator(app)
    with as_file(source) as file:
        return translator.load(str(file)) and app.installTranslator(translator)
