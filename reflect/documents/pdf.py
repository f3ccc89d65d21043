"""Writes a document as PDF: tagged for screen readers (PDF/UA-1), the same bytes each time.

The page is laid out by `page.typ`; the writer's words reach it as data and are never read as Typst.
Fonts come with the program. For letters that those do not have (Arabic, Chinese) the fonts of this
computer are asked; what no font has is named in brackets, so that every text becomes a file.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reflect.documents.printable import printable

if TYPE_CHECKING:
    from reflect.documents.tree import Document

_PAGE = Path(__file__).parent / "page.typ"
_FONTS = Path(__file__).parent.parent / "fonts"
_TRIES = 4
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
# Letters of the fonts that come with the program; the rest of them is asked of the typesetter.
_LAST_LATIN = 0x17F
# The typesetter's name and version, and the objects of the file that hold them.
_MAKERS = (
    (rb"/Info (\d+) 0 R", rb"/Creator\(Typst [^()]*\)"),
    (rb"/Metadata (\d+) 0 R", rb"<xmp:CreatorTool>Typst [^<]*</xmp:CreatorTool>"),
)


def to_pdf(document: Document) -> bytes:
    """The document on A4 pages with its fonts, without a trace of where, when or by whom."""
    return typeset(_PAGE, msgspec.json.encode(printable(document)).decode())


def typeset(page: Path, data: str) -> bytes:
    """JSON laid out by a page of ours; what no font of this computer has is named in brackets."""
    # Delayed: the library is 80 MB, and most sessions print nothing.
    from typst import TypstError

    without: dict[int, str] = {}
    for attempt in range(_TRIES):
        try:
            return _typeset(page, data.translate(without), system_fonts=attempt > 0)
        except TypstError as error:
            missing = _missing(error.diagnostic)
            if not missing:
                raise
            if attempt > 0:
                without |= {ord(c): _named(c) for c in missing}
    return _typeset(page, data.translate(_all_but_latin(data)), system_fonts=False)


def _typeset(page: Path, data: str, *, system_fonts: bool) -> bytes:
    import typst  # Delayed, as above.

    fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=[str(_FONTS)])
    made = typst.compile(
        page.read_bytes(),
        sys_inputs={"document": data},
        format="pdf",
        font_paths=fonts,
        pdf_standards=["ua-1"],
    )
    for reference, maker in _MAKERS:
        made = _without(made, reference, maker)
    return made


def _without(made: bytes, reference: bytes, words: bytes) -> bytes:
    """The file with spaces for these words of one object: nothing moves, so its index holds.

    The last match is taken, because a title and a name stand before it and may say anything.
    """
    number = re.findall(reference, made)[-1]
    begin = made.rindex(b"\n%s 0 obj" % number)
    end = made.index(b"\nendobj", begin)
    *_, found = re.finditer(words, made[begin:end])
    blank = b" " * len(found[0])
    return made[: begin + found.start()] + blank + made[begin + found.end() :]


def _missing(diagnostic: str) -> set[str]:
    """The characters that no font had."""
    texts = _NO_GLYPH.findall(diagnostic)
    plain = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts)
    return {c for text in plain for c in text if not c.isascii()}


def _named(character: str) -> str:
    """A symbol by its name, a letter by its number; what is never seen, not at all."""
    kind = unicodedata.category(character)
    if kind in {"Cf", "Mn", "Cc", "Zl", "Zp"}:
        return ""
    name = unicodedata.name(character, "").lower() if kind.startswith("S") else ""
    return f"[{name or f'U+{ord(character):04X}'}]"


def _all_but_latin(data: str) -> dict[int, str]:
    return {ord(c): _named(c) for c in set(data) if ord(c) > _LAST_LATIN}
