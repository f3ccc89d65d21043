"""Short prompts that belong together, asked side by side: a session's community, minutes, role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.prompts import Kind
from reflect.ui.look.tokens import Role
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.write.prompt_card import PromptCard

_BESIDE = frozenset({Kind.MINUTES, Kind.DATE, Kind.CHOICE, Kind.YES_NO})


class GroupCard(QWidget):
    """A heading and several small prompts: texts one below the other, the rest in one row."""

    entered = Signal()

    def __init__(self, look: Look, title: str, cards: Sequence[PromptCard]) -> None:
        super().__init__()
        self._look = look
        self.cards = tuple(cards)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Para(look, title, Role.PROMPT))
        self._row = QWidget()
        self._flow = FlowLayout(self._row, across=24, down=12)
        self._laid_out = False
        for card in self.cards:
            card.entered.connect(self.entered)
            self._place(card)
        if self._laid_out:
            self._column.addWidget(self._row)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def has_words(self) -> bool:
        """Whether anything in the group is answered."""
        return any(card.has_words for card in self.cards)

    @property
    def private(self) -> bool:
        """Whether all of it is private."""
        return all(card.private for card in self.cards)

    def focus(self) -> None:
        """Put the focus into the first of them."""
        self.cards[0].focus()

    def _place(self, card: PromptCard) -> None:
        if card.prompt.kind not in _BESIDE:
            self._column.addWidget(card)
            return
        self._laid_out = True
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Words(card.prompt.heading, Role.HELP, "ink2"))
        row.addWidget(card.control.widget)
        card.setParent(self)
        card.hide()
        self._flow.addWidget(pair)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(12))
