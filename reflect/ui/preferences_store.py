"""The settings in use, for the window: told at once, written a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reflect.settings import Settings, SettingsFile
    from reflect.ui.messages import Messages

MILLISECONDS = 400
"""A slider that is dragged is written once, when it rests."""


class PreferencesStore(QObject):
    """Changes settings; `changed` comes with the new ones."""

    changed = Signal(object)

    def __init__(self, file: SettingsFile, messages: Messages) -> None:
        super().__init__()
        self._file = file
        self._messages = messages
        self._timer = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self._timer.timeout.connect(self.save)

    @property
    def current(self) -> Settings:
        """The settings in use."""
        return self._file.current

    def change(self, **values: Any) -> None:
        """Use other values at once; raises `ValueError` for one out of its range."""
        self._file.change(**values)
        self._timer.start()
        self.changed.emit(self.current)

    def save(self) -> None:
        """Write what has changed now."""
        self._timer.stop()
        try:
            self._file.save()
        except OSError:
            self._messages.notice(
                self.tr("Your preferences could not be written down."),
                self.tr("They hold until you close Reflect. Your journal is untouched."),
            )
