"""The line of a mark: its number, its words, and what it is or what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reflect.domain.account_check import How
from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import Role
from reflect.ui.parts.focus_ring import NO_RING
from reflect.ui.parts.lines import one_line
from reflect.ui.prepare.mark_words import shown_words, spoken_mark, state_words

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from reflect.domain.review import Mark
    from reflect.ui.look.theme import Look

HIGH = 48
DISC = 24


class MarkHead(QPushButton):
    """Pressed, it opens its mark. Settled ones wear a tick, and what was changed is struck."""

    def __init__(self, look: Look, mark: Mark, index: int, count: int) -> None:
        super().__init__()
        self._look = look
        self.mark = mark
        self._number = index + 1
        self._bold = False
        self.setFlat(True)
        self.setProperty("kind", "line")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken_mark(mark, index, count))

    def set_open(self) -> None:
        """Stand at the head of a card, which shows the focus for it."""
        self._bold = True
        self.setProperty(NO_RING, True)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row, as wide as there is room."""
        return QSize(self._look.px(320), self._look.px(32 if self._bold else HIGH))

    def minimumSizeHint(self) -> QSize:
        """The words are cut short where there is little room."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Up and Down to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_disc(painter)
        state = state_words(self.mark)
        small = QFontMetricsF(look.font(Role.HELP))
        wide = small.horizontalAdvance(state) + 1 + look.px(8 if self._bold else 0)
        left = look.px(DISC + 12)
        room = self.width() - left - wide - look.px(12)
        painter.setFont(self._words_font())
        painter.setPen(look.colour("ink"))
        words = one_line(QFontMetricsF(painter.font()), shown_words(self.mark), room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, room, self.height()), middle, words)
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.colour("ink2"))
        painter.drawText(QRectF(self.width() - wide, 0, wide, self.height()), middle, state)

    def _words_font(self) -> QFont:
        font = self._look.font(Role.WRITER_SMALL)
        font.setBold(self._bold)
        decision = self.mark.decision
        font.setStrikeOut(decision is not None and decision.how is not How.KEPT)
        return font

    def _paint_disc(self, painter: QPainter) -> None:
        look = self._look
        side = look.px(DISC)
        disc = QRectF(0, (self.height() - side) / 2, side, side)
        if self.mark.decision is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(disc)
            inset = side / 5
            inner = disc.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", inner, look.colour("onAccent"), stroke=3)
            return
        painter.setPen(QPen(look.colour("markLine"), look.theme.border))
        painter.setBrush(look.colour("page"))
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(look.colour("mark"))
        painter.setFont(look.font(Role.GROUP))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
