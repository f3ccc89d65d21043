"""Pages of editors of HTML, as the words of an entry."""

from __future__ import annotations

import pytest

from reflect.imports.html_words import is_html, words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<br/>b</p>", "a\nb"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<h3>Head</h3><p>t</p>", "### Head\n\nt"),
        ("<p>5 &lt; 6 &amp;amp; <u>u</u></p>", "5 < 6 &amp; u"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<li>stray</li></ul></blockquote></a>", "- stray"),
        ("<p>a</p><style>p{}</style><script>x()</script>", "a"),
        ('<p><a href="javascript:x()">a</a></p>', "a"),
        ('<p><a href="https://e.org">https://e.org</a></p>', "https://e.org"),
        ('<p><img src="file:///etc/passwd">a</p>', "?a"),
        ("<p>a<![](../x)b</p>", "a"),
        ("<p>a<![CDATA[b]]>c<![if x]>d<![endif]>e</p>", "acde"),
        ("<p>a</p><![", "a"),
    ],
)
def test_a_page_becomes_light_markdown(html, words):
    assert is_html(html) or html.startswith("<li>")
    assert words_of(html, lambda data: "?" if data is None else "!") == words


@pytest.mark.parametrize("text", ["a <b> c", "1 < 2", "", "<not a tag", "- <p>"])
def test_plain_words_are_no_page(text):
    assert not is_html(text)
