"""Widgets one under the other, each with its own distance from the one above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QSpacerItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look


class Stack(QVBoxLayout):
    """Distances are given at scale 1 and follow the text. What is hidden takes none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__()
        self._look = look
        self._gaps: list[tuple[int, QSpacerItem, QWidget | None]] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        if parent is not None:
            parent.setLayout(self)
        look.changed.connect(self.fit)

    def put(self, what: QWidget | QLayout, *, above: int = 0) -> None:
        """Add a widget or a row, so far from the one above."""
        space = QSpacerItem(0, self._look.px(above))
        self.addSpacerItem(space)
        if isinstance(what, QWidget):
            self.addWidget(what)
            self._gaps.append((above, space, what))
        else:
            self.addLayout(what)
            self._gaps.append((above, space, None))

    def show_only_if(self, widget: QWidget, shown: bool) -> None:
        """Show a widget together with the distance above it, or neither."""
        widget.setVisible(shown)
        self.fit()

    def fit(self) -> None:
        """Set the distances again: the text or what is shown has changed."""
        for gap, space, widget in self._gaps:
            hidden = widget is not None and widget.isHidden()
            space.changeSize(0, 0 if hidden else self._look.px(gap))
        self.invalidate()
