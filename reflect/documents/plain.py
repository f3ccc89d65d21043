"""Writes a document as Markdown and as JSON, to be read by people and by programs for ever."""

from __future__ import annotations

import json
import re
from itertools import groupby
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
from reflect.documents.writers_words import read_blocks
from reflect.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMAT = "reflect-document"
VERSION = 1

_ANYWHERE = re.compile(
    r"[\\`*]|_(?!(?<=[^\W_]_)[^\W_])|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|\](?=[(\[:])|#(?=#*\s*$)",
    re.MULTILINE,
)
_AT_LINE_START = re.compile(
    r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[#>|]|[-+](?:\s|$)|[-=][-= ]*$))", re.MULTILINE
)
_CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ITEM = 4
"""Spaces before what is under an item; every reader of Markdown sees then that it is."""


class _File(msgspec.Struct, frozen=True):
    format: str
    version: int
    document: Document


def to_json(document: Document) -> bytes:
    """Every word and style, as ``docs/export-formats.md`` says; `from_json` reads it again."""
    whole = msgspec.json.encode(_File(FORMAT, VERSION, document))
    return msgspec.json.format(whole, indent=2) + b"\n"


def from_json(data: bytes) -> Document:
    """The document that `to_json` wrote; raises `Refused` for anything else."""
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, RecursionError) as error:
        why = "this is not a document that Reflect wrote"
        raise Refused(why) from error
    if (file.format, file.version) != (FORMAT, VERSION):
        why = f"this is {file.format[:40]} {file.version}; this Reflect reads {FORMAT} {VERSION}"
        raise Refused(why)
    return file.document


def to_markdown(document: Document) -> bytes:
    """The words with light marks, under a front matter; every reader of Markdown shows the same."""
    dates = {part.date_label for part in document.parts if part.date_label}
    facts: dict[str, str | int | list[str]] = {
        "title": document.title,
        "date": dates.pop() if len(document.parts) == 1 and dates else "",
        "author": document.author,
        "language": document.language,
        "statement": document.statement,
    }
    parts = ["\n\n".join(_part(part)) for part in document.parts]
    return (front_matter(facts) + "\n" + "\n\n".join(parts) + "\n").encode("utf-8", "replace")


def front_matter(facts: dict[str, str | int | list[str]]) -> str:
    """The facts that are not empty, as YAML between lines of dashes."""
    lines = [f"{key}: {_yaml(value)}" for key, value in facts.items() if value not in ("", [])]
    return "\n".join(["---", *lines, "---", ""])


def _yaml(value: str | int | list[str]) -> str:
    """A value as JSON, which YAML 1.2 reads; what YAML would not print is written by number."""
    text = json.dumps(value, ensure_ascii=False)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _part(part: Part) -> Iterator[str]:
    yield f"# {_escaped(' '.join(part.title.split()))}"
    about = [line for line in (part.subtitle, part.date_label) if line]
    if about:
        yield "  \n".join(_escaped(line) for line in about)
    yield from _blocks(part.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        text = _block(block)
        if text:
            yield text


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_words(block.runs).replace(chr(10), ' ')}"
        case Paragraph():
            return _words(block.runs)
        case Quote():
            return _indented("\n\n".join(_blocks(block.blocks)), "> ", "> ")
        case BulletList():
            return _list(block.items, ["-"] * len(block.items))
        case NumberedList():
            last = block.start + len(block.items)
            return _list(block.items, [f"{number}." for number in range(block.start, last)])


def _list(items: tuple[tuple[Block, ...], ...], marks: list[str]) -> str:
    """The items one below the other, with a gap where one of them has several paragraphs."""
    tight = all(_is_short(item) for item in items)
    texts = []
    for mark, item in zip(marks, items, strict=True):
        width = max(_ITEM, len(mark) + 1)
        text = ("\n" if tight else "\n\n").join(_blocks(item))
        texts.append(_indented(text, mark + " ", " " * width))
    return ("\n" if tight else "\n\n").join(texts)


def _is_short(item: tuple[Block, ...]) -> bool:
    """Whether it is one paragraph, perhaps with short lists under it."""
    return all(
        isinstance(block, BulletList | NumberedList) and all(map(_is_short, block.items))
        if place
        else isinstance(block, Paragraph)
        for place, block in enumerate(item)
    )


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join((rest if n else first) + line for n, line in enumerate(lines)).rstrip()


def _words(runs: tuple[Run, ...]) -> str:
    marked = _lines("".join(_bold(group) for group in _alike(runs, _is_bold)))
    if len(runs) == 1 or _read(marked) == _squeezed("".join(run.text for run in runs)):
        return marked
    # Marks that touch may not count as marks: the words matter more than their style.
    return _lines(_escaped("".join(run.text for run in runs)))


def _read(marked: str) -> str:
    """The words of a paragraph as a reader of Markdown sees them."""
    match read_blocks(marked, below=0):
        case (Paragraph(runs=runs),):
            return _squeezed("".join(run.text for run in runs))
    return ""


def _lines(text: str) -> str:
    return "  \n".join(line.strip() for line in text.split("\n"))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _alike(runs: tuple[Run, ...], style: Callable[[Run], bool]) -> Iterator[tuple[Run, ...]]:
    """Neighbours that have a style, or do not, together."""
    return (tuple(group) for _, group in groupby(runs, style))


def _bold(runs: tuple[Run, ...]) -> str:
    inside = "".join(_italic(group) for group in _alike(runs, lambda run: run.italic))
    return _around(inside, "**") if _is_bold(runs[0]) else inside


def _italic(runs: tuple[Run, ...]) -> str:
    inside = "".join(_code(run.text) if run.code else _escaped(run.text) for run in runs)
    return _around(inside, "*") if runs[0].italic else inside


def _around(words: str, mark: str) -> str:
    """The words between marks; white space stays outside, or the marks would not count."""
    inside = words.strip()
    before, _, after = words.partition(inside)
    return f"{before}{mark}{inside}{mark}{after}" if inside else words


def _is_bold(run: Run) -> bool:
    return run.bold or run.mark


def _code(words: str) -> str:
    fence = "`" * (max((len(ticks) for ticks in re.findall("`+", words)), default=0) + 1)
    gap = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{gap}{words}{gap}{fence}"


def _escaped(words: str) -> str:
    """The words with a backslash before whatever Markdown would take for a mark."""
    return _AT_LINE_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\g<0>", words))
