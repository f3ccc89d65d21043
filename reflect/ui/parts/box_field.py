"""A field for several lines: a label, a box that grows with its text, and help under it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from reflect.ui.look.tokens import Role
from reflect.ui.parts.field import Labelled

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QWheelEvent

    from reflect.ui.look.theme import Look

_AROUND = 18
"""Padding and border above and below the text, together."""


class BoxEdit(QTextEdit):
    """Plain text of the program's own words. Tab leaves it; it never scrolls by itself."""

    typed = Signal()
    """The writer changed the text."""

    def __init__(self, look: Look, *, smallest: int = 88, undoes: bool = True) -> None:
        """Without ``undoes``, undoing is left to whatever it stands on."""
        super().__init__()
        self._look = look
        self._smallest = smallest
        self._filling = False
        self.setProperty("boxed", True)
        self.setUndoRedoEnabled(undoes)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.textChanged.connect(self._on_changed)
        look.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What was typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in, which nobody typed; the caret stays where it was as far as it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undoing to the page, where the page undoes."""
        if not self.isUndoRedoEnabled() and leaves_undo(event):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys with Alt to the page."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text, and nothing but the text."""
        self.insertPlainText(source.text())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _on_changed(self) -> None:
        if not self._filling:
            self.typed.emit()

    def _restyle(self) -> None:
        self.document().setDefaultFont(self._look.font(Role.BODY))
        self._on_size_changed(self.document().documentLayout().documentSize())

    def _on_size_changed(self, size: QSizeF) -> None:
        wanted = math.ceil(size.height()) + self._look.px(_AROUND)
        self.setFixedHeight(max(self._look.px(self._smallest), wanted))


class BoxField(Labelled):
    """As `Field`, for more than one line."""

    def __init__(
        self, look: Look, label: str, *, help: str = "", smallest: int = 88, undoes: bool = True
    ) -> None:
        self.edit = BoxEdit(look, smallest=smallest, undoes=undoes)
        super().__init__(look, label, self.edit, help=help)
        self.edit.typed.connect(lambda: self.changed.emit(self.edit.text()))

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text in, which nobody typed."""
        self.edit.set_text(text)

    def set_error(self, text: str) -> None:
        """As `Labelled.set_error`; what is wrong already is not read out again as one types."""
        if text != self.error:
            super().set_error(text)


def leaves_undo(event: QEvent) -> bool:
    """Whether an event asks a field for the keys of undo and redo; it is then left to the page."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if is_undo(event):
        event.ignore()
        return True
    return False


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key undoes, or does again."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)
