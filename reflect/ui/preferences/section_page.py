"""A section of the preferences: its name and its cards, in a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.settings import Settings
    from reflect.ui.look.theme import Look

WIDE, BAR = 768, 12
SIDES = {Breadth.WIDE: (36, 48), Breadth.MIDDLE: (24, 32), Breadth.NARROW: (36, 36)}
"""Left and right of the cards."""


class SectionPage(Page):
    """``wished`` carries the name of a setting and its new value."""

    wished = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__("window", name=title)
        self._look = look
        self._breadth = Breadth.WIDE
        self.title = title
        self._inside = QWidget()
        self.column = Stack(look, self._inside)
        """What the section shows, under its name."""
        self.back = Button(look, self.tr("Preferences"), "muted", icon="arrow-left", edge=True)
        self.back.setAccessibleName(self.tr("Back to Preferences"))
        self.back.clicked.connect(self.back_wanted)
        self.column.put(self.back)
        self.column.put(Para(look, title, Role.PANEL_TITLE), above=8)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.content)
        self._outer.addWidget(self._inside, 1)
        self._outer.addStretch(0)
        self.verticalScrollBar().rangeChanged.connect(self._on_more_or_less)
        look.changed.connect(self._restyle)

    @property
    def controls(self) -> Mapping[str, QWidget]:
        """The control of each setting that is chosen here, by the setting's name."""
        return {}

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand beside the sections, or over them with a way back."""
        self._breadth = breadth
        self._restyle()

    def finish(self) -> None:
        """Nothing more comes into the column."""
        self.column.addStretch(1)
        self._restyle()

    def _on_more_or_less(self, lowest: int, highest: int) -> None:
        """Text without a control in it scrolls by keyboard too."""
        more = highest > lowest and not self.controls
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if more else Qt.FocusPolicy.NoFocus)

    def _restyle(self) -> None:
        px = self._look.px
        left, right = SIDES[self._breadth]
        narrow = self._breadth is Breadth.NARROW
        top = px(16 if narrow else 34)
        self._outer.setContentsMargins(px(left), top, max(0, px(right) - BAR), px(32))
        self._inside.setMaximumWidth(px(WIDE))
        self.column.show_only_if(self.back, narrow)
