from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

import reflect
from reflect.documents.from_account import account_document
from reflect.documents.pdf import to_pdf
from reflect.documents.tree import Block, Document, Part, heading, paragraph
from tests.documents.reading_pdf import opened, pages, spoken, tags
from tests.documents.samples import STATEMENT, account, document

HOSTILE = (
    '#import "x": y #panic("a") #{1+1} $x^2$ \\ \\n *a* _b_ @ref <label> // no /* yes */ `raw`',
    "= heading",
    "- list",
    "+ enum",
    "/ term: x",
    "~ -- --- ... ' \" https://example.org [x] #let a = 1 \\u{41} #sys.inputs &amp; %s {0}",
)
A4 = (595.276, 841.89)
MARGIN = 90  # points, a little less than 32 mm


def of(*texts):
    """A document whose paragraphs are these texts, with no Markdown read."""
    blocks: tuple[Block, ...] = (heading(2, "Question"), *(paragraph(text) for text in texts))
    return Document(
        title="Title", parts=(Part(title="Title", blocks=blocks),), statement="Statement"
    )


def metadata(made):
    with opened(made) as pdf:
        return pdf.Root.Metadata.read_bytes().decode()


def everything(made):
    """All bytes of the file, packed streams opened."""
    with opened(made) as pdf:
        streams = [thing for thing in pdf.objects if thing._type_name == "stream"]
        return made + b"".join(stream.read_bytes() for stream in streams)


def right_edge(made):
    """How far to the right words stand on the first page."""
    with pypdfium2.PdfDocument(made) as pdf:
        things = pdf[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)
        return max(thing.get_bounds()[2] for thing in things)


def test_a_screen_reader_hears_headings_words_and_lists_in_order():
    made = to_pdf(document("a **b**", "- c", "> d", "2. e", "# f\n\ng"))
    assert [(tag, text.replace(" ", "")) for tag, text in spoken(made)] == [
        ("H1", "Whattheinterpreterheard"),
        ("P", "November2026"),
        ("H2", "WhatIlearned"),
        ("P", "ab"),
        ("Lbl", "•"),
        ("P", "c"),
        ("P", "d"),
        ("Lbl", "2."),
        ("P", "e"),
        ("H3", "f"),
        ("P", "g"),
        ("P", STATEMENT.replace(" ", "")),
    ]


def test_lists_quotes_and_stress_have_their_own_tags():
    found = tags(to_pdf(document("*a* **b** `c`", "- d\n  - e", "> f")))
    assert {"L", "LI", "LBody", "BlockQuote", "Em", "Strong", "Code"} <= set(found)


def test_it_is_pdf_ua_with_language_and_title():
    made = to_pdf(document(language="cy-GB"))
    with opened(made) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.Root.Lang) == "cy-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.docinfo["/Title"]) == "What the interpreter heard"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(made)


def test_all_fonts_are_in_the_file():
    with opened(to_pdf(document())) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        inner = [font.DescendantFonts[0] for font in fonts]
        names = {str(font.BaseFont).split("+")[1] for font in inner}
        files = [{"/FontFile2", "/FontFile3"} & set(f.FontDescriptor.keys()) for f in inner]
    assert all(files)
    assert {"SourceSerif4-Regular", "AtkinsonHyperlegibleNext-Regular"} <= names


def test_pages_are_a4():
    with opened(to_pdf(document())) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox[2:]] == pytest.approx(A4, abs=0.01)


def test_the_text_is_what_went_in():
    text = account_document(account("I met her; she said “no” at 10:30, twice. Ŵŷ, ng'oma, 50 %."))
    (page,) = pages(to_pdf(text))
    assert page == (
        "What the interpreter heard November 2026 Question 1 "
        "I met her; she said “no” at 10:30, twice. Ŵŷ, ng'oma, 50 %. " + STATEMENT
    )


def test_nothing_written_is_read_as_typst():
    (page,) = pages(to_pdf(of(*HOSTILE)))
    assert page == f"Title Question {' '.join(HOSTILE)} Statement"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
@example("\u4f60\u597d \u0645\u0631\u062d\u0628\u0627 \U0001f600 \U0001f468\u200d\U0001f469 \ue000")
@example("\u0915\u094d\u200d\u0930 \u0e20 \U00010348 \U000e0041 \u200b \u202e \ufeff \x00 \ud800")
@example("\U0001f3f4\U000e0067\U000e0062" * 30)
def test_every_text_becomes_a_file(text):
    assert to_pdf(of(text)).startswith(b"%PDF-1.7")


def test_an_endless_word_breaks_without_a_hyphen_and_stays_on_the_page():
    address = "https://example.org/" + "endless" * 40
    made = to_pdf(of(f"see {address} and on"))
    (page,) = pages(made)
    assert page.replace(" ", "") == f"TitleQuestionsee{address}andonStatement"
    assert right_edge(made) < A4[0] - MARGIN


def test_what_no_font_has_is_named_in_brackets():
    # The Gothic letter hwair, and a symbol for ounces that alchemists used.
    (page,) = pages(to_pdf(of("a \U00010348 b")))
    assert "a" in page
    assert re.search(r"\[U\+10348\]|\U00010348", page)


def test_the_statement_is_at_the_foot_of_each_page_and_numbers_only_where_there_are_several():
    (single,) = pages(to_pdf(document()))
    several = pages(to_pdf(document(parts=3)))
    assert single.endswith(STATEMENT)
    assert [page.count(STATEMENT) for page in several] == [1, 1, 1]
    assert all(re.search(rf"\b{number}\b", page[-120:]) for number, page in enumerate(several, 1))


def test_each_account_begins_on_a_new_page_under_its_title():
    made = to_pdf(document(parts=3))
    assert [page.split(" November")[0] for page in pages(made)] == [
        "What the interpreter heard",
        "Account 2",
        "Account 3",
    ]
    assert [text for tag, text in spoken(made) if tag == "H1"][1:] == ["Account 2", "Account 3"]


def test_the_statement_is_read_out_once():
    words = [text for _, text in spoken(to_pdf(document(parts=3)))]
    assert words.count(STATEMENT) == 1
    assert words[-1] == STATEMENT


def test_a_name_is_on_it_only_when_chosen():
    with opened(to_pdf(document())) as pdf:
        assert "/Author" not in pdf.docinfo
    named = to_pdf(document(author="Ada Banda, PIN 12A3456E"))
    with opened(named) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Ada Banda, PIN 12A3456E"
    assert "Ada Banda, PIN 12A3456E" in pages(named)[0]


def test_it_tells_no_maker_time_place_or_person():
    made = everything(to_pdf(document(author="Ada")))
    traces = (b"Typst", b"typst", b"Date(", b"CreateDate", b"ModifyDate", b"Producer", b"Creator(")
    assert [trace for trace in traces if trace in made] == []
    places = (Path.cwd(), Path.home(), Path(reflect.__file__).parent)
    assert [place for place in places if str(place).encode() in made] == []


def test_the_same_document_is_the_same_bytes():
    assert to_pdf(document(parts=2)) == to_pdf(document(parts=2))


def test_a_title_cannot_pass_for_the_maker_that_is_taken_out():
    title = "/Creator(Typst 0.1)>> endobj /Info 1 0 R <xmp:CreatorTool>Typst 1</xmp:CreatorTool>"
    made = to_pdf(Document(title=title, parts=(), statement="s", author=title))
    with opened(made) as pdf:
        assert {str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"])} == {title}
        assert "/Creator" not in pdf.docinfo


def test_a_document_without_parts_is_still_a_page():
    assert pages(to_pdf(Document(title="x", parts=(), statement="Statement"))) == ["Statement"]
