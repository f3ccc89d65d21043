"""The backups of a journal that does not open: how old each is, how it was checked, which one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.stack import Stack
from reflect.ui.safety.safety_words import made_words
from reflect.ui.unlock.backups_words import row_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reflect.services.backup_list import BackupRow
    from reflect.ui.look.theme import Look

translate = QCoreApplication.translate

NEWEST = "newest"
SHOWN = 4
"""So many of the newest are listed at first."""


class BackupChoice(QWidget):
    """The newest that can be read, or one of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: tuple[BackupRow, ...] = ()
        self._now: datetime | None = None
        self.options: OneOf | None = None
        self.every = Button(look, "", "quiet", edge=True)
        self.every.clicked.connect(self._show_all)
        self._stack = Stack(look, self)
        self._stack.put(self.every, above=4)

    def show_rows(self, rows: Sequence[BackupRow], now: datetime) -> None:
        """List these, and choose the newest that can be read."""
        self._rows, self._now = tuple(rows), now
        self._list(self._rows[:SHOWN])

    @property
    def chosen(self) -> BackupRow | None:
        """The one that is chosen; the newest that seems sound, if none is."""
        value = self.options.value() if self.options else NEWEST
        if value == NEWEST:
            return next((row for row in self._rows if row.readable), None)
        return next(row for row in self._rows if str(row.path) == value)

    @property
    def newest(self) -> bool:
        """Whether it is to be the newest that can be read, whichever that is."""
        return self.options is None or self.options.value() == NEWEST

    def first(self) -> QWidget | None:
        """Where one begins; None if there is nothing to choose."""
        return self.options.radio(self.options.value()) if self.options else None

    def _show_all(self) -> None:
        self._list(self._rows)
        first = self.first()
        if first:
            first.setFocus()

    def _list(self, rows: Sequence[BackupRow]) -> None:
        if self.options:
            self.options.hide()
            self.options.deleteLater()
            self.options = None
        now = self._now
        if now and any(row.readable for row in self._rows):
            each = [(str(row.path), made_words(row, now), row_words(row, now)) for row in rows]
            self.options = OneOf(self._look, translate("backups", "Backups, the newest first"),
                                 [self._first_option(now), *each], upright=True)  # fmt: skip
            self.options.set_value(NEWEST)
            for row in rows:
                self.options.radio(str(row.path)).setEnabled(row.readable)
            self._stack.insertWidget(0, self.options)
            self._come_before(self.every, self.options)
        more = self.options is not None and len(rows) < len(self._rows)
        self.every.set_words(translate("backups", "All {n}").format(n=len(self._rows)))
        self._stack.show_only_if(self.every, more)

    @staticmethod
    def _come_before(after: QWidget, options: OneOf) -> None:
        # They are made later than what follows them.
        before: QWidget = after.previousInFocusChain()  # type: ignore[assignment]  # it is a ring
        while before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()  # type: ignore[assignment]  # as above
        for radio in options.findChildren(QRadioButton):
            QWidget.setTabOrder(before, radio)
            before = radio

    def _first_option(self, now: datetime) -> tuple[str, str, str]:
        row = next(row for row in self._rows if row.readable)
        said = translate("backups", "{when}. If it cannot be read in full, the one before it.")
        title = translate("backups", "The newest that can be read")
        return NEWEST, title, said.format(when=made_words(row, now))
