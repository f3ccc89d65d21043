"""A row with something on the left and something on the right, where both have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look


class TwoEnds(QWidget):
    """Side by side; where they do not fit, one above the other."""

    def __init__(
        self, look: Look, left: QWidget, right: QWidget, *, right_above: bool = False
    ) -> None:
        """``right_above`` is for a form's last row, where the primary comes before the way out."""
        super().__init__()
        self._look = look
        self._ends = (left, right)
        down, up = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop
        self._stacked = up if right_above else down
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(right)
        look.changed.connect(self._arrange)

    def minimumSizeHint(self) -> QSize:
        """One of them is enough: they can stand one above the other."""
        smallest = [end.minimumSizeHint() for end in self._ends]
        wide = max(size.width() for size in smallest)
        return QSize(wide, max(size.height() for size in smallest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left, right = self._ends
        gap = self._look.px(16)
        fits = left.sizeHint().width() + gap + right.sizeHint().width() <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else self._stacked)
        self._row.setSpacing(0 if fits else gap // 2)
