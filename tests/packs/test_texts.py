from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.packs.texts import OneOf, Shape, Words, did_you_mean, quoted

PLAIN = Words(longest=80)
RICH = Words(longest=80, rich=True)


@pytest.mark.parametrize(
    "text",
    [
        "What if 3 < 5 & 5 > 3?",
        "A & B; C",
        "Who, where, when: nothing else",
        "data: what I counted",
        "In [square] brackets (round too)",
        "Costs £5, or 5 €; about 50 %",
        "Sut oedd hi? Crëyr, dŵr, tŷ",
        "מה קרה?",
        "क्या हुआ?",
        "👩🏽\u200d⚕️",  # joined by a zero-width joiner, as writing systems need it
        "e.g. this, i.e. that...",
        "_____",
        "and/or, he/she",
        "doi 10.1000/182",
    ],
)
def test_ordinary_words_pass(text: str):
    assert list(PLAIN.faults(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "*one*",
        "**one** and *two*",
        "**one *two* three**",
        "*one*, **two**",
        "un*frigging*believable",
        "*one\ntwo*",
        "-5 degrees",
    ],
)
def test_bold_and_italic_pass_where_text_is_rich(text: str):
    assert list(RICH.faults(text)) == []


@pytest.mark.parametrize(
    "text",
    ["*", "2 * 3", "**one*", "*one", "one**", "** one **", "*one\n\ntwo*", "****", "\\*one"],
)
def test_an_asterisk_without_a_partner_is_a_fault(text: str):
    assert list(RICH.faults(text)) == [
        "holds an asterisk without a partner; write *italic* or **bold**"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("</p>", "HTML"),
        ("<!-- x -->", "HTML"),
        ("<?php", "HTML"),
        ("&#60;", "HTML"),
        ("ftp://x", "a link"),
        ("mailto:a", "a link"),
        ("JavaScript:a", "a link"),
        ("[a]: b", "a link"),
        ("[a][b]", "a link"),
        ("file:a", "a link"),
        ("~~~", "code"),
        ("${a}", "a template"),
        ("{% a %}", "a template"),
        ("> a", "a heading, list or quotation"),
        ("- a", "a heading, list or quotation"),
        ("1. a", "a heading, list or quotation"),
    ],
)
def test_markup_is_a_fault_in_every_text(text: str, what: str):
    for rule in (PLAIN, RICH):
        assert list(rule.faults(text)) == [f"holds {what}; say it in plain words"]


HIDDEN = (
    "\x00\x0b\x1f\x7f\x80\x9f\u2028\u2029\u202a\u202e\u2066\u2069\ud800\udfff\ue000\uf8ff\ufeff"
)


@pytest.mark.parametrize("character", HIDDEN, ids=[f"U+{ord(each):04X}" for each in HIDDEN])
def test_what_cannot_be_seen_is_a_fault_wherever_it_stands(character: str):
    name = f"U+{ord(character):04X}"
    for text in (f"{character}a", f"a{character}b", f"a{character}"):
        assert f"holds the character {name}, which cannot be seen; remove it" in RICH.faults(text)


def test_a_return_is_not_a_line_break():
    assert list(RICH.faults("a\rb")) == [
        "holds the character U+000D, which cannot be seen; remove it"
    ]


def test_all_faults_of_a_text_are_told():
    assert len(list(PLAIN.faults("*<b>\n`" + "x" * 80))) == 5


def test_white_space_around_a_text_is_dropped_and_does_not_count():
    text = " " + "x" * 80 + "\n"

    assert list(PLAIN.faults(text)) == []
    assert PLAIN.clean(text) == "x" * 80


def test_a_paragraph_becomes_one_line():
    text = "\n  One\n\ttwo  \n three.\n\n \n\n  Four\u00a0mg.\n"

    assert RICH.clean(text) == "One two three.\n\nFour\u00a0mg."


@given(st.text())
def test_what_is_kept_is_kept_again(text: str):
    for rule in (PLAIN, RICH):
        assert rule.clean(rule.clean(text)) == rule.clean(text)


def test_a_shape_is_matched_whole():
    rule = Shape(re.compile("a+"), "the letter a")

    assert list(rule.faults("aa")) == []
    assert list(rule.faults("aa\n")) == ["must be the letter a"]


def test_a_word_of_a_list_is_that_word():
    rule = OneOf(("often", "never"))

    assert list(rule.faults("never")) == []
    assert list(rule.faults("nevr")) == ['is "nevr"; did you mean "never"?']
    assert list(rule.faults("Tuesday")) == ['is "Tuesday"; use one of often, never']


def test_a_slip_in_capitals_is_a_slip():
    assert did_you_mean("Readme.md", ["README.md"]) == 'did you mean "README.md"?'


def test_a_word_too_long_to_be_a_slip_is_not_compared():
    assert did_you_mean("never" * 9, ["never" * 9 + "s"]) == ""


@given(st.text())
def test_a_quoted_text_is_short_and_can_be_seen(text: str):
    shown = quoted(text)

    assert shown.isprintable()
    assert len(shown) <= 42 + 40 * 9


def test_a_long_quotation_ends_in_dots():
    assert quoted("x" * 41) == '"' + "x" * 40 + '…"'


PIECES = (
    *("a", " ", "\n", "*", "**", "<b>", "&amp;", "&", "http://x", "www.", "WWW.a", "mailto:x"),
    *("\\\\h", "[x](y)", "![", "`", "~~~", "{{", "{%", "${", "# ", "> ", "- ", "+ ", "1. ", "2) "),
    *("\u0663. ", "\u00b2. ", "3.", ":", "~", "$", "é", "e\u0301", "\t", "\x00", "\u202e"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.booleans())
def test_the_quick_look_for_markup_misses_nothing(text, rich):
    rule = Words(longest=99, rich=rich)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reflect.packs.texts._may_hold_markup", lambda _text: True)
        slowly = list(rule.faults(text))

    assert list(rule.faults(text)) == slowly


def test_text_of_one_line_is_folded_as_text_of_several():
    assert Words(longest=9, rich=True).clean(" \ta b\t ") == "a b"
    assert Words(longest=9, rich=True).clean("\n a \n b\n") == "a b"
