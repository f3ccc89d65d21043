"""What may stand in HTML that the window shows, judged with nothing of ours or of nh3."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ALLOWED = {
    **dict.fromkeys(("p", "br", "strong", "em", "code", "ul", "li", "blockquote"), ()),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ()),
    "ol": ("start",),
    "a": ("href",),
}
HOSTILE = (
    *("<script>alert(1)</script>", "<img src=x onerror=a>", "<svg/onload=a>", "<style>*{}</style>"),
    *(
        "<math><a href=x>",
        "</p>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?php",
        "<b",
        "\x00",
        "\x02",
        "\x03",
    ),
    *("[a](javascript:alert(1))", "[a](//host/share)", "[a](\\\\host\\share)", "[a](file:///etc)"),
    *(
        "[a](https://a.b/'\"onclick=x)",
        "<javascript:a>",
        "<https://a.b>",
        "![x](https://a.b/c.png)",
    ),
    *("[a](https://a.b 'x')", "[x]: https://a.b", "&lt;script&gt;", "&#60;", "&colon;", "`<b>`"),
    *(
        "**",
        "*",
        "__",
        "_",
        "`",
        "``",
        "[",
        "](",
        ")",
        "\\",
        "<",
        ">",
        "&",
        '"',
        "'",
        "=",
        "#",
        "~",
    ),
    *(
        "\n",
        "\n\n",
        "\t",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "\ud800",
        "\u202e",
        "\u2028",
        "word",
        " ",
    ),
    *(
        "klzzwxh:0000",
        "\x02klzzwxh:0\x03",
        "\x0242\x03",
        "mailto:a@b",
        "http://",
        "data:text/html,",
    ),
)


_GOES_OUT = re.compile(r"(?i:https?://|mailto:)")


class Policy(HTMLParser):
    """Reads HTML with nothing of ours or of nh3, and notes what is not allowed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.broken: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.broken.append(tag)
        for name, value in attrs:
            if name not in ALLOWED.get(tag, ()):
                self.broken.append(f"{tag} {name}")
            elif name == "href" and not _GOES_OUT.match(value or ""):
                self.broken.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.broken.append(f"comment {data}")

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        self.broken.append(f"declaration {decl}")
