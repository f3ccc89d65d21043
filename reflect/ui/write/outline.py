"""The outline beside the page: what is asked, what is done, where the writer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from reflect.ui.look.tokens import RADIUS, Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

_TEXT_AT, _MARK = 40, 28


class OutlineRow(QPushButton):
    """One section: an icon for done, begun or empty, its title, a lock if it is private."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self._done = self._current = self._private = False
        self._heights: dict[int, int] = {}
        """By width: a layout asks for the same one again and again."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)
        self.setFlat(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._measure_again)
        self._say()

    def show_state(self, *, done: bool, current: bool, private: bool) -> None:
        """Show how far the section is."""
        if private != self._private:
            self._heights.clear()
        self._done, self._current, self._private = done, current, private
        self.setChecked(current)
        self._say()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A long title takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """36 for one line, 48 for two."""
        if width not in self._heights:
            line = self._look.line(Role.META)
            lines = max(1, self._words_box(QRect(0, 0, width, 10_000)).height() // line)
            self._heights[width] = max(self._look.px(36), lines * line + self._look.px(12))
        return self._heights[width]

    def _measure_again(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = self._look.px(212)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows have no outline."""
        return QSize(self._look.px(120), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, icon, title and lock."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current or self.underMouse():
            self._paint_ground(painter)
        if self._current:
            inset = look.px(10)
            left = look.theme.border if look.theme.high_contrast else 0
            bar = QRect(left, inset, look.px(3), self.height() - 2 * inset)
            painter.fillRect(bar, look.colour("accent"))
        self._paint_icons(painter)
        painter.setPen(look.colour(self._ink()))
        painter.setFont(look.font(self._role()))
        painter.drawText(self._text_room(self.rect()), self._flags(), self._title)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        edged = self._current and look.theme.high_contrast
        half = look.theme.border / 2 if edged else 0
        edge = QPen(look.colour("line2"), look.theme.border)
        painter.setPen(edge if edged else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("page" if self._current else "field"))
        radius = look.px(RADIUS)
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_icons(self, painter: QPainter) -> None:
        look, side = self._look, self._look.px(18)
        middle = (self.height() - side) // 2
        name, tone = self._icon()
        ratio = self.devicePixelRatioF()
        at = QRect(look.px(12), middle, side, side)
        if name:
            painter.drawPixmap(at, look.icons.pixmap(name, tone, 18, ratio=ratio))
        if self._private:
            lock = QRect(self.width() - look.px(_MARK) + look.px(4), middle, side, side)
            painter.drawPixmap(lock, look.icons.pixmap("lock", "private", 18, ratio=ratio))

    def _ink(self) -> Token:
        """The colour of the title."""
        return "ink" if self._current else "ink2"

    def _role(self) -> Role:
        """How the title is set."""
        return Role.LABEL if self._current else Role.HELP

    def _text_at(self) -> int:
        """Where the title begins, at scale 1."""
        return _TEXT_AT

    def _icon(self) -> tuple[str, Token]:
        """What stands before the title, and in which colour; nothing for no icon."""
        if self._current:
            return "circle-dot", "accent"
        return ("circle-check", "accent") if self._done else ("circle-dashed", "ink2")

    def _words_box(self, room: QRect) -> QRect:
        # By the wider of the two, so that it keeps its height when it becomes the current one.
        role = Role.LABEL if self._role() is Role.HELP else self._role()
        metrics = QFontMetrics(self._look.font(role))
        return metrics.boundingRect(self._text_room(room), self._flags(), self._title)

    def _text_room(self, room: QRect) -> QRect:
        right = _MARK if self._private else 8
        return room.adjusted(self._look.px(self._text_at()), 0, -self._look.px(right), 0)

    def _flags(self) -> int:
        return (
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        ).value

    def _say(self) -> None:
        state = self.tr("answered") if self._done else self.tr("not answered")
        private = f", {self.tr('private')}" if self._private else ""
        self.setAccessibleName(f"{self._title}, {state}{private}")


class Outline(Page):
    """All sections of the page; pressing one goes there."""

    wanted = Signal(int)
    """The index of the section to go to."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__("window", name=title)
        self._look = look
        self._rows: list[OutlineRow] = []
        self._column = QVBoxLayout(self.content)
        self._heading = Para(look, title, Role.GROUP, "ink2")
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading)
        self._column.addLayout(self._head)
        self._column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Show these sections."""
        for row in self._rows:
            row.deleteLater()
        self._rows = [OutlineRow(self._look, title) for title in titles]
        for index, row in enumerate(self._rows):
            row.clicked.connect(lambda _=False, index=index: self.wanted.emit(index))
            self._column.insertWidget(index + 1, row)

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The rows, in the order of the sections."""
        return tuple(self._rows)

    def _restyle(self) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(16), look.px(22), look.px(0), look.px(16))
        self._column.setSpacing(look.px(2))
        self._head.setContentsMargins(look.px(12), 0, 0, look.px(8))
        self.setFixedWidth(look.px(240))
