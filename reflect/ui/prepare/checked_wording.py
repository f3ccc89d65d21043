"""One answer as a reader will see it, with what is marked in it; it can be reworded in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.lines import utf16
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.parts.para import Span

ABOVE = 5
"""Over a heading of 22, so that a button of 32 has its middle."""


class CheckedWording(QWidget):
    """Read with its marks, or written in. Each keystroke is told with `typed`."""

    typed = Signal(str)
    begun = Signal()
    """Rewording begins: what is typed from now on is one change."""
    ended = Signal()
    span_pressed = Signal(int)

    def __init__(self, look: Look, heading: str, text: str, *, role: Role = Role.CHECKED) -> None:
        super().__init__()
        self._look = look
        self._heading = heading
        self._text = text
        self.title = Para(look, heading, Role.STRONG, "ink2")
        self.words = Para(look, text, role, rule="line")
        self.edit: AnswerEdit | None = None
        self.button = Button(look, self.tr("Reword"), "link")
        self._lay_out()
        self._name_button()
        self.button.clicked.connect(self._on_pressed)
        self.words.span_pressed.connect(self.span_pressed)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """The wording as it stands."""
        return self._text

    def show_text(self, text: str, spans: Sequence[Span]) -> None:
        """Show the wording with these stretches marked; what is being typed stays."""
        self._text = text
        self.words.set_text(text, spans)
        if self.edit and self.edit.text() != text:
            self.edit.blockSignals(True)
            self.edit.set_text(text)
            self.edit.blockSignals(False)

    def reword(self, start: int = -1, end: int = -1) -> None:
        """Let the writer type, with these characters selected, or at the end."""
        if self.edit is None:
            name = self.tr("{heading}, as a reader will see it").format(heading=self._heading)
            self.edit = AnswerEdit(self._look, name)
            self.edit.set_text(self._text)
            self.edit.textChanged.connect(self._on_typed)
            self._column.addWidget(self.edit)
            # At once: what is not in sight yet cannot take the focus.
            self.edit.show()
            self.words.hide()
            self.begun.emit()
            self._name_button()
        self._select(self.edit, start, end)
        self.edit.setFocus()

    def stop(self) -> bool:
        """Read again; False when nothing was being typed."""
        if self.edit is None:
            return False
        had_focus = self.edit.hasFocus()
        self.edit.hide()
        self.edit.deleteLater()
        self.edit = None
        self.words.show()
        self._name_button()
        if had_focus:
            self.button.setFocus()
        self.ended.emit()
        return True

    def _select(self, edit: AnswerEdit, start: int, end: int) -> None:
        cursor = edit.textCursor()
        if start < 0:
            cursor.movePosition(cursor.MoveOperation.End)
        else:
            cursor.setPosition(utf16(self._text, start))
            cursor.setPosition(utf16(self._text, end), cursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    def _on_pressed(self) -> None:
        if not self.stop():
            self.reword()

    def _on_typed(self) -> None:
        if self.edit:
            self._text = self.edit.text()
            self.typed.emit(self._text)

    def _name_button(self) -> None:
        words = self.tr("Reword") if self.edit is None else self.tr("Done")
        self.button.set_words(words)
        named = self.tr("{verb}: {heading}").format(verb=words, heading=self._heading)
        self.button.setAccessibleName(named)
        self._place_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end of the heading, which is lower than a target may be."""
        super().resizeEvent(event)
        self._place_button()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self.words)
        self.button.setParent(self)

    def _place_button(self) -> None:
        self.button.adjustSize()
        self.button.move(self.width() - self.button.width(), 0)

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(0, px(ABOVE), 0, 0)
        self._column.setSpacing(px(6))
        self._head.setContentsMargins(0, 0, px(72), 0)
        self._place_button()
