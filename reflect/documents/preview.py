"""Shows a file before it is saved, from its very bytes: pictures of pages, or its words."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Any


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture: four bytes a pixel, blue, green, red and one unused."""

    width: int
    height: int
    pixels: bytes
    words: str
    """The page's text, for who cannot see the picture."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading or paragraph of a file; ``level`` is 0 for a paragraph."""

    level: int
    text: str


def pages_of_pdf(data: bytes, width: int) -> tuple[PageImage, ...]:
    """Every page, ``width`` pixels wide."""
    # Loaded when somebody looks at a PDF.
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_page_image(page, width) for page in document)
    finally:
        document.close()


def passages_of_word(data: bytes) -> tuple[Passage, ...]:
    """The headings and paragraphs of a Word file, footers last."""
    # Loaded when somebody looks at a Word file.
    from docx import Document

    document = Document(BytesIO(data))
    found = [_passage(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    for section in document.sections:
        found += [Passage(0, p.text) for p in section.footer.paragraphs]
    return tuple(passage for passage in found if passage.text.strip())


def passages_of_web_page(data: bytes) -> tuple[Passage, ...]:
    """The headings and paragraphs of a web page."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return tuple(passage for passage in reader.found if passage.text)


def passages_of_text(data: bytes) -> tuple[Passage, ...]:
    """A text file as it is."""
    return (Passage(0, data.decode()),)


def _page_image(page: Any, width: int) -> PageImage:
    scale = width / page.get_width()
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    words = page.get_textpage().get_text_bounded()
    return PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), words)


def _passage(style: str, text: str) -> Passage:
    if style == "Title":
        return Passage(1, text)
    return Passage(int(style[-1]) if style.startswith("Heading ") else 0, text)


class _Reader(HTMLParser):
    """Collects the words of headings, paragraphs and list items."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Passage] = []
        self._level: int | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self._end()
            self._level = int(tag[1]) if tag[0] == "h" else 0
        elif tag == "br":
            self._text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self._end()

    def handle_data(self, data: str) -> None:
        if self._level is not None:
            self._text += data

    def _end(self) -> None:
        if self._level is not None:
            self.found.append(Passage(self._level, self._text.strip()))
        self._level, self._text = None, ""
