from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.documents.tree import Document, Part, heading, paragraph
from reflect.documents.web import to_html
from tests.documents.pages import Reader
from tests.documents.programs import axe
from tests.documents.samples import STATEMENT, document

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
HOSTILE = "</p></style><script>alert(1)</script><img src=x onerror=a> &amp; \" onx='1' <!-- ]]>"


def of(text):
    blocks = (heading(2, text), paragraph(text))
    part = Part(title=text, subtitle=text, date_label=text, blocks=blocks)
    return Document(title=text, parts=(part,), statement=text, author=text, language=text)


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_by_day_and_by_night(dark, tmp_path):
    page = to_html(document(parts=2, author="Ada Banda", language="cy")).decode()
    found = axe(page, tmp_path, dark=dark)
    assert found["dark"] is dark
    assert found["violations"] == []
    assert {"color-contrast", "html-has-lang", "heading-order"} <= set(found["passes"])


@pytest.mark.slow
def test_axe_sees_what_is_wrong(tmp_path):
    found = axe(
        "<html><body><p style='color:#ccc;background:#fff'>some words</p>", tmp_path, dark=False
    )
    assert {"color-contrast", "html-has-lang"} <= {one.split()[0] for one in found["violations"]}


def test_the_page_is_title_words_and_statement_in_order():
    page = Reader(to_html(document("One *two*.\n\n> three\n\n2. four\n\n# five", "six\nseven")))
    assert " ".join(page.words) == (
        "What the interpreter heard November 2026 What I learned One two . three four five "
        f"six seven {STATEMENT}"
    )


def test_the_page_has_sections_headings_and_landmarks():
    page = Reader(to_html(document(parts=2)))
    assert [page.tags.count(tag) for tag in ("main", "article", "h1", "footer")] == [1, 2, 2, 1]
    assert page.tags.count("section") == page.tags.count("h2") == 4


def test_nothing_is_loaded_run_or_linked():
    page = Reader(to_html(document(author="Ada")))
    assert ("meta", "content", POLICY) in page.attributes
    loading = {"href", "src", "srcset", "action", "data", "poster", "background", "style"}
    assert not {name for _, name, _ in page.attributes} & loading
    assert not {"script", "link", "img", "iframe", "object", "form", "svg"} & set(page.tags)
    style = to_html(document()).decode().split("<style>")[1].split("</style>")[0]
    assert [word for word in ("url(", "@import", "expression", "http") if word in style] == []


def test_the_page_tells_no_maker_and_no_name_that_was_not_chosen():
    page = to_html(document())
    assert b"generator" not in page
    assert b"author" not in page
    assert ("meta", "content", "Ada") in Reader(to_html(document(author="Ada"))).attributes


def test_hostile_words_stay_words():
    page = Reader(to_html(of(HOSTILE)))
    assert not {"script", "img"} & set(page.tags)
    assert {name for _, name, _ in page.attributes} == {
        *("lang", "charset", "http-equiv", "content", "name", "class")
    }
    assert " ".join(page.words).count(" ".join(HOSTILE.split())) == 7


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters()))
def test_any_words_make_a_page_whose_tags_are_closed(text):
    assert to_html(of(text)).decode().count("<p") == Reader(to_html(of(text))).tags.count("p")


def test_the_languages_of_writer_and_program_are_told_apart():
    page = Reader(to_html(document(language="cy")))
    assert [value for _, name, value in page.attributes if name == "lang"] == [
        "cy",
        "en-GB",
        "en-GB",
    ]


def test_the_same_document_is_the_same_bytes():
    assert to_html(document(parts=2)) == to_html(document(parts=2))
