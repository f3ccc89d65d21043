"""A translation's file: words under the header that they belong to, and comments that stay."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.packs.locale_text import locale_text
from reflect.packs.toml_edits import comments_in
from tests.packs.test_toml_writing import TEXTS

BEFORE = """# Cymraeg.
[pack] # the pack
title = "Ar alwad"

[sets.after.prompts.a]
heading = "Beth" # what
"""
PROMPT = {"heading": "Beth"}


def values(prompt=None, **more):
    told = {"pack": {"title": "Ar alwad"}, "sets": {"after": {"prompts": {"a": PROMPT}}}}
    if prompt is not None:
        told["sets"] = {"after": {"prompts": {"a": prompt}}}
    return {**told, **more}


def test_what_says_the_same_is_left_alone():
    assert locale_text(BEFORE, values()) == BEFORE
    with_nothing = BEFORE + 'help = ""\n[sets.b]\n'
    assert locale_text(with_nothing, values()) == with_nothing


def test_words_are_changed_where_they_stand():
    assert locale_text(BEFORE, values({"heading": "Pam"})) == BEFORE.replace("Beth", "Pam")


def test_new_words_stand_with_those_of_the_same_thing():
    new = {**PROMPT, "help": "Yn fyr"}
    assert locale_text(BEFORE, values(new)) == BEFORE + 'help = "Yn fyr"\n'


def test_other_new_words_get_a_header_of_their_own():
    new = values(standards={"code": {"standards": {"B.2": {"title": "Gorffwys"}}}})
    assert locale_text(BEFORE, new) == (
        BEFORE + '\n[standards.code.standards."B.2"]\ntitle = "Gorffwys"\n'
    )


def test_words_of_what_stands_around_others_get_a_header_too():
    new = values()
    new["sets"]["after"] = {**new["sets"]["after"], "title": "Wedyn"}
    assert locale_text(BEFORE, new) == BEFORE + '\n[sets.after]\ntitle = "Wedyn"\n'


def test_words_that_are_gone_take_their_header_along():
    assert locale_text(BEFORE, {"pack": {"title": "Ar alwad"}}) == (
        '# Cymraeg.\n[pack] # the pack\ntitle = "Ar alwad"\n\n# what\n'
    )


def test_a_new_file_has_a_header_for_each_thing():
    assert locale_text("", values(title="x")) == (
        'title = "x"\n\n[pack]\ntitle = "Ar alwad"\n\n[sets.after.prompts.a]\nheading = "Beth"\n'
    )


@pytest.mark.parametrize(
    "before",
    ['# One.\n[sets]\nafter = { title = "a" } # two\n', '# One.\nsets.after.title = "a" # two\n'],
)
def test_what_cannot_be_changed_in_place_is_written_anew_under_its_comments(before):
    new = {"sets": {"after": {"title": "b", "prompts": {"a": PROMPT}}}}
    result = locale_text(before, new)
    assert tomllib.loads(result) == new
    assert comments_in(result) == ["# One.", "# two"]


def test_nothing_at_all_is_an_empty_file():
    assert locale_text("", {}) == ""


TABLES = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS.filter(bool),
        lambda inner: st.dictionaries(TEXTS, inner, min_size=1, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)


@given(first=TABLES, then=TABLES)
def test_whatever_is_said_reads_back(first, then):
    text = "# Ours.\n" + locale_text("", first)
    result = locale_text(text, then)
    assert tomllib.loads(result) == then
    assert comments_in(result) == ["# Ours."]
