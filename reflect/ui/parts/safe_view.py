"""Shows formatted text that came from elsewhere, and loads nothing that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from reflect.ui.look.tokens import Role
from reflect.ui.parts.clipboard import private_text

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from reflect.ui.look.theme import Look


class SafeView(QTextBrowser):
    """A second wall behind the sanitizer: no file, no address and no image is ever opened.

    It grows with its text. A link is only told of, never followed.
    """

    link_pressed = Signal(str)
    """The address of a link that was pressed."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._html = ""
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.anchorClicked.connect(self._on_anchor_clicked)
        look.changed.connect(self._restyle)

    def show_html(self, html: str) -> None:
        """Show HTML that has been sanitised already."""
        self._html = html
        self._restyle()

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Give one clear pixel for whatever is asked."""
        return _nothing()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text, and ask clipboard managers not to keep it."""
        return private_text(self.textCursor().selection().toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text, and nothing but the text."""
        if not self.isReadOnly():
            self.insertPlainText(source.text())

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_pressed.emit(url.toString())

    def _on_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(round(size.height()) + 2)

    def _restyle(self) -> None:
        look = self._look
        font = look.font(Role.BODY)
        self.document().setDefaultFont(font)
        accent = look.theme["accent"]
        self.document().setDefaultStyleSheet(f"a {{ color: {accent}; }}")
        self.setHtml(self._html)


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image
