"""A page as Python's own parser reads it, every tag of which must be closed."""

from __future__ import annotations

from html.parser import HTMLParser

EMPTY_TAGS = {"meta", "br", "link", "path"}


class Reader(HTMLParser):
    """The tags, attributes and words of a page; of its title and style only the tags."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in EMPTY_TAGS:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag not in EMPTY_TAGS:
            assert self._open.pop() == tag

    def handle_data(self, data):
        if not {"style", "title"} & set(self._open):
            self.words += data.split()

    def values(self, name):
        """The values of an attribute, in whatever tag."""
        return [value for _, key, value in self.attributes if key == name]
