"""Where the months of the strip stand, and the ways to other years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

YEAR = 12
_LEFT, _RIGHT = 104, 16
_CHEVRON, _CHEVRON_LEFT, _CHEVRON_RIGHT = 36, 54, 4


class StripPlaces:
    """Divides a strip of a size; a way that leads nowhere has an empty box."""

    def __init__(self, look: Look, size: QSize, *, earlier: bool, later: bool) -> None:
        self._look = look
        self._size = size
        side = look.px(_CHEVRON)
        top = (size.height() - side) // 2
        right = size.width() - look.px(_CHEVRON_RIGHT) - side
        self.earlier = QRect(look.px(_CHEVRON_LEFT), top, side, side) if earlier else QRect()
        self.later = QRect(right, top, side, side) if later else QRect()

    def cell(self, index: int) -> QRectF:
        """A month of the year, from 0."""
        look = self._look
        right = look.px(_RIGHT) if self.later.isEmpty() else look.px(_CHEVRON + _CHEVRON_RIGHT)
        wide = (self._size.width() - look.px(_LEFT) - right) / YEAR
        return QRectF(look.px(_LEFT) + index * wide, 0, wide, self._size.height() - 1)

    def index_at(self, at: QPoint) -> int | None:
        """The month at a point."""
        return next((i for i in range(YEAR) if self.cell(i).contains(at)), None)
