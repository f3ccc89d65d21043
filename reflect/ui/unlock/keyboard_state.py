"""What is known of the keyboard when a passphrase does not open: Caps Lock, and the layout."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

translate = QCoreApplication.translate

_KNOW_LAYOUT = frozenset({"windows", "cocoa"})
"""Where Qt's input method follows the keyboard; elsewhere it repeats the system's language."""


class KeyboardState(QObject):
    """Watches the keys of one field. Qt does not tell of Caps Lock, but a letter does."""

    def __init__(self, field: QObject) -> None:
        super().__init__(field)
        self.caps_lock = False
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Compare a letter with the Shift key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.lower() != letter.upper():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.caps_lock = letter.isupper() != shift
        return super().eventFilter(watched, event)

    def words(self) -> str:
        """What may help the writer; nothing if nothing is known."""
        said = [translate("keyboard", "Caps Lock is on.")] if self.caps_lock else []
        layout = layout_name()
        if layout:
            said.append(translate("keyboard", "The keyboard layout is {name}.").format(name=layout))
        return " ".join(said)


def layout_name() -> str:
    """What the keyboard's layout is called, where the system tells."""
    if QGuiApplication.platformName() not in _KNOW_LAYOUT:
        return ""
    locale = QGuiApplication.inputMethod().locale()
    territory = QLocale.territoryToString(locale.territory())
    return f"{QLocale.languageToString(locale.language())} ({territory})"
