"""The recovery kit on its one page, for eyes and for screen readers."""

from __future__ import annotations

import pytest

from reflect.documents.recovery_kit import KitFacts, recovery_kit_pdf
from tests.documents.reading_pdf import opened, pages, spoken

GROUPS = ("000G", "40R4", "0M30", "E209", "185G", "R38E", "1W81", "24GK")
LAW = "Encryption is not legal privilege: a court may still ask for what you write."


def facts(name="Practice", path="Documents/Reflect/Practice.reflect"):
    return KitFacts(
        name=name,
        journal="6b86b273",
        groups=GROUPS,
        check="VV",
        line="-".join((*GROUPS, "VV")),
        path=path,
        backups=f"{path}/backups",
    )


@pytest.fixture(scope="module")
def made():
    return recovery_kit_pdf(facts())


def test_all_of_it_is_on_one_page(made):
    (page,) = pages(made)
    for said in (*GROUPS, "Check group, so that a slip is noticed: VV", "6b86b273", LAW):
        assert said in page


def test_a_screen_reader_hears_the_code_between_title_and_explanations(made):
    heard = list(spoken(made))
    tags = [tag for tag, _ in heard]
    words = [text for _, text in heard]
    assert (tags[0], words[0]) == ("H1", "Recovery kit")
    places = [next(i for i, text in enumerate(words) if group in text) for group in GROUPS]
    assert places == sorted(places)
    assert [text for tag, text in heard if tag == "H2"] == [
        "What it opens",
        "Where they lie",
        "How to use it",
        "Without it",
    ]
    assert words[-1] == LAW


def test_it_is_pdf_ua_with_language_and_title(made):
    with opened(made) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Recovery kit: Practice"
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()


def test_it_tells_no_maker_and_no_time(made):
    assert [trace for trace in (b"Typst", b"ModDate", b"CreationDate") if trace in made] == []


@pytest.mark.parametrize("name", ["n" * 200, "a " * 300, '#panic("x") $ * _', "日記 \U0001f4d3"])
def test_any_name_and_any_path_leave_it_one_page(name):
    assert len(pages(recovery_kit_pdf(facts(name=name, path=f"disk/{name * 3}.reflect")))) == 1


def test_its_facts_show_no_code():
    assert repr(facts()) == "KitFacts(hidden)"
