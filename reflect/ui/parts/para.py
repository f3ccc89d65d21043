"""A paragraph, or several, of words that are read and not typed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from reflect.ui.look.tokens import TYPES, Role
from reflect.ui.parts.lines import Lines
from reflect.ui.parts.span_paint import number_badge, span_format, span_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

INDENT = 20
"""From the margin rule to the words."""


class SpanKind(StrEnum):
    """What a stretch of a paragraph is."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    HIT = "hit"
    MARK = "mark"
    SETTLED = "settled"
    TOGETHER = "together"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a paragraph; ``number`` is shown over the start."""

    start: int
    end: int
    kind: SpanKind
    number: int = 0
    current: bool = False
    """The one that is being looked at; it wears the focus ring."""


class Para(QLabel):
    """Plain text at the role's line height, as high as its width makes it.

    ``rule`` draws the margin rule of a person's words in that colour. A screen reader finds it
    as a label with its whole text.
    """

    span_pressed = Signal(int)
    """The index of a span that was clicked."""

    def __init__(
        self, look: Look, text: str = "", role: Role = Role.BODY, tone: Token = "ink", *,
        rule: Token | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self._role = role
        self._tone: Token = tone
        self._rule: Token | None = rule
        self._spans: tuple[Span, ...] = ()
        self._align = Qt.AlignmentFlag.AlignLeft
        self._max_lines = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self._rebuild()
        look.changed.connect(self._rebuild)

    def set_text(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show another text, with stretches of it marked."""
        self._spans = tuple(spans)
        self.setText(text)
        self._rebuild()

    def set_tone(self, tone: Token) -> None:
        """Show the words in another colour."""
        self._tone = tone
        self._rebuild()

    def set_role(self, role: Role) -> None:
        """Set the words in another way."""
        self._role = role
        self._rebuild()

    def set_rule(self, rule: Token | None) -> None:
        """Draw the margin rule in another colour, or not at all."""
        self._rule = rule
        self._rebuild()

    def set_centred(self) -> None:
        """Centre each line."""
        self._align = Qt.AlignmentFlag.AlignHCenter
        self._rebuild()

    def set_max_lines(self, count: int) -> None:
        """Show at most ``count`` lines and end with an ellipsis; 0 shows them all."""
        self._max_lines = count
        self._rebuild()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked stretches, in the order given."""
        return self._spans

    def span_box(self, index: int) -> QRectF:
        """Where a span's first line stands, for whoever has to bring it into view."""
        self._lines.height(self._text_width())
        span = self._spans[index]
        boxes = self._lines.boxes(span.start, span.end)
        return boxes[0].translated(self._left(), 0) if boxes else QRectF()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._lines.height(width - self._left())

    def sizeHint(self) -> QSize:
        """The size it would like."""
        widest = self._left() + round(self._lines.natural_width() + 0.5)
        width = min(widest, self._look.px(640))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(min(self.sizeHint().width(), self._look.px(120)), self._look.line(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        self._lines.height(self._text_width())
        painter = QPainter(self)
        if self._rule is not None:
            stroke = self._look.px(3)
            painter.fillRect(0, 0, stroke, self.height(), self._look.colour(self._rule))
        boxes = [self._boxes(index) for index in range(len(self._spans))]
        for span, its in zip(self._spans, boxes, strict=True):
            span_ground(painter, self._look, span, its)
        at = QPointF(self._left(), 0)
        self._lines.draw(painter, at, self._look.colour(self._tone))
        for span, its in zip(self._spans, boxes, strict=True):
            if span.number and its:
                number_badge(painter, self._look, span, its[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a press of the mouse."""
        for index in range(len(self._spans)):
            if any(box.contains(event.position()) for box in self._boxes(index)):
                self.span_pressed.emit(index)
                return
        super().mousePressEvent(event)

    def _boxes(self, index: int) -> list[QRectF]:
        span = self._spans[index]
        left = self._left()
        return [box.translated(left, 0) for box in self._lines.boxes(span.start, span.end)]

    def _left(self) -> int:
        return self._look.px(3 + INDENT) if self._rule is not None else 0

    def _text_width(self) -> int:
        return self.width() - self._left()

    def _rebuild(self) -> None:
        line = self._look.line(self._role)
        self._lines = Lines(
            self.text(), self._look.font(self._role), line,
            gap=line // 2 if TYPES[self._role].writer else 0,
            align=self._align, max_lines=self._max_lines,
        )  # fmt: skip
        self._lines.set_formats([span_format(self._look, span, self._role) for span in self._spans])
        self.setMinimumHeight(0)
        self.updateGeometry()
        if self.width() > 0 and self.isVisible():
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.update()
