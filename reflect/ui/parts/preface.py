"""What to know before writing, where a subject may hurt or facts belong elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from reflect.domain.emphasis import without_marks
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


def show_emphasised(para: Para, text: str) -> None:
    """Show a prompt's words with their bold and italic stretches."""
    plain, found = without_marks(text)
    kinds = {True: SpanKind.STRONG, False: SpanKind.EMPHASIS}
    para.set_text(plain, [Span(part.start, part.end, kinds[part.strong]) for part in found])


class Preface(Surface):
    """An icon and a few sentences on a quiet ground."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__("aside")
        self._look = look
        self._icon = QLabel()
        self._words = Para(look, "", Role.BODY, "ink2")
        show_emphasised(self._words, text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        self._icon.setPixmap(look.icons.pixmap("info", "ink2", 20, ratio=self.devicePixelRatioF()))
        self._row.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        self._row.setSpacing(look.px(12))
