from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.documents.printable import UNTITLED, printable, printable_text
from reflect.documents.tree import (
    BulletList,
    Document,
    Heading,
    Part,
    Quote,
    heading,
    paragraph,
)


def with_blocks(*blocks, **facts):
    part = Part(title="T", blocks=blocks)
    return Document(**({"title": "T", "parts": (part,), "statement": "S"} | facts))


@given(st.text(st.characters()))
def test_any_text_becomes_one_that_xml_can_hold(text):
    # XML 1.0, production 2, Char.
    characters = "[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*"
    assert re.fullmatch(characters, printable_text(text))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))))
def test_words_are_never_changed(text):
    assert printable_text(text) == text.replace("\ufeff", "")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_a_newline(end):
    assert printable_text(f"a{end}b") == "a\nb"


def test_headings_leave_no_level_out_even_within_quotes_and_lists():
    blocks = (
        heading(1, "a"),
        heading(5, "b"),
        Quote((heading(6, "c"),)),
        BulletList(((heading(9, "d"),),)),
        heading(2, "e"),
    )
    (part,) = printable(with_blocks(*blocks)).parts
    assert part.blocks == (
        heading(2, "a"),
        heading(3, "b"),
        Quote((heading(4, "c"),)),
        BulletList(((heading(5, "d"),),)),
        heading(2, "e"),
    )


def test_headings_and_paragraphs_without_words_are_left_out():
    (part,) = printable(with_blocks(heading(2, " \x00"), Heading(2, ()), paragraph("\n"))).parts
    assert part.blocks == ()


def test_a_title_is_one_line_and_never_empty():
    document = printable(with_blocks(title=" \n ", author=" Ada\nBanda "))
    assert (document.title, document.author) == (UNTITLED, "Ada Banda")


@pytest.mark.parametrize(
    ("tag", "kept"),
    [("en-GB", "en-GB"), ("ny", "ny"), ("zh-Hant-TW", "zh-Hant-TW"), ("", "und"), ('"><b', "und")],
)
def test_a_language_that_is_none_is_undetermined(tag, kept):
    assert printable(with_blocks(language=tag)).language == kept
