"""Cards of settings: one to a row, with its name on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

LABEL, GAP = 176, 16
ROW = 71
"""A row is 72 high with the hairline under it."""
BESIDE = 700
"""A narrower row has its name over the control."""


class SettingRow(QWidget):
    """A name and the control that it belongs to."""

    def __init__(self, look: Look, name: str, control: QWidget, *, high: int = ROW) -> None:
        """``high`` is the least height where name and control stand side by side."""
        super().__init__()
        self._look = look
        self._high = high
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name = Para(look, name, Role.STRONG)
        self._beside = True
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._named = QVBoxLayout()
        self._named.addWidget(self._name)
        self._row.addLayout(self._named)
        self._row.addLayout(_at_left(control), 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name over the control where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(BESIDE)
        if beside != self._beside:
            self._beside = beside
            self._restyle()

    def _restyle(self) -> None:
        px, beside = self._look.px, self._beside
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        # A tall control has its name beside its top.
        tall = self._high > ROW
        above = px(8) if tall or not beside else 0
        below = px(20) if tall else px(0 if beside else 12)
        self._row.setContentsMargins(0, above, 0, below)
        self._row.setSpacing(px(GAP if beside else 8))
        self._name.setMinimumWidth(px(LABEL) if beside else 0)
        self._name.setMaximumWidth(px(LABEL if beside else 640))
        self._named.setContentsMargins(0, px(2) if tall and beside else 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        self._named.setAlignment(self._name, top if beside else Qt.AlignmentFlag(0))
        self.setMinimumHeight(px(self._high) if beside and not tall else 0)


def _at_left(control: QWidget) -> QBoxLayout:
    """A control that has a width of its own stands at the left."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.addWidget(control)
    if control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
        row.addStretch(1)
    return row


class SettingCard(Surface):
    """Rows with a hairline between them."""

    def __init__(self, look: Look) -> None:
        super().__init__("card")
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, row: QWidget) -> None:
        """Put a row under those that are there."""
        if self._column.count():
            self._column.addWidget(Hairline())
        self._column.addWidget(row)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows and no others; what is no longer shown is deleted."""
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget and widget not in rows:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self.add(row)

    def _restyle(self) -> None:
        side, above = self._look.px(24), self._look.px(20)
        self._column.setContentsMargins(side, above, side, above)
