"""Reads light Markdown into a tree: paragraphs, bold, italic, code, lists, quotes, headings, links.

Whatever else Markdown or HTML could do stays as it was typed: raw HTML, images, entities, link
definitions, rules, indented code. No text makes it raise, hang or lose a letter: one that is
longer, deeper or fuller of marks than anybody writes is taken as plain paragraphs, and so is one in
which the library loses its way.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import AutolinkInlineProcessor, LinkInlineProcessor
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1024 * 1024
"""Characters; a longer text is plain."""
MOST_LINES = 20_000
MOST_WORK = 500_000_000
"""Marks in a block times its length, summed: what the parser's time grows with."""
DEEPEST = 6
"""Lists and quotes within each other; what is deeper is text of the deepest."""

_MARKS = re.compile(r"[*_`\\\[<]")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADDRESS = r"(?:https?://|mailto:)(?:[^\s()<>'\"]|\([^\s()<>'\"]{0,500}\)){1,2000}"
# The library looks for the end of a link from each bracket, which takes an hour for a page of
# them; what it looks for is bounded here before it begins. No image, no other kind of address.
_LINK = rf"(?<!!)\[(?=[^\[\]\n]{{1,500}}\]\({_ADDRESS}\))"
_BARE_LINK = rf"<({_ADDRESS})>"

_INDENT = " " * 4
_MARK = r"(?:>|[-+*](?=\s)|\d{1,9}\.(?=\s))"
_ITEM = re.compile(r"( *)([-+*]|\d{1,9}\.) +\S")
_WITHIN = re.compile(rf"(?:\s|{_MARK})*")
_TOO_DEEP = re.compile(rf"(?:\s*{_MARK}){{{DEEPEST}}}(?=\s*{_MARK})")
_TOO_FAR = re.compile(rf" {{{4 * (DEEPEST + 1)},}}")
_FIRST_MARK = re.compile(r"(\s*\d*)([>.*_+-])")
_HEADING = re.compile(r"#{1,6}\s+(?!#*\s*$)")
_LAST_HASHES = re.compile(r"(?<=[^\s#\\])#+$")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}")

_NOT_BLOCKS = ("code", "hr", "setextheader", "reference")
_NOT_INLINE = (
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "linebreak", "html", "entity"),
)


def parse(text: str) -> Element:
    """The text as ``p``, ``ul``, ``ol``, ``li``, ``blockquote``, ``h1`` to ``h6`` in a ``div``.

    Within them are ``strong``, ``em``, ``code`` and ``a``; a newline is a line break.
    """
    clean = _SURROGATES.sub("\ufffd", text)
    if _too_much(clean):
        return _plain(clean)
    try:
        root = _parsed(clean)
    except RecursionError:  # nested by means that the caps do not know
        return _plain(clean)
    said = "".join(_said(root, clean))
    return root if _letters(said) == _letters(clean) else _plain(clean)


def _too_much(text: str) -> bool:
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        return True
    work = sum(len(block) * len(_MARKS.findall(block)) for block in _BLANK.split(text))
    return work > MOST_WORK


def _plain(text: str) -> Element:
    root = Element("div")
    for block in _BLANK.split(text.replace("\r\n", "\n")):
        if block.strip():
            SubElement(root, "p").text = block.strip()
    return root


def _parsed(text: str) -> Element:
    md = _grammar()
    lines = text.split("\n")
    for before in md.preprocessors:
        lines = before.run(lines)
    root = Element("div")
    md.parser.parseChunk(root, "\n".join(lines))
    for after in md.treeprocessors:
        after.run(root)
    for code in root.iter("code"):
        code.text = _unescaped(code.text or "")
    return root


def _unescaped(text: str) -> str:
    """The words of a code span as they were typed: the library has them ready for HTML."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(element: Element, typed: str) -> Iterator[str]:
    """All the words, and the addresses of links where they were typed beside their words."""
    inside = [element.text or ""]
    for child in element:
        inside += [*_said(child, typed), child.tail or ""]
    yield from inside
    address = element.get("href", "")
    if address != "".join(inside) or f"<{address}>" not in typed:
        yield address


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _grammar() -> Markdown:
    md = Markdown(extensions=[SaneListExtension()])
    md.ESCAPED_CHARS = list(string.punctuation)
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(_AsTyped(md), "as_typed", 10)
    md.treeprocessors.deregister("prettify")
    for name in _NOT_BLOCKS:
        md.parser.blockprocessors.deregister(name)
    for name in _NOT_INLINE:
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(LinkInlineProcessor(_LINK, md), "link", 160)
    md.inlinePatterns.register(AutolinkInlineProcessor(_BARE_LINK, md), "autolink", 120)
    return md


class _AsTyped(Preprocessor):
    """Lets a list look the way people type it, and keeps what only looks like Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with even indents, and a backslash before what is no mark."""
        even = _EvenLines()
        for line in lines:
            even.add(_as_typed(line.rstrip()))
        return even.done


class _Item(NamedTuple):
    indent: int
    numbered: bool


class _EvenLines:
    """Puts each line under the item that it is indented under, with gaps where blocks begin."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._items: list[_Item] = []
        self._in_list = False

    def add(self, typed: str) -> None:
        item = _ITEM.match(typed)
        if item:
            self._begin_item(_Item(len(item[1]), item[2][0].isdigit()), typed.lstrip())
        elif typed and (self._after_gap() or (self._items and typed.startswith(">"))):
            self._begin_block(typed)
        else:
            self.done.append(typed.lstrip())

    def _begin_item(self, item: _Item, text: str) -> None:
        left = self._leave(item.indent)
        if not self._in_list or (left and left.numbered != item.numbered):
            self._make_gap()
        line = _INDENT * len(self._items) + text
        if len(self._items) < DEEPEST:
            self._items.append(item)
        else:
            line = _no_mark(line)
        self.done.append(line)
        self._in_list = True

    def _begin_block(self, typed: str) -> None:
        text = typed.lstrip()
        self._leave(len(typed) - len(text))
        self._make_gap()
        self.done.append(_INDENT * len(self._items) + text)
        self._in_list = False

    def _leave(self, indent: int) -> _Item | None:
        """Forget the items that a line with this indent is not under; the outermost of them."""
        left = None
        while self._items and indent < self._items[-1].indent + 2:
            left = self._items.pop()
        return left

    def _after_gap(self) -> bool:
        return not (self.done and self.done[-1])

    def _make_gap(self) -> None:
        if not self._after_gap():
            self.done.append("")


def _as_typed(line: str) -> str:
    if _RULE.fullmatch(line):
        return _no_mark(line)
    before, rest = _split(line)
    if _HEADING.match(rest):
        rest = _LAST_HASHES.sub(lambda hashes: "\\#" * len(hashes[0]), rest)
    elif rest.startswith("#"):
        rest = f"\\{rest}"
    line = _TOO_FAR.sub(_INDENT * (DEEPEST + 1), before) + rest
    deep = _TOO_DEEP.match(line)
    return line[: deep.end()] + _no_mark(line[deep.end() :]) if deep else line


def _split(line: str) -> tuple[str, str]:
    """A line's indent and marks of blocks, and its words."""
    before = _WITHIN.match(line)
    end = before.end() if before else 0
    return line[:end], line[end:]


def _no_mark(line: str) -> str:
    return _FIRST_MARK.sub(r"\1\\\2", line, count=1)
