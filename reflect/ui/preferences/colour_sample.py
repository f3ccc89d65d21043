"""The colours to choose from, each shown as a small page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import RADIUS, THEMES, Role
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Theme, Token

WIDE, HIGH, PICTURE = 120, 102, 65
EDGE = 3
"""Width of the border of the chosen one."""
_BARS: tuple[tuple[int, int, int, Token], ...] = (
    (11, 40, 6, "accent"), (23, 80, 4, "ink3"), (33, 64, 4, "ink3"),
)  # fmt: skip
"""Top, width, height and colour of what stands on the small page."""


class ColourSample(QRadioButton):
    """A small page in the colours of a theme; "as the system" shows two halves."""

    def __init__(self, look: Look, text: str, themes: Sequence[str]) -> None:
        super().__init__(text)
        self._look = look
        self._themes = [THEMES[name] for name in themes]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The size of a small page with its name."""
        return QSize(self._look.px(WIDE), self._look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The whole sample answers to the mouse."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, its name, and the border."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = rounded(QRectF(self.rect()), look.px(RADIUS))
        painter.fillPath(outline, look.colour("page"))
        for theme, half in self._halves():
            self._paint_page(painter, theme, half, outline)
        self._paint_name(painter)
        stroke = EDGE if self.isChecked() else look.theme.border
        edge: Token = "accent" if self.isChecked() else "line2"
        painter.setPen(QPen(look.colour(edge), stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.drawPath(rounded(inside, look.px(RADIUS)))

    def _halves(self) -> Iterator[tuple[Theme, QRectF]]:
        wide = self.width() / len(self._themes)
        for place, theme in enumerate(self._themes):
            yield theme, QRectF(place * wide, 0, wide, self._look.px(PICTURE))

    def _paint_page(
        self, painter: QPainter, theme: Theme, box: QRectF, outline: QPainterPath
    ) -> None:
        px = self._look.px
        path = QPainterPath()
        path.addRect(box)
        painter.save()
        painter.setClipPath(path & outline)
        painter.fillRect(box, QColor(theme["page"]))
        painter.setPen(Qt.PenStyle.NoPen)
        for top, wide, high, token in _BARS:
            painter.setBrush(QColor(theme[token]))
            radius = px(high) / 2
            painter.drawRoundedRect(QRectF(px(13), px(top), px(wide), px(high)), radius, radius)
        painter.restore()

    def _paint_name(self, painter: QPainter) -> None:
        look, px = self._look, self._look.px
        top = px(PICTURE)
        painter.fillRect(QRect(0, top, self.width(), 1), look.colour("line"))
        left, side, gap = px(13), px(15), px(6)
        middle = (top + self.height()) / 2
        painter.setFont(look.font(Role.CHIP))
        if self.isChecked():
            # A long name has less room before it, but none is cut.
            wide = side + gap + painter.fontMetrics().horizontalAdvance(self.text())
            left = min(left, (self.width() - wide) // 2)
            box = QRectF(left, middle - side / 2, side, side)
            paint_icon(painter, "check", box, look.colour("accent"))
            left += side + gap
        painter.setPen(look.colour("ink"))
        room = QRect(left, top, self.width() - left - px(4), self.height() - top)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class ColourSamples(QWidget):
    """The samples side by side; arrow keys go from one to the next."""

    chosen = Signal(str)
    """The writer chose this theme."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, across=12, down=12)
        self._samples = {
            "system": ColourSample(look, self.tr("As the system"), ("light", "dark")),
            "light": ColourSample(look, self.tr("Light"), ("light",)),
            "dark": ColourSample(look, self.tr("Dark"), ("dark",)),
            "contrast": ColourSample(look, self.tr("High contrast"), ("contrast",)),
        }
        for value, sample in self._samples.items():
            flow.addWidget(sample)
            sample.clicked.connect(partial(self.chosen.emit, value))

    def sample(self, value: str) -> ColourSample:
        """The sample of a theme."""
        return self._samples[value]

    def set_value(self, value: str) -> None:
        """Choose this theme, and say nothing of it."""
        self._samples[value].setChecked(True)
