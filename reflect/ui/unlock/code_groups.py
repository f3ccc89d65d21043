"""The groups of a recovery code: read letter by letter, and covered while a copy is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.tokens import Role
from reflect.ui.parts.tiles import Tile

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

translate = QCoreApplication.translate

_SPACING = 0.1
"""Of the size of the letters, between them."""
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GroupTile(Tile):
    """One group in its box."""

    def __init__(self, look: Look, number: int, group: str) -> None:
        super().__init__(look, number, high=56)
        self._group = group
        self.set_covered(covered=False)

    def set_covered(self, *, covered: bool) -> None:
        """Show dots in the place of the characters, or the characters."""
        self._covered = covered
        said = translate("code", "Group {number}: {group}")
        group = _said(self._group, covered=covered)
        self.setAccessibleName(said.format(number=self.number, group=group))
        self.update()

    def forget(self) -> None:
        """Hold the group no longer."""
        self._group = "\N{BULLET}" * len(self._group)
        self.set_covered(covered=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        self.paint_box(painter)
        edge = self.look.theme.border
        corner = self.rect().adjusted(self.look.px(8) + edge, self.look.px(3) + edge, 0, 0)
        self.paint_number(painter, corner, _TOP_LEFT)
        painter.setPen(self.look.colour("ink"))
        if self._covered:
            paint_dots(painter, self.look, self.rect(), len(self._group), size=8)
            return
        painter.setFont(code_font(self.look, 22))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._group)


class CheckGroup(QLabel):
    """The two characters that tell a slip; covered together with the groups."""

    def __init__(self, look: Look, group: str) -> None:
        super().__init__()
        self._look = look
        self._group = group
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_covered(covered=False)

    def set_covered(self, *, covered: bool) -> None:
        """Show dots in the place of the characters, or the characters."""
        self._covered = covered
        said = translate("code", "Check group: {group}")
        self.setAccessibleName(said.format(group=_said(self._group, covered=covered)))
        self.update()

    def forget(self) -> None:
        """Hold the group no longer."""
        self._group = "\N{BULLET}" * len(self._group)
        self.set_covered(covered=True)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self._look.px(32), self._look.line(Role.BODY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setPen(self._look.colour("ink"))
        if self._covered:
            box = QRect(0, 0, self._look.px(16), self.height())
            paint_dots(painter, self._look, box, len(self._group), size=6)
            return
        painter.setFont(code_font(self._look, 15))
        painter.drawText(self.rect(), _LEFT, self._group)


def code_font(look: Look, size: int) -> QFont:
    """Heavy, and a little apart, so that each character is read by itself."""
    font = look.font(Role.BADGE)
    font.setPixelSize(look.px(size))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.px(size) * _SPACING)
    return font


def paint_dots(painter: QPainter, look: Look, box: QRect, count: int, *, size: int) -> None:
    """A row of dots in the middle of a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    radius, step = look.px(size) / 2, look.px(size * 1.5)
    first = box.x() + box.width() / 2 - step * (count - 1) / 2
    for index in range(count):
        centre = QPointF(first + index * step, box.y() + box.height() / 2 + 1)
        painter.drawEllipse(centre, radius, radius)


def spelt(group: str) -> str:
    """The characters one by one, figures as words, so that none is taken for a letter."""
    figures = {
        "0": translate("code", "zero"),
        "1": translate("code", "one"),
        "2": translate("code", "two"),
        "3": translate("code", "three"),
        "4": translate("code", "four"),
        "5": translate("code", "five"),
        "6": translate("code", "six"),
        "7": translate("code", "seven"),
        "8": translate("code", "eight"),
        "9": translate("code", "nine"),
    }
    return ", ".join(figures.get(character, character) for character in group)


def _said(group: str, *, covered: bool) -> str:
    return translate("code", "covered") if covered else spelt(group)
