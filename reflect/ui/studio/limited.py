"""Fields of the studio: each says how many characters are left, and leaves undoing to the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from reflect.ui.parts.box_field import BoxField, is_undo, leaves_undo
from reflect.ui.parts.field import Field

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look

_NEAR = 5
"""So many times as long a text could still be, and how much is left is not worth saying."""


class Line(QLineEdit):
    """A line whose keys of undoing are those of the door."""

    typed = Signal(str)
    """Its text was changed, by the keys or as a screen reader or dictation does it."""

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        # Qt calls it edited only when it was done with keys.
        self.textChanged.connect(self._on_changed)

    def put(self, text: str) -> None:
        """Put a text in, which nobody typed; the caret stays as far as it can."""
        if text == self.text():
            return
        at = self.cursorPosition()
        self._filling = True
        self.setText(text)
        self._filling = False
        self.setCursorPosition(min(at, len(text)))

    def _on_changed(self, text: str) -> None:
        if not self._filling:
            self.typed.emit(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo alone."""
        return False if leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do not undo by itself."""
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineField(Field):
    """A field with such a line in it."""

    def __init__(self, look: Look, label: str, *, help: str = "") -> None:
        self._line = Line()
        super().__init__(look, label, help=help, edit=self._line)
        self._line.textEdited.disconnect(self.changed)
        self._line.typed.connect(self.changed)

    def set_text(self, text: str) -> None:
        """Put a text in, which nobody typed."""
        self._line.put(text)


class LimitedLine(LineField):
    """One line of a text that may be so long and no longer."""

    def __init__(
        self, look: Look, label: str, limit: int, *, help: str = "", always: bool = False
    ) -> None:
        """``always`` says how much is left even while it is much."""
        super().__init__(look, label, help=help)
        self._about, self._limit, self._always = help, limit, always
        self.edit.textChanged.connect(self._count)
        self._count("")

    def _count(self, text: str) -> None:
        over = len(text.strip()) - self._limit
        error = too_long(over) if over > 0 else ""
        if error != self.error:
            self.set_error(error)
        if not error:
            self.set_help(counted(self._about, len(text), self._limit, always=self._always))


class LimitedBox(BoxField):
    """Several lines of a text that may be so long and no longer."""

    def __init__(
        self, look: Look, label: str, limit: int, *, help: str = "", smallest: int = 88
    ) -> None:
        super().__init__(look, label, help=help, smallest=smallest, undoes=False)
        self._about, self._limit = help, limit
        self.edit.textChanged.connect(self._count)

    def _count(self) -> None:
        text = self.edit.text()
        over = len(text.strip()) - self._limit
        self.set_error(too_long(over) if over > 0 else "")
        if over <= 0:
            self.set_help(counted(self._about, len(text), self._limit))


def counted(about: str, length: int, limit: int, *, always: bool = False) -> str:
    """What a field is for, and how many characters are left where that is worth saying."""
    left = limit - length
    if not always and (not length or left * _NEAR > limit):
        return about
    words = _tr("1 character left.") if left == 1 else _tr("{n} characters left.").format(n=left)
    return f"{about} {words}".strip()


def too_long(over: int) -> str:
    """By how much a text is too long."""
    if over == 1:
        return _tr("1 character too long. Shorten it a little.")
    return _tr("{n} characters too long. Shorten it.").format(n=over)


def _tr(text: str) -> str:
    return QCoreApplication.translate("limited", text)
