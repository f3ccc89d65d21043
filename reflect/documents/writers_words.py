"""What a writer typed, as blocks of a document or as HTML that is safe to show in the window."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import nh3

from reflect.documents.light_markdown import parse
from reflect.documents.tree import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", *_HEADINGS})
_STYLES = {"strong": "bold", "em": "italic", "code": "code"}
_LAST_LEVEL = 6
_AROUND_NEWLINE = re.compile(r"\s*\n\s*")


def read_blocks(text: str, *, below: int) -> tuple[Block, ...]:
    """The writer's light Markdown as blocks. Never raises, whatever the text.

    Headings begin one level under ``below`` and leave no level out. A link is its text with the
    address in brackets. Images and raw HTML are the characters that were typed.
    """
    return tuple(_blocks(parse(text), _Levels(below)))


def safe_html(text: str) -> str:
    """The writer's light Markdown as HTML with nothing in it that acts, loads or styles.

    Links go to http, https or mailto; whoever shows them asks before following one. Never raises.
    """
    return nh3.clean(
        "".join(_html(child) for child in parse(text)),
        tags=set(_BLOCKS | _STYLES.keys() | {"a", "br"}),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
    )


class _Levels:
    """Levels for the headings of one text, none left out on the way down."""

    def __init__(self, below: int) -> None:
        self._below = below
        self._last = below

    def demoted(self, tag: str) -> int:
        level = min(self._below + int(tag[1]), self._last + 1, _LAST_LEVEL)
        self._last = level
        return level


def _blocks(parent: Element, levels: _Levels) -> Iterator[Block]:
    """The blocks of an element; words beside blocks are paragraphs of their own."""
    loose = list(_runs_of(parent.text or "", {}))
    for child in parent:
        if child.tag in _BLOCKS:
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, levels)
        else:
            loose += _runs(child, {})
        loose += _runs_of(child.tail or "", {})
    yield from _paragraph(loose)


def _block(element: Element, levels: _Levels) -> Iterator[Block]:
    """The block of an element, if there are words in it."""
    match element.tag:
        case "ul" | "ol":
            yield from _list(element, levels)
        case "p" | "li":
            yield from _blocks(element, levels)
        case "blockquote":
            blocks = tuple(_blocks(element, levels))
            if blocks:
                yield Quote(blocks)
        case tag:
            runs = _tidy(_inner(element, {}))
            if runs:
                yield Heading(levels.demoted(tag), runs, Voice.WRITER)


def _list(element: Element, levels: _Levels) -> Iterator[Block]:
    found = (tuple(_blocks(child, levels)) for child in element)
    items = tuple(item for item in found if item)
    if items and element.tag == "ol":
        yield NumberedList(items, int(element.get("start", "1")))
    elif items:
        yield BulletList(items)


def _paragraph(runs: list[Run]) -> Iterator[Paragraph]:
    tidy = _tidy(iter(runs))
    if tidy:
        yield Paragraph(tidy)


def _runs(element: Element, style: dict[str, bool]) -> Iterator[Run]:
    """The words of a span, in the style around it and its own."""
    if element.tag == "a":
        yield from _inner(element, style)
        address = element.get("href", "")
        if address != "".join(element.itertext()):
            yield Run(f" ({address})", **style)
    elif element.tag == "code":
        text = "".join(element.itertext()).replace("\n", " ").strip()
        yield from _runs_of(text, style | {"code": True})
    else:
        name = _STYLES.get(element.tag)
        yield from _inner(element, style | {name: True} if name else style)


def _inner(element: Element, style: dict[str, bool]) -> Iterator[Run]:
    yield from _runs_of(element.text or "", style)
    for child in element:
        yield from _runs(child, style)
        yield from _runs_of(child.tail or "", style)


def _runs_of(text: str, style: dict[str, bool]) -> Iterator[Run]:
    if text:
        yield Run(text, **style)


def _tidy(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours of one style joined, no white space around lines."""
    joined: list[Run] = []
    for run in runs:
        before = joined.pop().text if joined and _same_style(joined[-1], run) else ""
        joined.append(_styled(run, _AROUND_NEWLINE.sub("\n", before + run.text)))
    if joined:
        joined[0] = _styled(joined[0], joined[0].text.lstrip())
        joined[-1] = _styled(joined[-1], joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _same_style(one: Run, other: Run) -> bool:
    return _styled(one, "") == _styled(other, "")


def _styled(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.code, run.mark)


def _html(element: Element) -> str:
    """An element as HTML: known tags only, and all text escaped."""
    tag = element.tag
    inside = [_escaped(element.text or "")]
    for child in element:
        inside += [_html(child), _escaped(child.tail or "")]
    named = "".join(f' {key}="{html.escape(value)}"' for key, value in element.items())
    return f"<{tag}{named}>{''.join(inside)}</{tag}>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
