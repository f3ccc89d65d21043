"""Which keys are letters: where nothing can be typed, they are left to the window's commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def types_a_letter(event: QKeyEvent) -> bool:
    """Whether the key would put something into a text; a space is a key of its own."""
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & _HELD
