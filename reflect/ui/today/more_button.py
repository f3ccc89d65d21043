"""Three dots: what else can be done with the thing beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from reflect.ui.parts.buttons import IconButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.look.theme import Look


class MoreButton(IconButton):
    """Opens a menu under itself."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "ellipsis", name)
        self.menu_below = QMenu(self)
        self.clicked.connect(self._on_clicked)

    def add(self, text: str, run: Callable[[], object]) -> None:
        """Offer one more thing to do."""

        def chosen() -> None:
            run()

        self.menu_below.addAction(text).triggered.connect(chosen)

    def _on_clicked(self) -> None:
        width = self.menu_below.sizeHint().width()
        # The right edges meet: the button stands at the end of its row.
        self.menu_below.popup(self.mapToGlobal(QPoint(self.width() - width, self.height())))
