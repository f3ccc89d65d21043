"""One answer on the reading page: the prompt's heading over the writer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.browse.light_marks import styled
from reflect.ui.browse.read_text import ReadText
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.words import Words
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from reflect.ui.browse.reading import Answered
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token


class ReadAnswer(QWidget):
    """A heading, what is to know about it at its right, and the answer beside the rule."""

    def __init__(self, look: Look, answer: Answered, *, alone: str) -> None:
        """``alone`` names an answer that has no heading."""
        super().__init__()
        self._look = look
        role = Role.WRITER if answer.written else Role.BODY
        rule: Token = "privateLine" if answer.private else "line"
        self.text = ReadText(
            look, answer.heading or alone, role, rule=rule if answer.written else None
        )
        self._show(answer)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = self._heading(answer)
        if self._head.count():
            self._column.addLayout(self._head)
        self._column.addWidget(self.text)
        look.changed.connect(self._fit)
        self._fit()

    def _show(self, answer: Answered) -> None:
        if answer.written:
            words = styled(answer.text)
            self.text.set_words(words.text, words.with_hits(answer.hits))
        else:
            hits = [Span(start, end, SpanKind.HIT) for start, end in answer.hits]
            self.text.set_words(answer.text, hits)
        if answer.private:
            self.text.setAccessibleDescription(self.tr("private"))

    def _heading(self, answer: Answered) -> QHBoxLayout:
        row = QHBoxLayout()
        if answer.heading:
            row.addWidget(Para(self._look, answer.heading, Role.STRONG, "ink2"), 1)
        elif answer.note or answer.private:
            row.addStretch(1)
        if answer.note:
            row.addLayout(self._beside(Words(answer.note, Role.META, "ink3"), Role.META))
        if answer.private:
            row.addLayout(self._beside(PrivateMark(self._look), Role.LABEL))
        return row

    def _beside(self, widget: QWidget, role: Role) -> QVBoxLayout:
        """What stands at the right is in the middle of the heading's first line."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing((self._look.line(Role.STRONG) - self._look.line(role)) // 2)
        column.addWidget(widget)
        column.addStretch(1)
        return column

    def _fit(self) -> None:
        self._column.setSpacing(self._look.px(6))
        self._head.setSpacing(self._look.px(16))
