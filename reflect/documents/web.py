"""Writes a document as one web page that loads nothing: no script, font, picture or address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.documents.markup import escaped, quoted
from reflect.documents.printable import printable
from reflect.documents.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Part,
    Quote,
    Run,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_STYLE = Path(__file__).parent / "page.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_VOICES = {Voice.WRITER: "theirs", Voice.PROGRAM: "ours"}


def to_html(document: Document) -> bytes:
    """The document as one page for a browser, by daylight, at night and on paper."""
    return "\n".join(_page(printable(document))).encode()


def _page(document: Document) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{document.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    if document.author:
        yield f'<meta name="author" content={quoted(document.author)}>'
    yield f"<title>{escaped(document.title)}</title>"
    yield f"<style>\n{_STYLE.read_text('utf-8')}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    for part in document.parts:
        yield from _part(part, document)
    yield "</main>"
    if document.statement:
        yield f"<footer{_tongue(document)}>\n<p>{escaped(document.statement)}</p>\n</footer>"
    yield "</body>\n</html>\n"


def _tongue(document: Document) -> str:
    """The language of the program's words, where it is another than the writer's."""
    if document.program_language == document.language:
        return ""
    return f' lang="{document.program_language}"'


def _part(part: Part, document: Document) -> Iterator[str]:
    yield "<article>"
    yield f'<h1 class="{_VOICES[part.title_voice]}">{escaped(part.title)}</h1>'
    about = [line for line in (part.subtitle, part.date_label, document.author) if line]
    if about:
        yield f'<p class="about"{_tongue(document)}>{escaped(chr(10).join(about))}</p>'
    yield from _sections(part.blocks)
    yield "</article>"


def _sections(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Each heading of level 2 and what is under it as one section."""
    inside = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield "</section>\n<section>" if inside else "<section>"
            inside = True
        yield from _block(block)
    if inside:
        yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, voice=voice):
            yield f'<h{level} class="{_VOICES[voice]}">{_words(block.runs)}</h{level}>'
        case Paragraph(voice=Voice.PROGRAM):
            yield f'<p class="ours">{_words(block.runs)}</p>'
        case Paragraph():
            yield f"<p>{_words(block.runs)}</p>"
        case Quote():
            yield from _around("blockquote", block.blocks)
        case BulletList():
            yield from _list("<ul>", block.items, "</ul>")
        case NumberedList():
            start = f' start="{block.start}"' if block.start != 1 else ""
            yield from _list(f"<ol{start}>", block.items, "</ol>")


def _list(begin: str, items: tuple[tuple[Block, ...], ...], end: str) -> Iterator[str]:
    yield begin
    for item in items:
        yield from _around("li", item)
    yield end


def _around(tag: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    yield f"<{tag}>"
    for block in blocks:
        yield from _block(block)
    yield f"</{tag}>"


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escaped(run.text)
    tags = (("code", run.code), ("mark", run.mark), ("em", run.italic), ("strong", run.bold))
    for tag, used in tags:
        if used:
            words = f"<{tag}>{words}</{tag}>"
    return words
