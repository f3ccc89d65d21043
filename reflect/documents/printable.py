"""Makes a document fit for a page: what Markdown and JSON keep exactly, a page may not be able to.

PDF, Word and HTML cannot hold control characters, and a reader's software needs a title and
headings that leave no level out. Words are never changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

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
)

if TYPE_CHECKING:
    from collections.abc import Iterator

UNTITLED = "Untitled"

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What XML 1.0 refuses, the other controls, and characters that Unicode says are none.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 1 << 16)
    )
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNDETERMINED = "und"
_LAST_LEVEL = 6


def printable(document: Document) -> Document:
    """The same document with every text printable, titles not empty and levels without gaps."""
    return msgspec.structs.replace(
        document,
        title=_line(document.title) or UNTITLED,
        statement=printable_text(document.statement).strip(),
        author=_line(document.author),
        language=_language(document.language),
        program_language=_language(document.program_language),
        parts=tuple(_part(part) for part in document.parts),
    )


def printable_text(text: str) -> str:
    """The text without what no page can show: control characters and halves of characters."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    return _SURROGATES.sub("\ufffd", _UNPRINTABLE.sub("", lines))


def _line(text: str) -> str:
    return " ".join(printable_text(text).split())


def _language(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else _UNDETERMINED


def _part(part: Part) -> Part:
    return msgspec.structs.replace(
        part,
        title=_line(part.title) or UNTITLED,
        subtitle=_line(part.subtitle),
        date_label=_line(part.date_label),
        blocks=tuple(_blocks(part.blocks, _Levels())),
    )


class _Levels:
    """Brings the headings of a part under its title, each at most one level below the last."""

    def __init__(self) -> None:
        self._last = 1

    def fitting(self, wanted: int) -> int:
        self._last = max(2, min(wanted, self._last + 1, _LAST_LEVEL))
        return self._last


def _blocks(blocks: tuple[Block, ...], levels: _Levels) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from _words(block, levels)
            case Quote():
                yield Quote(tuple(_blocks(block.blocks, levels)))
            case BulletList() | NumberedList():
                items = tuple(tuple(_blocks(item, levels)) for item in block.items)
                yield msgspec.structs.replace(block, items=items)


def _words(block: Heading | Paragraph, levels: _Levels) -> Iterator[Block]:
    runs = tuple(_runs(block.runs))
    if not "".join(run.text for run in runs).strip():
        return
    if isinstance(block, Heading):
        level = levels.fitting(block.level)
        yield msgspec.structs.replace(block, runs=runs, level=level)
    else:
        yield msgspec.structs.replace(block, runs=runs)


def _runs(runs: tuple[Run, ...]) -> Iterator[Run]:
    for run in runs:
        text = printable_text(run.text)
        if text:
            yield msgspec.structs.replace(run, text=text)
