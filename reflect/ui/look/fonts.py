"""The two voices: fonts that come with the program, by role."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from reflect.ui.look.tokens import SMALLEST_PX, TYPES, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

PROGRAM = "Atkinson Hyperlegible Next"
WRITER = "Source Serif 4"

_FOLDER = Path(__file__).parents[2] / "fonts"
_LOADED = "reflect_fonts_loaded"


def load_fonts(app: QGuiApplication) -> None:
    """Make the program's own fonts known to Qt, once for each application.

    Without them everything is set in the system's font, and can be read.
    """
    if app.property(_LOADED):
        return
    for file in _FOLDER.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    app.setProperty(_LOADED, True)


def font(role: Role, scale: float = 1.0, writer: str = WRITER) -> QFont:
    """The font of ``role`` at a text scale; ``writer`` is the family of the writer's words."""
    kind = TYPES[role]
    made = QFont(writer if kind.writer else PROGRAM)
    made.setPixelSize(max(SMALLEST_PX, round(kind.px * scale)))
    made.setWeight(QFont.Weight(kind.weight))
    return made


def line_height(role: Role, scale: float = 1.0) -> int:
    """The distance from one line to the next, in pixels."""
    return round(TYPES[role].line * scale)


def proportional_height(role: Role, scale: float = 1.0, writer: str = WRITER) -> float:
    """The per cent of the natural height of a line that makes `line_height`."""
    natural = QFontMetricsF(font(role, scale, writer)).height()
    return 100 * line_height(role, scale) / natural
