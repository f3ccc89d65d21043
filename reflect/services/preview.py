"""Looking at a file before it is saved, from the very bytes that will be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.documents.preview import (
    PageImage,
    Passage,
    pages_of_pdf,
    passages_of_text,
    passages_of_web_page,
    passages_of_word,
)
from reflect.services.hand_on import FileFormat

if TYPE_CHECKING:
    from reflect.services.hand_on import Rendered

__all__ = ["PageImage", "Passage", "pages", "passages"]


def pages(rendered: Rendered, width: int) -> tuple[PageImage, ...]:
    """Pictures of the pages of a PDF; none for other formats."""
    if rendered.file_format is not FileFormat.PDF:
        return ()
    return pages_of_pdf(rendered.data, width)


def passages(rendered: Rendered) -> tuple[Passage, ...]:
    """Headings and paragraphs of every format but PDF."""
    match rendered.file_format:
        case FileFormat.DOCX:
            return passages_of_word(rendered.data)
        case FileFormat.HTML:
            return passages_of_web_page(rendered.data)
        case FileFormat.MARKDOWN | FileFormat.JSON:
            return passages_of_text(rendered.data)
    return ()
