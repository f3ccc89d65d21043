"""Pages as they will be printed: white in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from reflect.ui.look.tokens import PAPER
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.page import Page
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.tab_order import tab_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPaintEvent

    from reflect.ui.look.theme import Look

STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Zoom: 1 fits the width."""
_SIDE = 48
_WIDEST = 720


class PaperSheet(QFrame):
    """One page; ``text`` is what a screen reader reads of it."""

    def __init__(self, look: Look, image: QImage, name: str, text: str) -> None:
        super().__init__()
        self._look = look
        self._image = image
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_width(self, width: int) -> None:
        """Show it this wide."""
        size = self._image.size()
        self.setFixedSize(QSize(width, round(width * size.height() / max(1, size.width()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(PAPER))
        painter.drawImage(self.rect(), self._image)
        painter.setPen(QPen(self._look.colour("line2"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperView(Surface):
    """The pages one under the other, and two buttons that zoom."""

    zoomed = Signal(float)
    """Another zoom was chosen; images made for it would be sharper."""

    def __init__(self, look: Look) -> None:
        super().__init__("rail")
        self._look = look
        self._zoom = 1.0
        self._sheets: list[PaperSheet] = []
        self.page = Page("rail", name=self.tr("Preview"))
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.page.viewport().installEventFilter(self)
        self._column = QVBoxLayout(self.page.content)
        self._column.setContentsMargins(_SIDE, 16, _SIDE, 16)
        self._column.setSpacing(16)
        self.larger = IconButton(look, "plus", self.tr("Larger"), boxed=True)
        self.smaller = IconButton(look, "minus", self.tr("Smaller"), boxed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.page, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 16, 16, 16)
        beside.addWidget(self.larger)
        beside.addWidget(self.smaller)
        beside.addStretch(1)
        row.addLayout(beside)
        self.larger.clicked.connect(lambda: self._step(1))
        self.smaller.clicked.connect(lambda: self._step(-1))

    @property
    def zoom(self) -> float:
        """How much wider than the view the pages are."""
        return self._zoom

    def set_pages(self, images: Sequence[QImage], texts: Sequence[str]) -> None:
        """Show these pages; each comes with its words for a screen reader."""
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        name = self.tr("Page {number} of {count}")
        self._sheets = [
            PaperSheet(self._look, image, name.format(number=at, count=len(images)), text)
            for at, (image, text) in enumerate(zip(images, texts, strict=True), 1)
        ]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        # Made last, but read where it stands: before whatever follows this view.
        tab_through(self.larger, self.smaller, *self._sheets)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the pages when there is more room for them, or less."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        at = STEPS.index(self._zoom) + by
        self._zoom = STEPS[min(max(at, 0), len(STEPS) - 1)]
        self._fit()
        self.zoomed.emit(self._zoom)

    def _fit(self) -> None:
        widest = min(self.page.viewport().width() - 2 * _SIDE, self._look.px(_WIDEST))
        for sheet in self._sheets:
            sheet.set_width(round(max(widest, 1) * self._zoom))
