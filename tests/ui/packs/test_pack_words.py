from __future__ import annotations

import pytest

from reflect.domain.prompts import Kind, Option, Prompt, Scale, ShownWhen
from reflect.packs.pack import Pack, Translation
from reflect.ui.packs import kinds, pack_words
from tests.ui.packs.test_pack_filter import pack


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "2 prompt sets, version 1.0.0"),
        ({"sets": 1, "hidden": True}, "1 prompt set, version 1.0.0, hidden"),
        ({"sets": 0, "standards": 25, "forms": 5}, "25 standards, 5 forms, version 1.0.0"),
        ({"sets": 0, "standards": 1, "forms": 1}, "1 standard, 1 form, version 1.0.0"),
    ],
)
def test_a_row_says_what_is_in_a_pack(facts, said):
    assert pack_words.holds(pack(**facts)) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"built_in": True}, "Built in"),
        ({"signer": "RW", "known": True}, "Signed, known author"),
        ({"signer": "RW"}, "Signed, author not known"),
        ({}, "Not signed"),
    ],
)
def test_a_row_says_who_answers_for_a_pack(facts, said):
    assert pack_words.signature(pack(**facts)) == said
    assert pack_words.spoken(pack(**facts)).endswith(f", {said}")


@pytest.mark.parametrize(
    ("tag", "among", "name"),
    [
        ("en-GB", (), "English"),
        ("en-GB", ("en-GB", "en-IN"), "English (United Kingdom)"),
        ("ny", (), "Chichewa"),
        ("cy", ("en-GB",), "Welsh"),
        ("qqq", (), "qqq"),
    ],
)
def test_languages_have_the_names_that_people_use(qapp, tag, among, name):
    assert pack_words.language(tag, among) == name


@pytest.mark.parametrize(
    ("spdx", "name"),
    [("CC-BY-4.0", "CC BY 4.0"), ("CC-BY-SA-4.0", "CC BY-SA 4.0"), ("MIT", "MIT")],
)
def test_a_licence_is_written_as_people_write_it(spdx, name):
    assert pack_words.licence(spdx) == name


@pytest.mark.parametrize(
    ("lowest", "highest", "said"),
    [
        (0, 0, ""),
        (1, 1, "About a minute each."),
        (5, 5, "About 5 minutes each."),
        (5, 10, "5 to 10 minutes each."),
    ],
)
def test_how_long_the_sets_take(lowest, highest, said):
    assert pack_words.span_of_minutes(lowest, highest) == said


def prompt(**facts):
    return Prompt(**{"id": "a", "heading": "A", "kind": Kind.LONG_TEXT, **facts})


@pytest.mark.parametrize(
    ("facts", "kind", "details"),
    [
        ({}, "Long text", ""),
        ({"private": True, "optional": True}, "Long text, private, optional", ""),
        ({"max_words": 50}, "Long text", "At most 50 words."),
        (
            {"kind": Kind.SCALE, "scale": Scale(low_label="low", high_label="high")},
            "Scale",
            "From 1, low, to 5, high.",
        ),
        (
            {"kind": Kind.SCALE, "scale": Scale(rows=("Before", "Now"))},
            "Scale",
            "From 1 to 5.\nFor each of: Before; Now",
        ),
        (
            {
                "kind": Kind.CHOICE,
                "options": (Option(id="a", label="A"), Option(id="b", label="B")),
            },
            "One choice",
            "A; B",
        ),
        (
            {"shown_when": ShownWhen(prompt="b", answers=("yes",))},
            "Long text",
            "Asked only after a certain answer.",
        ),
    ],
)
def test_a_prompt_is_told_as_it_would_be_asked(facts, kind, details):
    assert kinds.kind(prompt(**facts)) == kind
    assert kinds.details(prompt(**facts)) == details


def test_every_kind_has_a_word():
    assert len({kinds.kind(prompt(kind=kind)) for kind in Kind}) == len(Kind)


def translation(language, *, missing=0, awaits=False):
    return Translation(language=language, texts={}, missing=missing, total=40, awaits_check=awaits)


def test_what_falls_short_in_the_languages_of_a_pack_is_said_once(qapp):
    several = Pack(
        id="hub", version="1.0.0", title="The hub", summary="", licence="", author="",
        languages=("en-GB", "cy", "fr"),
        translations=(translation("cy", awaits=True), translation("fr", missing=3, awaits=True)),
    )  # fmt: skip
    assert pack_words.languages_of(several).splitlines() == [
        "English, Welsh, French",
        "French: 3 of 40 texts are not translated.",
        "A native reader has yet to check Welsh and French.",
    ]
    assert pack_words.missing(several, "fr") == (
        "3 of 40 texts are not translated. A native reader has yet to check it."
    )
    assert pack_words.missing(several, "en-GB") == ""
