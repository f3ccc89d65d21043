"""Line icons and the mark, painted in the colours of a theme."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reflect.ui.look.tokens import Theme, Token

STROKE = 1.75
"""Width of a line in the 24 by 24 square that the glyphs are drawn in."""

RATIOS = (1.0, 1.5, 2.0, 3.0)
GAP = 4
"""Icons are this much wider than high, so that the word beside them keeps its distance."""

_GLYPHS = Path(__file__).with_name("icons.json")
_SQUARE = 24.0
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}


@cache
def _glyphs() -> Mapping[str, str]:
    glyphs: Mapping[str, str] = json.loads(_GLYPHS.read_bytes())
    return glyphs


def icon_names() -> frozenset[str]:
    """The names of all glyphs, as their makers call them."""
    return frozenset(_glyphs())


def _commands(text: str) -> Iterator[tuple[str, list[QPointF]]]:
    words = iter(text.split())
    for command in words:
        points = range(_POINTS[command])
        yield command, [QPointF(float(next(words)), float(next(words))) for _ in points]


@cache
def icon_path(name: str) -> QPainterPath:
    """The outline of a glyph in a square of 24."""
    path = QPainterPath()
    for command, points in _commands(_glyphs()[name]):
        if command == "M":
            path.moveTo(points[0])
        elif command == "L":
            path.lineTo(points[0])
        elif command == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def paint_icon(
    painter: QPainter, name: str, box: QRectF, colour: QColor, *, filled: bool = False,
    stroke: float = STROKE,
) -> None:  # fmt: skip
    """Draw a glyph into ``box``; ``filled`` for a shape that is on, such as a favourite's star."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _SQUARE, box.height() / _SQUARE)
    line = QPen(colour, stroke)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(icon_path(name))
    painter.restore()


def paint_mark(painter: QPainter, rect: QRectF, colours: tuple[QColor, QColor]) -> None:
    """Draw the mark: a half disc over a line, and three shortening lines under it.

    The first colour is for the disc and its line, the second for what is under it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _SQUARE, rect.height() / _SQUARE)
    above, below = colours
    disc = QPainterPath(QPointF(18, 9.8))
    disc.arcTo(QRectF(6, 3.8, 12, 12), 0, 180)
    painter.fillPath(disc, above)
    for half, y, colour in (
        (9.9, 9.8, above), (5.9, 13.2, below), (3.9, 16.4, below), (1.7, 19.5, below),
    ):  # fmt: skip
        line = QPen(colour, 1.5)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        painter.drawLine(QPointF(12 - half, y), QPointF(12 + half, y))
    painter.restore()


class Icons:
    """Makes icons in one theme at one text scale. Sizes are pixels at scale 1."""

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        self._theme = theme
        self._scale = scale
        self._made: dict[tuple[object, ...], QIcon] = {}

    def size(self, size: int = 18) -> QSize:
        """The room of an icon beside a word: `GAP` wider than high."""
        high = round(size * self._scale)
        return QSize(high + round(GAP * self._scale), high)

    def pixmap(
        self, name: str, colour: Token = "ink2", size: int = 18, *, ratio: float = 1.0,
        filled: bool = False,
    ) -> QPixmap:  # fmt: skip
        """A glyph alone, square, for a screen of this device pixel ratio."""
        high = round(size * self._scale)
        return self._painted(name, self._colour(colour), QSize(high, high), (ratio, filled))

    def icon(
        self, name: str, colour: Token = "ink2", size: int = 18, *, filled: bool = False,
        beside: bool = True, chosen: Token | None = None,
    ) -> QIcon:  # fmt: skip
        """A glyph for every screen, greyed when disabled, in ``chosen`` when on.

        ``beside`` leaves room for the word that follows it.
        """
        key = (name, colour, size, filled, beside, chosen)
        if key not in self._made:
            room = self.size(size)
            box = room if beside else QSize(room.height(), room.height())
            self._made[key] = self._icon(name, box, _states(colour, chosen), filled=filled)
        return self._made[key]

    def _icon(
        self, name: str, box: QSize, states: Iterable[tuple[Token, QIcon.Mode, QIcon.State]], *,
        filled: bool,
    ) -> QIcon:  # fmt: skip
        made = QIcon()
        for ink, mode, state in states:
            for ratio in RATIOS:
                drawn = self._painted(name, self._colour(ink), box, (ratio, filled))
                made.addPixmap(drawn, mode, state)
        return made

    def _colour(self, name: Token) -> QColor:
        return QColor(self._theme[name])

    def _painted(self, name: str, colour: QColor, box: QSize, how: tuple[float, bool]) -> QPixmap:
        ratio, filled = how
        pixmap = QPixmap(box * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        square = QRectF(0, 0, box.height(), box.height())
        paint_icon(painter, name, square, colour, filled=filled)
        painter.end()
        return pixmap


def _states(colour: Token, chosen: Token | None) -> Iterator[tuple[Token, QIcon.Mode, QIcon.State]]:
    yield colour, QIcon.Mode.Normal, QIcon.State.Off
    yield "ink3", QIcon.Mode.Disabled, QIcon.State.Off
    if chosen is not None:
        yield chosen, QIcon.Mode.Normal, QIcon.State.On
