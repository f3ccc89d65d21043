"""The file as a reader will get it: pages of paper, or the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.paper import PaperView
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.services.preview import PageImage, Passage
    from reflect.ui.look.theme import Look

PIXELS = 1440
"""Width of a page's picture: sharp at twice the usual size."""


class PreviewPane(QStackedWidget):
    """Shows pictures of pages where there are pages, else headings and paragraphs."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._paper = PaperView(look)
        self._words = Page("rail", name=self.tr("Preview"))
        self._sheet: QWidget | None = None
        self._row = QHBoxLayout(self._words.content)
        self._row.setContentsMargins(48, 16, 48, 16)
        self.addWidget(self._paper)
        self.addWidget(self._words)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show pages of a PDF."""
        images = [_image(page) for page in pages]
        self._paper.set_pages(images, [page.words for page in pages])
        self.setCurrentWidget(self._paper)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show the words of a file that has no pages."""
        if self._sheet:
            self._row.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._sheet = Surface("card")
        self._sheet.setMaximumWidth(self._look.px(720))
        column = QVBoxLayout(self._sheet)
        side = self._look.px(40)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(self._look.px(8))
        for passage in passages:
            column.addWidget(Para(self._look, passage.text, _role(passage)))
        column.addStretch(1)
        self._row.addWidget(self._sheet)
        self.setCurrentWidget(self._words)


def _role(passage: Passage) -> Role:
    roles = {0: Role.WRITER_SMALL, 1: Role.PANEL_TITLE}
    return roles.get(passage.level, Role.STRONG)


def _image(page: PageImage) -> QImage:
    image = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
    return image.copy()  # the pixels belong to Python and may go before the picture does
