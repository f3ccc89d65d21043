"""How words that are read are set, and where a stretch of them stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
)

from reflect.ui.browse.light_marks import BULLET
from reflect.ui.look.tokens import TYPES, Role
from reflect.ui.parts.lines import utf16
from reflect.ui.parts.para import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

    from reflect.ui.look.theme import Look

_HEIGHT = QTextBlockFormat.LineHeightTypes.ProportionalHeight


class ReadSetting:
    """Sets one document in one role."""

    def __init__(self, look: Look, role: Role, document: QTextDocument) -> None:
        self._look = look
        self._role = role
        self._document = document
        self._line = look.line(role)
        metrics = QFontMetricsF(look.font(role))
        # Qt lays lines out in whole pixels.
        self._natural = math.ceil(metrics.height())
        self._indent = metrics.horizontalAdvance(BULLET)

    def set_all(self, text: str, spans: Sequence[Span], left: int) -> None:
        """Set the whole text so far from the left; offsets of spans count its characters."""
        self._document.setDefaultFont(self._look.font(self._role))
        self._set_frame(left)
        self._set_ink(text, spans)
        cursor = QTextCursor(self._document)
        block = self._document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(self._block_format(block))
            block = block.next()

    def _set_frame(self, left: int) -> None:
        frame = QTextFrameFormat()
        frame.setLeftMargin(left)
        # Qt leaves the room of a high line under its words; half of it belongs over them.
        above = (self._line - self._natural) // 2
        frame.setTopMargin(above)
        frame.setBottomMargin(-above)
        self._document.rootFrame().setFrameFormat(frame)

    def _set_ink(self, text: str, spans: Sequence[Span]) -> None:
        plain = QTextCharFormat()
        plain.setForeground(self._look.colour("ink"))
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(plain)
        for span in spans:
            cursor.setPosition(utf16(text, span.start))
            cursor.setPosition(utf16(text, span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._format(span.kind))

    def _format(self, kind: SpanKind) -> QTextCharFormat:
        made = QTextCharFormat()
        if kind is SpanKind.EMPHASIS:
            made.setFontItalic(True)
        else:
            heavy = QFont.Weight.Bold if kind is SpanKind.STRONG else QFont.Weight.DemiBold
            made.setFontWeight(heavy)
        if kind is SpanKind.HIT:
            made.setForeground(self._look.colour("hitInk"))
        return made

    def _block_format(self, block: QTextBlock) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(100 * self._line / self._natural, _HEIGHT.value)
        below = block.next()
        item = block.text().startswith(BULLET)
        listed = item and below.text().startswith(BULLET)
        close = listed or not block.text() or not below.text()
        if below.isValid() and not close and TYPES[self._role].writer:
            made.setBottomMargin(self._line // 2)
        if item:
            made.setLeftMargin(self._indent)
            made.setTextIndent(-self._indent)
        return made


def boxes_in(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Where the characters between two places stand, in Qt's units: a box for each line."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        for box in _boxes(block, start - block.position(), end - block.position()):
            yield box.translated(corner)
        block = block.next()


def _boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = block.layout()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            yield QRectF(left, line.y(), right - left, line.ascent() + line.descent())


def _x(line: QTextLine, place: int) -> float:
    """Qt answers with the place on the screen and the cursor it settled on."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]
