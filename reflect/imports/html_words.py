"""The words of a page written in an editor of HTML, as the light Markdown of an entry."""

from __future__ import annotations

import base64
import binascii
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_IS_HTML = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|blockquote|pre|br|span|strong|em|b|i|u|a|img|table|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "tr", "hr"})
_UNSAID = frozenset({"script", "style", "head", "title"})
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s()<>]{1,2000}")
# Browsers show nothing of these, and Python's parser refuses those it has no name for.
_MARKED = re.compile(r"<!\[[^>]*>?")
_BLANK_LINES = re.compile(r"\n{3,}")
_DEEPEST = 8


def is_html(text: str) -> bool:
    """Whether the text begins as a page does."""
    return _IS_HTML.match(text) is not None


def words_of(html: str, picture: Callable[[bytes | None], str]) -> str:
    """The text; ``picture`` is given each picture within it and says what stands in its place."""
    page = _Page(picture)
    page.feed(_MARKED.sub("", html))
    page.close()
    lines = [line.rstrip() for line in "".join(page.out).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Page(HTMLParser):
    """Writes words down as they come; lists and quotes are known by what is open."""

    def __init__(self, picture: Callable[[bytes | None], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._picture = picture
        self._lists: list[int | None] = []
        self._quotes = 0
        self._unsaid = 0
        self._links: list[str] = []
        self._begun = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What a tag begins."""
        given = dict(attrs)
        match tag:
            case "br":
                self._line()
            case "img":
                self._say(self._picture(_picture_in(given.get("src") or "")))
            case "ul" | "ol":
                self._lists.append(1 if tag == "ol" else None)
            case "li":
                self._item()
            case "blockquote":
                self._quotes += 1
                self._block()
            case "a":
                self._links.append(given.get("href") or "")
            case _:
                self._begin_other(tag)

    def _begin_other(self, tag: str) -> None:
        if tag in _UNSAID:
            self._unsaid += 1
        elif tag in _BLOCKS:
            self._block()
            if re.fullmatch("h[1-6]", tag):
                self._say("#" * int(tag[1]) + " ")
        else:
            self._say(_AROUND.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """What a tag ends."""
        match tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
                if not self._lists:
                    self._block()
            case "blockquote":
                self._quotes = max(0, self._quotes - 1)
                self._block()
            case "a" if self._links:
                self._end_link(self._links.pop())
            case _:
                self._end_other(tag)

    def _end_other(self, tag: str) -> None:
        if tag in _UNSAID:
            self._unsaid = max(0, self._unsaid - 1)
        elif tag in _BLOCKS:
            self._block()
        else:
            self._say(_AROUND.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unsaid:
            self._say(" ".join(data.split("\n")))

    def _end_link(self, address: str) -> None:
        if _ADDRESS.fullmatch(address) and not "".join(self.out[-1:]).endswith(address):
            self._say(f" ({address})")

    def _item(self) -> None:
        self._line()
        if not self._lists:
            self._lists.append(None)
        number = self._lists[-1]
        mark = "- " if number is None else f"{number}. "
        if number is not None:
            self._lists[-1] = number + 1
        self._say("    " * min(len(self._lists) - 1, _DEEPEST) + mark)

    def _block(self) -> None:
        # The paragraph within a list's item is the item.
        if not self._lists:
            self._line()
            self._line()

    def _line(self) -> None:
        self.out.append("\n")
        self._begun = False

    def _say(self, words: str) -> None:
        if not self._begun and words.strip():
            self.out.append("> " * min(self._quotes, _DEEPEST))
            self._begun = True
        self.out.append(words)


def _picture_in(address: str) -> bytes | None:
    found = _DATA.fullmatch(address)
    try:
        return base64.b64decode(found[1], validate=False) if found else None
    except binascii.Error:
        return None
