"""What stands under the mark: a title and a few facts, each with an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class Fact(NamedTuple):
    """One fact: the name of an icon, a bold line, and a sentence or two."""

    icon: str
    title: str
    text: str


class SideFacts(QWidget):
    """A title, and facts under it."""

    def __init__(self, look: Look, title: str, facts: Sequence[Fact], *, gap: int = 34) -> None:
        super().__init__()
        self._look = look
        self._gap = gap
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Para(look, title, Role.PAGE_TITLE))
        self._column.setSpacing(0)
        self._space = QWidget()
        self._column.addWidget(self._space)
        self._rows = [FactRow(look, fact) for fact in facts]
        for row in self._rows:
            self._column.addWidget(row)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        self._space.setFixedHeight(look.px(self._gap))
        for row in self._rows[:-1]:
            row.setContentsMargins(0, 0, 0, look.px(24))


class FactRow(QWidget):
    """An icon, and beside it a bold line over a sentence."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        self._look = look
        self._fact = fact
        self._icon = QLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Para(look, fact.title, Role.STRONG))
        words.addWidget(Para(look, fact.text, Role.BODY, "ink2"))
        self._row.addLayout(words, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        pixmap = look.icons.pixmap(self._fact.icon, "accent", 22, ratio=ratio)
        self._icon.setPixmap(pixmap)
        self._icon.setFixedSize(QSize(look.px(22), look.px(24)))
        self._row.setSpacing(look.px(16))
