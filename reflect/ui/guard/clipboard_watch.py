"""Takes back what was copied here: the clipboard forgets it after a minute."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

from reflect.ui.parts.clipboard import is_private, private_text

KEPT = 60_000
"""Milliseconds that words stay on the clipboard."""


class ClipboardWatch(QObject):
    """What others have put there since stays."""

    def __init__(self, clipboard: QClipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._owns = {
            QClipboard.Mode.Clipboard: clipboard.ownsClipboard,
            QClipboard.Mode.Selection: clipboard.ownsSelection,
        }
        self.timers = {mode: self._timer(mode) for mode in self._owns}
        """One for the clipboard and one for what is only selected."""
        clipboard.changed.connect(self._on_changed)

    def _timer(self, mode: QClipboard.Mode) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=KEPT)
        timer.timeout.connect(partial(self._take_back, mode))
        return timer

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if mode not in self.timers:
            return
        if not self._ours(mode):
            self.timers[mode].stop()
            return
        self.timers[mode].start()
        held = self._clipboard.mimeData(mode)
        # A line edit of Qt's copies its words without the request not to keep them.
        if held and held.hasText() and not is_private(held):
            self._clipboard.setMimeData(private_text(held.text()), mode)

    def _take_back(self, mode: QClipboard.Mode) -> None:
        if self._ours(mode):
            self._clipboard.clear(mode)

    def _ours(self, mode: QClipboard.Mode) -> bool:
        return self._owns[mode]()
