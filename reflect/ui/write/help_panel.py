"""What is to know about the question that is being answered, in the margin kept for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.key_caps import KeyCaps
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from reflect.domain.prompts import Prompt
    from reflect.ui.look.theme import Look

REMINDER = "Enough to remind you; not enough to identify anyone."
"""The standing sentence of prompts that ask what happened; it is shown in a place of its own."""


class HelpPanel(Page):
    """Help, an invented example, the standing reminder, and the keys of the page."""

    closed = Signal()
    """The writer does not want it any more."""

    def __init__(self, look: Look) -> None:
        super().__init__("window", name="")
        self._look = look
        self.setAccessibleName(self.tr("About this question"))
        self.close_button = IconButton(look, "x", self.tr("Close the help"))
        self.close_button.clicked.connect(self.closed)
        self._help = Para(look, "", Role.BODY, "ink2")
        self._example_head = Para(look, self.tr("An example, invented"), Role.GROUP, "ink2")
        self._example = Para(look, "", Role.WRITER_SMALL, "ink2", rule="line")
        self._reminder = Notice(look, "plain", "", REMINDER, icon="hand-heart")
        self._build()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_prompt(self, prompt: Prompt) -> None:
        """Say what there is to say about a prompt."""
        reminds = REMINDER in prompt.help
        show_emphasised(self._help, prompt.help.replace(REMINDER, "").strip())
        self._help.setVisible(bool(self._help.text()))
        show_emphasised(self._example, prompt.example)
        for part in (self._example_head, self._example):
            part.setVisible(bool(prompt.example))
        self._reminder.setVisible(reminds)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Words(self.tr("About this question"), Role.STRONG), 1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self.content)
        self._column.addLayout(head)
        for part in (self._help, self._example_head, self._example, self._reminder):
            self._column.addWidget(part)
        self._keys = QVBoxLayout()
        for keys, does in (
            ("F1", self.tr("help")),
            ("Ctrl+Down", self.tr("next question")),
            ("Ctrl+M", self.tr("mark private")),
        ):
            self._keys.addWidget(KeyCaps(self._look, keys, does), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._keys)
        self._column.addStretch(1)

    def _restyle(self) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(24), look.px(18), look.px(12), look.px(24))
        self._column.setSpacing(look.px(12))
        self._keys.setContentsMargins(0, look.px(12), 0, 0)
        self._keys.setSpacing(look.px(8))
