"""What scrolls: a page whose column never shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from reflect.ui.parts.surface import Ground


class Page(QScrollArea):
    """A ground that scrolls up and down. The room of the scroll bar is always kept."""

    def __init__(self, ground: Ground = "window", *, name: str = "") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # A viewport of ours: to hand out one that Qt made itself, PySide first loads every class
        # of widget there is, and the first page waits for that.
        self.setViewport(QWidget())
        self.content = Surface(ground)
        """Give it a layout."""
        self.setWidget(self.content)
        self.setProperty("surface", ground)
        self.verticalScrollBar().setProperty("idle", True)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def bring_into_view(self, widget: QWidget, margin: int = 24) -> None:
        """Scroll until a widget is in sight."""
        self.ensureWidgetVisible(widget, 0, margin)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.verticalScrollBar().setValue(0)

    def _on_range_changed(self) -> None:
        bar = self.verticalScrollBar()
        idle = bar.maximum() <= bar.minimum()
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            bar.style().unpolish(bar)
            bar.style().polish(bar)
