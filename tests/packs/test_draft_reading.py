"""A pack in the making is read as far as it goes; what does not fit is kept as it is."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.domain.prompts import Kind, Option, Scale, ShownWhen
from reflect.packs.draft_reading import read_draft
from reflect.packs.draft_values import draft_values

HEAD: dict[str, Any] = {"format": 1, "id": "on-call"}


def prompt(**values):
    files = {"pack.toml": HEAD, "sets/a.toml": {"id": "a", "prompts": [{"id": "p", **values}]}}
    (found,) = read_draft(files, "on-call").sets[0].prompts
    return found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("heading", 3),
        ("kind", "nonsense"),
        ("kind", ["date"]),
        ("optional", "yes"),
        ("max_words", True),
        ("options", ["a"]),
        ("options", [{"id": "a", "colour": "red"}]),
        ("options", "a"),
        ("scale", 5),
        ("scale", {"lowest": "one"}),
        ("shown_when", {"prompt": "p", "unless": "x"}),
        ("standards", ["a", 1]),
        ("colour", {"red": [1]}),
    ],
)
def test_what_does_not_fit_is_kept_as_it_was_written(key, value):
    found = prompt(**{key: value})
    assert found.others == {key: value}
    assert found.prompt == prompt().prompt
    draft = read_draft(
        {"pack.toml": HEAD, "sets/a.toml": {"id": "a", "prompts": [{"id": "p", key: value}]}}, ""
    )
    assert draft_values(draft)["sets/a.toml"]["prompts"][0][key] == value


def test_what_fits_is_taken_however_little_it_is():
    found = prompt(
        kind="scale",
        options=[{"label": "A"}, {}],
        scale={},
        shown_when={"answers": ["yes"]},
    )
    assert found.others == {}
    assert found.prompt.kind is Kind.SCALE
    assert found.prompt.options == (Option(id="", label="A"), Option(id="", label=""))
    assert found.prompt.scale == Scale()
    assert found.prompt.shown_when == ShownWhen(prompt="", answers=("yes",))


def test_what_is_taken_is_written_as_little_as_it_is():
    files = {
        "pack.toml": HEAD,
        "sets/a.toml": {
            "id": "a",
            "prompts": [
                {"id": "p", "kind": "date", "shown_when": {"answers": ["yes"]}, "options": [{}]},
                {"id": "q", "kind": "date", "shown_when": {"prompt": "p"}},
                {"id": "r", "kind": "date", "shown_when": {}},
            ],
        },
    }
    assert draft_values(read_draft(files, "on-call")) == files


def test_a_translation_is_taken_leaf_by_leaf_and_empty_texts_say_nothing():
    told = {
        "pack": {"title": "Ar alwad", "summary": ""},
        "sets": {"a": {"minutes": 5, "rows": ["", "b"]}},
    }
    draft = read_draft({"pack.toml": HEAD, "locale/cy.toml": told}, "on-call")
    assert draft.translations == {
        "cy": {
            ("pack", "title"): "Ar alwad",
            ("sets", "a", "minutes"): 5,
            ("sets", "a", "rows", 1): "b",
        }
    }
    assert draft_values(draft)["locale/cy.toml"]["sets"] == told["sets"]


def test_words_for_something_that_was_a_word_itself_take_its_place():
    draft = read_draft({"pack.toml": HEAD, "locale/cy.toml": {"sets": {"a": "x"}}}, "on-call")
    texts = {**draft.translations["cy"], ("sets", "a", "title"): "Wedyn"}
    told = draft_values(type(draft)(head=draft.head, translations={"cy": texts}))
    assert told["locale/cy.toml"] == {"sets": {"a": {"title": "Wedyn"}}}


def test_a_pack_without_an_id_is_called_as_its_folder():
    assert read_draft({}, "on-call").head.id == "on-call"
