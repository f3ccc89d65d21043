"""Plain text set in lines of a fixed height, as a part paints it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLine


BULLET = "- "
_BEFORE_REST = " ,;:"
"""What does not stand before an ellipsis."""


def no_gap(line: str, below: str) -> bool:
    """Whether two lines stand closer than paragraphs: items of a list, or one of them empty."""
    listed = line.startswith(BULLET) and below.startswith(BULLET)
    return listed or not line or not below


def one_line(metrics: QFontMetricsF, text: str, width: float) -> str:
    """A text as far as it fits into a line: whole words, and an ellipsis for the rest."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if shown == text or not shown.endswith("…"):
        return shown
    kept = shown[:-1]
    if not text[len(kept) :].startswith(" "):
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(_BEFORE_REST)}…" if kept else shown


def utf16(text: str, offset: int) -> int:
    """The offset in Qt's units of the character at ``offset``."""
    return len(text[:offset].encode("utf-16-le")) // 2


class Format(NamedTuple):
    """How a stretch of the text differs from the rest; offsets in characters."""

    start: int
    end: int
    look: QTextCharFormat


class Lines:
    """Text in one font, broken at a width; a line of the text is a paragraph."""

    def __init__(
        self,
        text: str,
        font: QFont,
        line: int,
        *,
        gap: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        max_lines: int = 0,
    ) -> None:
        self.text = text
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._line = line
        self._baseline = _baseline(self._metrics, line)
        self._gap = gap
        self._align = align
        self._max_lines = max_lines
        self._paragraphs: list[tuple[int, QTextLayout]] = []
        self._formats: list[tuple[int, int, QTextCharFormat]] = []
        """Each with its start and end in Qt's units."""
        self._wanted = self._width = -1.0
        self._height = 0.0
        self._heights: dict[float, int] = {}

    def set_formats(self, formats: Sequence[Format]) -> None:
        """Set stretches of the text differently."""
        self._formats = [
            (utf16(self.text, each.start), utf16(self.text, each.end), each.look)
            for each in formats
        ]
        self._width = -1.0
        self._heights = {}

    def natural_width(self) -> float:
        """The width of the longest paragraph on one line."""
        return self._natural_width

    @cached_property
    def _natural_width(self) -> float:
        paragraphs = self.text.split("\n")
        return max(self._metrics.horizontalAdvance(paragraph) for paragraph in paragraphs) + 1

    def height(self, width: float) -> int:
        """The height of the text at a width."""
        self._wanted = max(width, 1.0)
        # Layouts ask for the same few widths again and again.
        if self._wanted not in self._heights:
            self._break()
            self._heights[self._wanted] = round(self._height)
        return self._heights[self._wanted]

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Paint the text; `height` says for which width."""
        self._break()
        painter.setPen(colour)
        for _, paragraph in self._paragraphs:
            paragraph.draw(painter, at)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where the characters from ``start`` to ``end`` stand, a box for each line."""
        self._break()
        first, last = utf16(self.text, start), utf16(self.text, end)
        found = []
        for offset, paragraph in self._paragraphs:
            for index in _lines_of(paragraph, first - offset, last - offset):
                box = self._box(paragraph.lineAt(index), first - offset, last - offset)
                if box is not None:
                    found.append(box)
        return found

    def _box(self, line: QTextLine, first: int, last: int) -> QRectF | None:
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start >= end:
            return None
        one, other = _x(line, start), _x(line, end)
        return QRectF(min(one, other), line.y(), abs(other - one), line.height())

    def _break(self) -> None:
        width = self._wanted
        if width == self._width:
            return
        self._width = width
        self._set(self.text, width)
        if self._max_lines and self._count() > self._max_lines:
            self._set(self._shortened(width), width)

    def _set(self, text: str, width: float) -> None:
        self._paragraphs = []
        self._height = 0.0
        offset = 0
        above = ""
        for words in text.split("\n"):
            self._height += self._gap if self._paragraphs and not no_gap(above, words) else 0
            above = words
            self._paragraphs.append((offset, self._paragraph(words, offset, width)))
            offset += utf16(words, len(words)) + 1

    def _paragraph(self, words: str, offset: int, width: float) -> QTextLayout:
        paragraph = QTextLayout(words, self._font)
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        paragraph.setTextOption(option)
        paragraph.setFormats(self._ranges(offset, utf16(words, len(words))))
        paragraph.beginLayout()
        while (line := paragraph.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self._height + self._baseline - line.ascent()))
            self._height += self._line
        paragraph.endLayout()
        return paragraph

    def _count(self) -> int:
        return sum(paragraph.lineCount() for _, paragraph in self._paragraphs)

    def _shortened(self, width: float) -> str:
        starts = [
            offset + paragraph.lineAt(index).textStart()
            for offset, paragraph in self._paragraphs
            for index in range(paragraph.lineCount())
        ]
        kept = self.text.encode("utf-16-le")[: 2 * starts[self._max_lines - 1]]
        shown = kept.decode("utf-16-le")
        rest = self.text[len(shown) :].replace("\n", " ")
        return shown + one_line(self._metrics, rest, width - 1)

    def _ranges(self, offset: int, length: int) -> list[QTextLayout.FormatRange]:
        ranges = []
        for first, last, look in self._formats:
            start, end = max(0, first - offset), min(length, last - offset)
            if start < end:
                made = QTextLayout.FormatRange()
                made.start, made.length, made.format = start, end - start, look
                ranges.append(made)
        return ranges


def _lines_of(paragraph: QTextLayout, first: int, last: int) -> range:
    """The lines of a paragraph that hold characters from ``first`` to ``last``."""
    count = paragraph.lineCount()
    lowest = paragraph.lineAt(count - 1) if count else None
    length = lowest.textStart() + lowest.textLength() if lowest else 0
    if last <= 0 or first >= length:
        return range(0)
    begin = paragraph.lineForTextPosition(max(0, first))
    end = paragraph.lineForTextPosition(min(last, length))
    return range(begin.lineNumber(), end.lineNumber() + 1)


def _baseline(metrics: QFontMetricsF, line: int) -> int:
    """Where a label of this height would have it: words of both kinds stand side by side."""
    ascent, descent = round(metrics.ascent()), round(metrics.descent())
    return (line - ascent - descent) // 2 + ascent


def _x(line: QTextLine, place: int) -> float:
    """Qt answers with the place on the screen and the cursor it settled on."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]
