"""What can be done with a whole set or prompt: for the mouse, and for whoever knows no keys yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from reflect.domain.pack_draft import PackDraft, Place
    from reflect.ui.look.theme import Look


class PartActions(QWidget):
    """Moving is for prompts; the pack itself has none of it."""

    move_wanted = Signal(int)
    """One place up or down."""
    double_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.up = Button(look, self.tr("Move up"), icon="arrow-up")
        self.down = Button(look, self.tr("Move down"), icon="arrow-down")
        self.double = Button(look, self.tr("Duplicate"), icon="copy")
        self.take_out = Button(look, "", icon="trash-2")
        flow = FlowLayout(self)
        for button in (self.up, self.down, self.double, self.take_out):
            flow.addWidget(button)
        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))
        self.double.clicked.connect(self.double_wanted)
        self.take_out.clicked.connect(self.removal_wanted)

    def show_part(self, draft: PackDraft, part: Place) -> None:
        """Offer what can be done with this part."""
        self.setVisible(bool(part.set_key))
        places = [each for each in draft.places() if each.prompt_key]
        is_prompt = bool(part.prompt_key)
        self.up.setVisible(is_prompt and part != places[0])
        self.down.setVisible(is_prompt and part != places[-1])
        self.take_out.set_words(
            self.tr("Remove this prompt") if is_prompt else self.tr("Remove this set")
        )
