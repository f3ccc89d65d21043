"""Renders hostile texts by the hundred thousand and judges the HTML with a reader of its own."""

from __future__ import annotations

import random
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from unittest.mock import patch

import nh3

from reflect.documents import writers_words
from reflect.documents.tree import Document, Part, heading, paragraph
from reflect.documents.web import to_html
from reflect.documents.writers_words import read_blocks, safe_html
from tests.support.policy import HOSTILE, Policy

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "article",
        "section",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "br",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "em",
        "code",
        "mark",
    ]
)
PAGE_ATTRIBUTES = frozenset({"lang", "charset", "http-equiv", "content", "name", "class", "start"})
MORE = (
    *("<iframe src=x>", "<object data=x>", "<a href='file:///x'>", "<img src='//host/share/x'>"),
    *(
        "[a](HTTPS://a.b)",
        "[a](java\tscript:x)",
        "[a](vbscript:x)",
        "[a](https:\\\\a.b)",
        "<mailto:",
    ),
    *(
        "<a@b>",
        "&#106;avascript:",
        "\u0000",
        "\ufeff",
        "\u2029",
        "\uff11\uff0e",
        "\uff1cscript\uff1e",
        "[![",
        "]](",
    ),
    *(
        "%6aavascript:",
        "data:image/svg+xml;base64,",
        "style=x:expression(1)",
        "</style>",
        "</title>",
    ),
)
EVERY = (*HOSTILE, *MORE)
PAGE_EVERY = 10
"""One text in so many also becomes a whole page."""


@dataclass(slots=True)
class Judged:
    """How many texts were rendered, and what stood in them that must not."""

    texts: int = 0
    pages: int = 0
    broken: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """Reads a page and notes what is not allowed on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.broken: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag or an attribute that is none of ours."""
        self.broken += [] if tag in PAGE_TAGS else [tag]
        self.broken += [f"{tag} {name}" for name, _ in attrs if name not in PAGE_ATTRIBUTES]

    def handle_comment(self, data: str) -> None:
        """Note it."""
        self.broken.append(f"comment {data}")

    handle_pi = unknown_decl = handle_comment


def hostile(chance: random.Random) -> str:
    """A text of fragments that mean harm, of letters and of mistakes."""
    parts = chance.choices(EVERY, k=chance.randrange(1, 24))
    if chance.random() < 0.3:
        at = chance.randrange(len(parts))
        parts[at] = "".join(chr(chance.randrange(sys.maxunicode)) for _ in range(6))
    return "".join(parts)


def judge(seed: int, count: int) -> Judged:
    """Render so many texts as the window does, and some as a page for a browser."""
    # Chance for texts, not for keys.
    chance, judged = random.Random(seed), Judged()  # noqa: S311
    for number in range(count):
        text = hostile(chance)
        judged.texts += 1
        for found in _broken(text, page=number % PAGE_EVERY == 0):
            judged.broken.append(f"seed {seed}, text {number}: {found}")
        judged.pages += number % PAGE_EVERY == 0
    return judged


def _broken(text: str, *, page: bool) -> list[str]:
    try:
        found = Policy(safe_html(text)).broken
        return found + Page(to_html(_document(text)).decode()).broken if page else found
    except Exception as error:  # noqa: BLE001 - any that comes out is a finding
        return [f"{type(error).__name__} {error}"]


def _document(text: str) -> Document:
    blocks = (heading(2, text), paragraph(text), *read_blocks(text, below=2))
    part = Part(title=text, subtitle=text, date_label=text, blocks=blocks)
    return Document(title=text, parts=(part,), statement=text, author=text, language=text)


@contextmanager
def without_nh3() -> Iterator[None]:
    """The first wall alone: what our own grammar lets through, before it is sanitised."""
    with patch.object(nh3, "clean", lambda html, **_rules: html):
        yield


@contextmanager
def without_any_wall() -> Iterator[None]:
    """How it must not be: the text is taken for HTML."""
    with patch.object(writers_words, "_escaped", str), without_nh3():
        yield
