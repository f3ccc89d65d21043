"""The frame of every page of a catalogue, and the words of packs in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.documents.markup import emphasised, escaped, quoted
from reflect.documents.printable import printable_text
from reflect.documents.tree import BRITISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.documents.catalogue import Edition

STYLE_NAME = "catalogue.css"
_STYLE = Path(__file__).parent / STYLE_NAME
# A page on a stick is of no site: `file:` lets it have the style sheet beside it, and no more.
_POLICY = "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"
_MARK = (
    '<svg class="mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">'
    '<path d="M6 13a8 8 0 0 1 16 0z"/><path d="M2 15h24v2H2zM6 19h16v2H6zM10 23h8v2h-8z"/></svg>'
)
_FOOT = (
    "Made with Reflect out of the packs themselves. A pack holds words, never a program. "
    "What authors say of their packs is their own; Reflect has approved none."
)


def style_sheet() -> bytes:
    """The one style sheet of a catalogue."""
    return _STYLE.read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the words of one page."""

    title: str
    language: str = BRITISH
    """Of the title."""
    root: str = ""
    """From the page to the folder of the catalogue: "../"."""

    def page(self, head: Iterable[str], main: Iterable[str]) -> bytes:
        """The page: its navigation, and what it is for."""
        return "\n".join(filter(None, self._lines(head, main))).encode()

    def _lines(self, head: Iterable[str], main: Iterable[str]) -> Iterator[str]:
        yield "<!doctype html>"
        yield f'<html lang="{BRITISH}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title{spoken(self.language)}>{plain(self.title)}</title>"
        yield f'<link rel="stylesheet" href="{self.root}{STYLE_NAME}">'
        yield "</head>"
        yield "<body>"
        yield '<a class="skip" href="#main">Go to what this page is for</a>'
        yield "<header>"
        yield _MARK
        yield from head
        yield "</header>"
        yield '<main id="main" tabindex="-1">'
        yield from main
        yield "</main>"
        yield f"<footer>\n<p>{_FOOT}</p>\n</footer>"
        yield "</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Puts a pack's words on a page, and says which language each is in."""

    edition: Edition
    own: str
    """The pack's own language, in which stands what nobody has translated."""

    def tag(self, name: str, text: str, kind: str = "") -> str:
        """One line of words in an element of this name; nothing where there are none."""
        if not text:
            return ""
        sort = f' class="{kind}"' if kind else ""
        return f"<{name}{sort}{self._spoken(text)}>{plain(text)}</{name}>"

    def paragraphs(self, text: str, kind: str) -> Iterator[str]:
        """Words that may have paragraphs, bold and italic; nothing where there are none."""
        if text:
            yield f'<div class="{kind}"{self._spoken(text)}>'
            yield from (f"<p>{emphasised(each)}</p>" for each in printable_text(text).split("\n\n"))
            yield "</div>"

    def untold(self, text: str) -> str:
        """Words that are never translated, such as the name of a book."""
        return f"<span{spoken(self.own)}>{plain(text)}</span>"

    def _spoken(self, text: str) -> str:
        return spoken(self.own if text in self.edition.untold else self.edition.language)


def spoken(language: str) -> str:
    """The attribute that says which language an element is in, where it is not the page's."""
    return "" if language == BRITISH else f" lang={quoted(language)}"


def plain(text: str) -> str:
    """Words between tags."""
    return escaped(printable_text(text))


def definition(term: str, *values: str) -> Iterator[str]:
    """A term and what stands for it, as HTML; nothing where nothing stands for it."""
    if any(values):
        yield f"<div><dt>{term}</dt>"
        yield from (f"<dd>{value}</dd>" for value in values if value)
        yield "</div>"
