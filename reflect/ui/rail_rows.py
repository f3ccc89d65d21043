"""The rows of the rail: an icon and a word, or the icon over the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import RADIUS, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

BAR = 3
ICON = 20


class RailRow(QAbstractButton):
    """A place to go to: page colour, an accent bar and a heavier word where the writer is.

    ``short`` is said under the icon when there is no room for the whole. Pressing does not make
    a row current; only arriving does, with `setChecked`.
    """

    outlined = False

    def __init__(self, look: Look, text: str, icon: str, short: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._short = short or text
        self._stacked = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(not self.outlined)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_stacked(self, stacked: bool) -> None:
        """Put the word under the icon, or beside it."""
        self._stacked = stacked
        self.setToolTip(self.text() if stacked and self._short != self.text() else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like; the rail sets the width."""
        high = 56 if self._stacked else 44 if self.outlined else 40
        return QSize(self._look.px(80), self._look.px(high))

    def nextCheckState(self) -> None:
        """Stay as it is when pressed: the writer may not be able to leave."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse has left."""
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row; Return presses, as Space does."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_bar(painter)
        icon, words, align = self._boxes()
        colour = self._look.colour(self._ink())
        paint_icon(painter, self._icon, QRectF(icon), colour)
        font = self._look.font(self._role())
        painter.setFont(font)
        painter.setPen(colour)
        said = self._short if self._stacked else self.text()
        elided = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, align, elided)

    def _paint_ground(self, painter: QPainter) -> None:
        look, theme = self._look, self._look.theme
        ground = self._ground()
        edged = self.outlined or (self.isChecked() and theme.high_contrast)
        if not edged and not ground:
            return
        edge: Token = "accent" if self.outlined else "line2"
        half = theme.border / 2 if edged else 0
        painter.setPen(QPen(look.colour(edge), theme.border) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawPath(rounded(box, look.px(RADIUS)))

    def _paint_bar(self, painter: QPainter) -> None:
        if not self.isChecked():
            return
        inset, edge = self._look.px(10), self._look.theme.border
        left = edge if self._look.theme.high_contrast else 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        bar = QRectF(left, inset, BAR, self.height() - 2 * inset)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)

    def _ground(self) -> Token | None:
        if self.outlined:
            return "accentSoft" if self.underMouse() else "page"
        if self.isChecked():
            return "page"
        return "window" if self.underMouse() else None

    def _ink(self) -> Token:
        if self.outlined:
            return "accent"
        return "ink" if self.isChecked() else "ink2"

    def _role(self) -> Role:
        heavy = self.outlined or self.isChecked()
        if self._stacked:
            return Role.GROUP if heavy else Role.META
        return Role.STRONG if heavy else Role.CONTROL

    def _boxes(self) -> tuple[QRect, QRect, Qt.AlignmentFlag]:
        """Where the icon and the words stand, and how the words are aligned."""
        px, wide, high = self._look.px, self.width(), self.height()
        side = px(ICON)
        if self._stacked:
            icon = QRect((wide - side) // 2, px(8), side, side)
            words = QRect(0, px(30), wide, high - px(34))
            return icon, words, Qt.AlignmentFlag.AlignCenter
        inset = px(14 if self.outlined else 12)
        icon = QRect(inset, (high - side) // 2, side, side)
        left = inset + px(31)
        words = QRect(left, 0, wide - left - px(4), high)
        return icon, words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OutlinedRow(RailRow):
    """The one thing that can always be begun: a new entry."""

    outlined = True
