"""A table, and a card for the row that is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.page import Page
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look
    from reflect.ui.prepare.tables import RowsTable


class TableAndCard(QWidget):
    """The card stands under the table; in a narrow window a row opens it in the table's place."""

    opened = Signal(bool)
    """The card has taken the place of the table, or has given it back."""

    def __init__(self, look: Look, table: RowsTable, *, back: str) -> None:
        """``back`` says where one comes from a card in a narrow window."""
        super().__init__()
        self._look = look
        self._narrow = False
        self._open = False
        self._alone = False
        self.table = table
        self.card = Surface("card")
        self.first: QWidget = self.card
        """What has the focus when the card is opened."""
        self.back = Button(look, back, "muted", icon="arrow-left", edge=True)
        self._page = Page("window", name=back)
        self._column = QVBoxLayout(self)
        self._inside = QVBoxLayout(self._page.content)
        self._chosen = False
        self._build()
        self.back.clicked.connect(self.close_card)
        table.clicked.connect(self.open_card)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_card(self, *, chosen: bool) -> None:
        """Whether there is a row to show the card of."""
        self._chosen = chosen
        self._open = self._open and chosen
        self._arrange()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show both, or one at a time."""
        self._narrow = narrow
        self._open = self._open and narrow
        self.table.set_narrow(narrow=narrow)
        self._arrange()

    def open_card(self) -> bool:
        """Show the card in the place of the table, where the window is narrow."""
        if not self._narrow or not self._chosen:
            return False
        self._open = True
        self._arrange()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.to_top()
        return True

    def close_card(self) -> bool:
        """Show the table again, if the card was in its place."""
        if not self._open:
            return False
        self._open = False
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._page, 1)
        self._column.addWidget(self.card)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.back)
        self._inside.addStretch(1)
        for part in (self._page, self.card):
            part.hide()

    def _arrange(self) -> None:
        alone = self._narrow and self._open
        if alone and self.card.parent() is self:
            self._inside.insertWidget(1, self.card)
        elif not alone and self.card.parent() is not self:
            self._column.addWidget(self.card)
        self.card.setVisible(self._chosen and (alone or not self._narrow))
        self._page.setVisible(alone)
        self.table.setVisible(not alone)
        if alone is not self._alone:
            self._alone = alone
            self.opened.emit(alone)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(20))
        self._inside.setSpacing(self._look.px(12))
