from __future__ import annotations

import io
import re
import xml.parsers.expat
import zipfile

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect.documents.tree import Document, NumberedList, Part, Quote, heading, paragraph
from reflect.documents.word import to_docx
from tests.documents.programs import libre_office
from tests.documents.samples import STATEMENT, document

PARTS = [
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
    *("word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/numbering.xml"),
    *("word/settings.xml", "word/styles.xml"),
]
HOSTILE = (
    '</w:t><w:instrText> INCLUDEPICTURE "http://x" </w:instrText>&lt; ]]> {=1+1} %s \x00\x1f\ud800'
)


def opened(made):
    return docx.Document(io.BytesIO(made))


def parts(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(made):
    return [(p.style.name if p.style else "", p.text) for p in opened(made).paragraphs]


def of(*blocks):
    return Document(title="T", parts=(Part(title="T", blocks=blocks),), statement="S")


def numbering(made):
    """Level and number of each item of a list."""
    texts = parts(made)["word/document.xml"]
    return re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d)"/>', texts)


def test_headings_lists_and_quotes_have_their_styles():
    assert paragraphs(to_docx(document("a **b**", "- c\n  - d", "> e", "2. f", "# g"))) == [
        ("Heading 1", "What the interpreter heard"),
        ("Subtitle", "November 2026"),
        ("Heading 2", "What I learned"),
        ("Normal", "a b"),
        ("List Bullet", "c"),
        ("List Bullet", "d"),
        ("Quote", "e"),
        ("List Number", "f"),
        ("Heading 3", "g"),
    ]


def test_the_statement_is_at_the_foot_of_each_page():
    (section,) = opened(to_docx(document())).sections
    assert section.footer.paragraphs[0].text == STATEMENT


def test_stress_is_kept():
    runs = opened(to_docx(document("a **b** *c* `d`"))).paragraphs[3].runs
    assert [(r.text, r.bold, r.italic, r.style.name) for r in runs if r.text.strip()] == [
        ("a ", None, None, "Default Paragraph Font"),
        ("b", True, None, "Default Paragraph Font"),
        ("c", None, True, "Default Paragraph Font"),
        ("d", None, None, "Code"),
    ]


def test_each_numbered_list_counts_from_its_own_start():
    lists = (NumberedList(((paragraph("a"),),)), NumberedList(((paragraph("b"),),), start=7))
    made = to_docx(of(*lists))
    assert numbering(made) == [("0", "2"), ("0", "3")]
    assert re.findall(r'startOverride w:val="(\d)"', parts(made)["word/numbering.xml"]) == [
        "1",
        "7",
    ]


def test_an_item_may_begin_with_a_list_or_hold_nothing():
    inner = NumberedList(((paragraph("a"),), ()))
    made = to_docx(of(NumberedList(((inner, Quote((paragraph("b"),))),))))
    assert [text for _, text in paragraphs(made)] == ["T", "", "a", "", "b"]


def test_each_account_begins_on_a_new_page():
    titles = [
        p for p in opened(to_docx(document(parts=3))).paragraphs if p.style.name == "Heading 1"
    ]
    assert [p.paragraph_format.page_break_before for p in titles] == [None, True, True]


def test_the_languages_of_writer_and_program_are_told_apart():
    made = parts(to_docx(document(language="cy")))
    assert '<w:lang w:val="cy"/>' in made["word/styles.xml"]
    assert '<w:lang w:val="en-GB"/>' in made["word/footer1.xml"]


def test_it_holds_the_parts_of_our_template_and_no_others():
    assert list(parts(to_docx(document(author="Ada")))) == PARTS


def test_it_tells_title_and_language_and_a_name_only_when_chosen():
    core = opened(to_docx(document())).core_properties
    assert (core.title, core.language) == ("What the interpreter heard", "en-GB")
    untold = ("author", "last_modified_by", "comments", "created", "modified", "revision")
    assert [name for name in untold if getattr(core, name)] == []
    assert opened(to_docx(document(author="Ada"))).core_properties.author == "Ada"


def test_it_tells_no_maker_and_no_time():
    made = to_docx(document())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {(i.date_time, i.create_system, i.extra) for i in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, b"")
        }
    traces = ("python", "docx", "Microsoft", "rsid", "2013", "thumbnail", "customXml", "External")
    whole = "".join(parts(made).values()).replace("office/word", "")
    assert [trace for trace in traces if trace in whole] == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters()))
@example(HOSTILE)
def test_any_words_make_parts_that_are_well_formed(text):
    facts = {"title": text, "statement": text, "author": text, "language": text}
    part = Part(title=text, subtitle=text, blocks=(heading(2, text), paragraph(text)))
    for name, content in parts(to_docx(Document(parts=(part,), **facts))).items():
        xml.parsers.expat.ParserCreate().Parse(content.encode(), True)
        assert "<w:instrText> INCL" not in content, name


def test_the_same_document_is_the_same_bytes():
    assert to_docx(document(parts=2)) == to_docx(document(parts=2))


@pytest.mark.slow
def test_libre_office_opens_it_with_its_headings_and_lists(tmp_path):
    path = tmp_path / "account.docx"
    path.write_bytes(to_docx(document()))
    page = re.sub(r"\s+", " ", libre_office(path, "html"))
    words = dict(re.findall(r"<(h\d)[^>]*>(.*?)</\1>", page))
    assert re.sub(r"<[^>]*>", "", words["h1"]).strip() == "What the interpreter heard"
    assert {"h1", "h2", "h3"} <= words.keys()
    assert page.count("<ul>") == 2
    assert '<li value="3">' in page
