"""A pack in the making, and where its words are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.pack_draft import Place
from reflect.domain.prompts import PackName, Scale
from tests.domain.test_pack_editing import DRAFT, FLAT, NEXT, WELL, at


def test_places_go_from_the_pack_through_each_set_to_its_prompts():
    assert list(DRAFT.places()) == [
        Place(),
        Place(set_key="clinic"),
        Place(set_key="clinic", prompt_key="flat"),
        Place(set_key="round"),
        WELL,
        FLAT,
        NEXT,
    ]


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (Place(), True),
        (Place(field="title"), True),
        (Place(set_key="round"), True),
        (FLAT, True),
        (Place(set_key="nowhere"), False),
        (replace(FLAT, prompt_key="nowhere"), False),
        (replace(FLAT, set_key="nowhere"), False),
    ],
)
def test_it_knows_what_is_there(place, there):
    assert DRAFT.has(place) is there


def test_a_set_is_asked_as_it_is_now():
    asked = DRAFT.as_set("round")
    assert asked.pack == PackName(id="ward", version="", title="Ward")
    assert [each.id for each in asked.prompts] == ["well", "flat", "next"]


SCALED = replace(
    DRAFT.prompt(FLAT), scale=Scale(low_label="low", high_label="high", rows=("One", "", "Two"))
)
ROUND = DRAFT.set("round")
WITH_SCALE = replace(
    DRAFT,
    sets=(replace(ROUND, prompts=(replace(ROUND.prompts[1], prompt=SCALED),)),),
)


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (Place(field="title"), ("pack", "title")),
        (Place(set_key="round", field="title"), ("sets", "round", "title")),
        (at(FLAT, "help"), ("sets", "round", "prompts", "flat", "help")),
        (at(WELL, "options", item=1), ("sets", "round", "prompts", "well", "options", "no")),
        (at(FLAT, "rows", item=2), ("sets", "round", "prompts", "flat", "scale", "rows", 2)),
        (at(FLAT, "low_label"), ("sets", "round", "prompts", "flat", "scale", "low_label")),
    ],
)
def test_a_translation_keeps_a_text_by_ids(place, key):
    assert DRAFT.text_place(place) == key


def test_every_text_has_a_place():
    outer = ("sets", "round", "prompts", "flat")
    assert list(WITH_SCALE.text_places()) == [
        ("pack", "title"),
        ("sets", "round", "title"),
        (*outer, "heading"),
        (*outer, "group"),
        (*outer, "scale", "low_label"),
        (*outer, "scale", "high_label"),
        (*outer, "scale", "rows", 0),
        (*outer, "scale", "rows", 2),
    ]
