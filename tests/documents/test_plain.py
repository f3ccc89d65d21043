from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect.documents.plain import from_json, to_json, to_markdown
from reflect.documents.tree import (
    BulletList,
    Document,
    NumberedList,
    Paragraph,
    Part,
    Quote,
    Run,
    Voice,
    heading,
    paragraph,
)
from reflect.documents.writers_words import read_blocks
from reflect.errors import Refused
from tests.documents.samples import LEARNED, document

INLINE = (
    *("*", "**", "***", "_", "`", "``", "[", "](https://a.b)", "\\", "<", ">", "<b>", "&", "&amp;"),
    *(
        "#",
        "~~",
        "!",
        "|",
        " ",
        "word",
        "ng'oma",
        ".",
        "1.",
        "(",
        ")",
        "https://a.b",
        "a",
        "-",
        "+",
    ),
)
LINES = ("- ", "+ ", "* ", "1. ", "12) ", "> ", "# ", "=", "---", "- - -", "| a | b |", "```", "\n")
inline = st.lists(st.sampled_from(INLINE), min_size=1, max_size=20).map("".join)
lines = st.lists(st.sampled_from(INLINE + LINES), min_size=1, max_size=20).map("".join)
CONTAINERS = {
    "paragraph": paragraph,
    "item": lambda text: BulletList(((paragraph(text),), (paragraph("next"),))),
    "number": lambda text: NumberedList(((paragraph(text),),), start=99),
    "deep": lambda text: BulletList(((paragraph("a"), BulletList(((paragraph(text),),))),)),
    "below": lambda text: NumberedList(((paragraph("a"), paragraph(text)), (paragraph("b"),))),
    "quote": lambda text: Quote((paragraph("a"), paragraph(text))),
}


def of(*blocks, title="T"):
    return Document(title=title, parts=(Part(title=title, blocks=blocks),), statement="S")


def body(made):
    """The Markdown without its front matter."""
    return made.decode().split("---\n", 2)[2].lstrip("\n")


def squeezed(text):
    """The text as a page shows it: no empty lines, single spaces."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def words(blocks):
    (found,) = blocks
    return squeezed("".join(run.text for run in found.runs))


@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
@settings(max_examples=400, deadline=None)
@given(text=lines.map(squeezed).filter(bool))
def test_words_that_look_like_marks_are_read_back_as_words(container, text):
    title, *blocks = read_blocks(body(to_markdown(of(container(text)))), below=0)
    assert title == heading(1, "T", Voice.WRITER)
    assert blocks == [container(text)]


@settings(max_examples=1000, deadline=None)
@given(inline.map(squeezed).filter(bool))
def test_a_heading_is_read_back(text):
    made = body(to_markdown(of(heading(2, text, Voice.WRITER), title=text)))
    assert read_blocks(made, below=0) == (
        heading(1, text, Voice.WRITER),
        heading(2, text, Voice.WRITER),
    )


@settings(max_examples=2000, deadline=None)
@given(inline)
@example("*a***b*****c***`d`__e__")
def test_no_word_is_lost_where_marks_touch(text):
    read = read_blocks(f"x{text}x", below=1)
    assert words(read_blocks(body(to_markdown(of(*read))), below=0)[1:]) == words(read)


def test_styles_lists_and_quotes_are_read_back():
    blocks = read_blocks(f"{LEARNED}\n\n- a\n\n  b\n\n- **c *d***", below=1)
    assert read_blocks(body(to_markdown(of(*blocks))), below=0)[1:] == blocks


def test_markdown_looks_as_a_person_would_write_it():
    lines = body(to_markdown(document())).splitlines()
    assert lines[0:8:2] == [
        "# What the interpreter heard",
        "November 2026",
        "## What I learned",
        "I had been talking to the *interpreter* and not to **her**.",
    ]
    assert lines[8:12] == [
        "- I sat beside the interpreter",
        "- I spoke in the third person:",
        "    - “ask her if”",
        "    - “tell her that”",
    ]
    assert lines[13:18:2] == ["> She has been telling you for ten minutes.  ", "", "4. Say *you*"]
    assert lines[-2:] == ["", "**Missing: one theme**"]


def test_a_name_and_a_date_are_in_the_facts_only_when_chosen():
    plain = Document(title="T", parts=(Part(title="T", blocks=()),), statement="S")
    facts = to_markdown(plain).decode().split("---")[1]
    assert facts.split() == ["title:", '"T"', "language:", '"en-GB"', "statement:", '"S"']
    assert 'author: "Ada"' in to_markdown(document(author="Ada")).decode()


def test_facts_are_yaml_whatever_is_in_them():
    title = 'a: "b" #c \\ {d} \x85\u2028\ufeff'
    line = to_markdown(of(title=title)).decode().splitlines()[1]
    assert line == r'title: "a: \"b\" #c \\ {d} \u0085\u2028\ufeff"'
    assert json.loads(line.removeprefix("title: ")) == title


def test_json_is_read_again_with_every_word_and_style():
    whole = document(parts=2, author="Ada", language="ny")
    assert from_json(to_json(whole)) == whole


@given(st.text())
def test_json_holds_any_text_exactly(text):
    whole = of(Paragraph((Run(text, bold=True), Run(text, code=True))), title=text)
    assert from_json(to_json(whole)) == whole


def test_json_says_what_it_is():
    told = json.loads(to_json(of(heading(2, "Q"), paragraph("a", Voice.PROGRAM))))
    assert (told["format"], told["version"]) == ("reflect-document", 1)
    assert told["document"]["parts"][0]["blocks"] == [
        {"kind": "heading", "level": 2, "runs": [{"text": "Q"}]},
        {"kind": "paragraph", "runs": [{"text": "a"}], "voice": "program"},
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"format":"reflect-document","version":1}',
        b'{"format":"other","version":1,"document":{"title":"","parts":[],"statement":""}}',
        b'{"format":"reflect-document","version":2,"document":{"title":"","parts":[],"statement":""}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_document_is_refused(data):
    with pytest.raises(Refused):
        from_json(data)


def test_quotes_in_quotes_too_deep_are_refused():
    inner = '{"kind":"quote","blocks":[' * 20_000
    start = (
        '{"format":"reflect-document","version":1,"document":{"title":"","statement":"","parts":'
    )
    with pytest.raises(Refused):
        from_json(f'{start}[{{"title":"","blocks":[{inner}'.encode())
