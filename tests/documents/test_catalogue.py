"""A catalogue of packs: readable by anyone, in any browser, from any folder, on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import normpath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.documents.catalogue import Listed
from reflect.documents.catalogue_site import pack_place
from reflect.domain.frameworks import (
    Category,
    Framework,
    Group,
    Measure,
    OwnDate,
    Requirement,
)
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, ShownWhen
from reflect.ui.look.tokens import THEMES
from tests.documents.catalogue_samples import (
    EARLIER,
    PACK,
    PAGE,
    SIGNED,
    STANDARDS_ONLY,
    STYLE,
    WELSH,
    edition,
    site,
)
from tests.documents.pages import Reader

HOSTILE = "</h1></style><script>alert(1)</script><img src=x onerror=a> &amp; \" onx='1' <!-- ]]>"


def pages(files):
    return {name: data for name, data in files.items() if name.endswith(".html")}


@pytest.mark.parametrize("name", pages(site()))
def test_every_link_leads_to_a_file_or_a_place_of_the_catalogue(name):
    files = site()
    there = {*files, *(pack_place(each) for each in (SIGNED, EARLIER, STANDARDS_ONLY))}
    ids = Reader(files[name]).values("id")
    for link in Reader(files[name]).values("href"):
        path, _, place = link.partition("#")
        if path:
            assert normpath(str(PurePosixPath(name).parent / path)) in there, link
        else:
            assert place in ids, link


@pytest.mark.parametrize("name", pages(site()))
def test_a_page_has_landmarks_one_title_and_no_id_twice(name):
    page = Reader(site()[name])
    assert [page.tags.count(tag) for tag in ("main", "h1", "header", "footer")] == [1, 1, 1, 1]
    assert page.tags.count("nav") >= 1
    ids = page.values("id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", pages(site()))
def test_nothing_is_run_or_loaded_but_the_one_style_sheet(name):
    page = Reader(site()[name])
    assert not {"script", "img", "iframe", "object", "form", "style"} & set(page.tags)
    assert not {"src", "srcset", "action", "style"} & {key for _, key, _ in page.attributes}
    assert not [key for _, key, _ in page.attributes if key.startswith("on")]
    assert page.tags.count("link") == 1
    assert "default-src 'none'" in "".join(filter(None, page.values("content")))


def test_the_style_sheet_loads_nothing_and_is_small():
    style = site()[STYLE].decode()
    assert [word for word in ("url(", "@import", "expression", "http") if word in style] == []
    assert len(style) < 8 * 1024


def test_its_colours_are_those_of_the_window():
    known = {colour.lower() for theme in THEMES.values() for colour in theme.colours.values()}
    found = set(re.findall(r"#[0-9a-f]{3,6}\b", site()[STYLE].decode()))
    assert found <= known
    assert len(found) > 30


def test_a_page_tells_every_prompt_with_its_help_options_and_example():
    words = " ".join(Reader(site()[PAGE]).words)
    for prompts in PACK.prompt_sets:
        for each in prompts.prompts:
            texts = (each.heading, each.help, each.example, *(o.label for o in each.options))
            assert [text for text in texts if text not in words] == []
    for said in (
        "Private by default.",
        "At most 150 words.",
        "Optional.",
        "From 1, ok , to 5, bad .",
    ):
        assert said in words


def test_a_page_tells_for_whom_how_long_and_by_whom():
    words = " ".join(Reader(site()[PAGE]).words)
    for said in (
        "Says it is from A. Writer", "For Anyone, nurses and doctors", "Takes 2 to 5 minutes each",
        "Holds 2 prompt sets, 1 framework, 1 form", "Welsh, 35 of 44 texts to come",
        "Licence CC-BY-4.0", "Based on Writer A (2020) Nights.", SIGNED.words,
        "Download the pack, 4 kB", "Comes back after 14 and 42 days.",
        "Holds from 1 January 2020 until 31 December 2029.",
        "At least 600 minutes of learning in 12 months.", "Asked only after a certain answer",
    ):  # fmt: skip
        assert said in words


def test_a_pack_without_prompt_sets_says_nothing_of_people_and_minutes():
    words = " ".join(Reader(site()["packs/night-code-1.2.0.html"]).words)
    assert "Not signed" in words
    assert not re.search(r"What you would be asked|Takes|minutes each|Languages of", words)
    index = " ".join(Reader(site()["index.html"]).words)
    assert "Standards and forms (1)" in index


def test_a_prompt_shown_after_yes_says_yes():
    asked = Prompt(id="safe", heading="Safe?", kind=Kind.YES_NO)
    then = Prompt(
        id="how", heading="How?", kind=Kind.CHOICE,
        options=(Option(id="a", label="By bus"),),
        shown_when=ShownWhen(prompt="safe", answers=("no",)),
    )  # fmt: skip
    one = PromptSet(id="s", title="S", prompts=(asked, then), minutes=1, audience=("anyone",))
    shown = replace(SIGNED, editions=(edition(prompt_sets=(one,), frameworks=(), forms=()),))
    words = " ".join(Reader(site(Listed(newest=shown))[PAGE]).words)
    assert "answer to question 1. No By bus" in words
    assert "About 1 minute." in words
    assert "Takes 1 minute Holds 1 prompt set" in words


def test_lists_group_the_packs_in_the_order_in_which_one_looks():
    def headings(name):
        return re.findall(r'<h2 id="g\d+">(.+)</h2>', site()[name].decode())

    assert headings("index.html") == ["Anyone", "Nurses", "Doctors", "Standards and forms"]
    assert headings("authors.html") == ["A. Writer"]
    assert headings("languages.html") == ["English (GB)", "French", "Welsh"]


def test_accents_capitals_and_numbers_do_not_disturb_the_order():
    titles = ("Zeal", "écho", "Echo 10", "Echo 2", "apple", "Ångström")
    listed = [
        Listed(newest=replace(SIGNED, id=f"p{n}", editions=(edition(title=title),)))
        for n, title in enumerate(titles)
    ]
    page = site(*listed)["authors.html"].decode()
    assert re.findall(r"<h3><a[^>]*>(.+)</a></h3>", page) == [
        *("Ångström", "apple", "écho", "Echo 2", "Echo 10", "Zeal")
    ]


def test_each_language_is_named_where_it_is_spoken():
    page = site()["packs/on-call-1.2.0.cy.html"].decode()
    assert '<html lang="en-GB">' in page
    assert '<title lang="cy">Ar alwad</title>' in page
    assert f'<p class="summary">{PACK.summary}</p>' in page, "nobody has translated it"
    assert '<h3><a href="packs/night-code-1.2.0.html" lang="fr">' in site()["index.html"].decode()


def test_a_requirement_says_of_what_of_whom_and_by_which_day():
    whole = Framework(
        id="a", title="A", origin=PACK.frameworks[0].origin, keep_months=60,
        categories=(Category(id="c", title="Reading", help="Papers"), Category(id="d", title="D")),
        groups=(Group(id="g", title="Dental nurses"),),
        dates=(OwnDate(id="o", title="The day I joined"),),
        requirements=(
            Requirement(
                id="r", title="R", measure=Measure.CATEGORIES, months=1, at_least=2, at_most=9,
                categories=("c",), groups=("g",), date="o",
            ),
            Requirement(
                id="s", title="S", measure=Measure.MINUTES, months=12, at_most=60, part_of="r",
                ends="11-30",
            ),
        ),
    )  # fmt: skip
    shown = replace(SIGNED, editions=(edition(frameworks=(whole,)),))
    words = " ".join(Reader(site(Listed(newest=shown))[PAGE]).words)
    for said in (
        "R At least 2 and at most 9 different categories in 1 month.",
        "The months end on: The day I joined .", "Counts: Reading .", "Asked of: Dental nurses .",
        "S At most 60 minutes of learning in 12 months. The months end on 30 November.",
        "Part of: R .",
        "Records are kept for 60 months afterwards.", "Categories Reading Papers D",
        "Of whom something else is asked Dental nurses",
        "Days that differ from person to person The day I joined",
    ):  # fmt: skip
        assert said in words


def test_a_translation_that_no_native_reader_has_read_says_so():
    unread = replace(WELSH, awaits_check=True, missing=0)
    files = site(Listed(newest=replace(SIGNED, editions=(edition(), unread))))
    words = " ".join(Reader(files["packs/on-call-1.2.0.cy.html"]).words)
    assert "No native reader has checked this translation yet." in words
    assert "Welsh, not yet checked by a native reader" in words
    assert "not yet checked" not in " ".join(Reader(site()[PAGE]).words)


def hostile(text):
    prompt = Prompt(id="a", heading=text, help=text, example=text, group=text, kind=Kind.LONG_TEXT)
    one = PromptSet(
        id="s", title=text, summary=text, for_whom=text, preface=text, based_on=(text,),
        prompts=(prompt,), audience=("anyone",), minutes=1,
    )  # fmt: skip
    shown = replace(
        SIGNED, author=text, licence=text, based_on=(text,), words=text, public_key=text,
        editions=(edition(language=text, title=text, summary=text, prompt_sets=(one,)),),
    )  # fmt: skip
    return pages(site(Listed(newest=shown)))


def test_hostile_words_stay_words():
    for data in hostile(HOSTILE).values():
        page = Reader(data)
        assert not {"script", "img"} & set(page.tags)
        assert not {"onerror", "onx", "src"} & {key for _, key, _ in page.attributes}
        assert " ".join(HOSTILE.split()) in " ".join(page.words)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_make_pages_whose_tags_are_closed(text):
    for data in hostile(text).values():
        assert Reader(data).tags.count("main") == 1


def test_the_same_packs_are_the_same_bytes():
    assert site() == site()
