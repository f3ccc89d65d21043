from __future__ import annotations

import pytest

from reflect.documents.light_markdown import DEEPEST, LONGEST, MOST_LINES, parse


def depth(element):
    return 1 + max(map(depth, element), default=0)


def is_plain(text):
    """Whether the text is paragraphs as they were typed, and nothing was lost."""
    root = parse(text)
    as_typed = " ".join(p.text or "" for p in root).split() == text.split()
    return as_typed and {p.tag for p in root} == {"p"} and not any(map(len, root))


@pytest.mark.parametrize(
    "text",
    [
        "*long* " * (LONGEST // 7 + 1),
        "*many*\n" * (MOST_LINES + 1),
        "` " * 40_000,
        "*a " * 30_000,
        "[a](https://a.b/( " * 10_000,
        "\\*" * 50_000,
    ],
    ids=["long", "lines", "ticks", "stars", "links", "escapes"],
)
def test_a_text_fuller_of_marks_than_anybody_writes_is_plain(text):
    assert is_plain(text)


@pytest.mark.parametrize("text", ["[" * 300_000, "![" * 100_000, "<" * 300_000, "*" * 20_000])
def test_marks_that_begin_nothing_are_told_at_once(text):
    assert "".join(parse(text).itertext()).strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "> " * 500 + "x",
        "- " * 500 + "x",
        "> - " * 500 + "x",
        "1. > " * 500 + "x",
        "\n".join("  " * n + "- x" for n in range(200)),
        "\n".join("> " + "    " * n + "- x" for n in range(300)),
        "\n".join("> " * n + "x" for n in range(300)),
    ],
)
def test_lists_and_quotes_stand_in_each_other_only_so_deep(text):
    # A level is a list and its item, or a quote and its paragraph.
    assert depth(parse(text)) <= 4 * (DEEPEST + 1)


def test_what_is_too_deep_is_still_there():
    text = "\n".join("  " * n + f"- word{n}" for n in range(12))
    assert [f"word{n}" in "".join(parse(text).itertext()) for n in range(12)] == [True] * 12


def test_an_ordinary_long_text_is_read():
    text = "Some *words* that a person **might** write on a ward.\n\n- and\n- a list\n\n" * 2_000
    assert {child.tag for child in parse(text)} == {"p", "ul"}


def test_halves_of_characters_become_whole_ones():
    assert [p.text for p in parse("a\ud800b")] == ["a\ufffdb"]
