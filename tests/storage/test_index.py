"""Tags that are one tag, and the index that forgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.storage.index import distinct, folded


@pytest.mark.parametrize(
    "tags",
    [
        ("Łódź", "lodz", "ŁÓDŹ", "Lo\u0301dz\u0301"),
        ("Straße", "STRASSE", "strasse"),
        ("İstanbul", "istanbul", "ISTANBUL"),
        ("Ærø", "ærö", "ÆRO"),
        ("ﬁne", "Fine"),
        ("\u210b", "h"),
        ("Ελλάδα", "ΕΛΛΑΔΑ", "ελλαδα"),
        ("night  shift", " night shift", "Night\tShift\n"),
        ("日本", "日本"),
    ],
)
def test_capitals_accents_and_spaces_do_not_tell_tags_apart(tags) -> None:
    assert len({folded(tag) for tag in tags}) == 1


def test_other_letters_do() -> None:
    assert len({folded(tag) for tag in ("ward", "word", "wards", "日本", "日曜", "ß")}) == 6


@given(st.text())
def test_folding_again_changes_nothing(tag) -> None:
    assert folded(folded(tag)) == folded(tag)


@given(st.text())
def test_neither_case_nor_composition_matters(tag) -> None:
    assert folded(tag.casefold()) == folded(tag)


def test_of_tags_that_are_one_the_first_is_kept() -> None:
    assert list(distinct(("Team", "ward", "TEAM", " ward ", "", " ", "\u0301")).values()) == [
        "Team",
        "ward",
    ]
