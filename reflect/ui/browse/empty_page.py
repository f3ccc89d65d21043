"""An empty state that can be scrolled where the window is too low for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from reflect.ui.parts.page import Page

if TYPE_CHECKING:
    from reflect.ui.parts.empty_state import EmptyState

BAR = 12
"""As much room on the left as the scroll bar has on the right."""


class EmptyPage(Page):
    """Keeps the state in the middle."""

    def __init__(self, state: EmptyState) -> None:
        super().__init__("window", name=state.accessibleName())
        column = QVBoxLayout(self.content)
        column.setContentsMargins(BAR, 0, 0, 0)
        column.addWidget(state)
