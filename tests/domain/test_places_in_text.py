"""Words are followed through a change of the text around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.places_in_text import follow

TEXT = st.text("ab \U0001f600", max_size=12)


def test_words_before_and_after_a_change_are_followed() -> None:
    assert follow([(0, 3), (8, 11)], "one two three", "one 2 three") == [(0, 3), (6, 9)]


def test_words_within_a_change_are_looked_for_in_their_order() -> None:
    old, new = "x Joy y Joy z", "Joy, and then Joy."
    assert follow([(2, 5), (8, 11)], old, new) == [(0, 3), (14, 17)]


def test_words_that_are_gone_are_nowhere() -> None:
    assert follow([(0, 3), (4, 7)], "one two", "two") == [None, (0, 3)]


@given(TEXT, TEXT, TEXT)
def test_what_stands_is_what_stood(before, words, after) -> None:
    old = before + words + after
    span = (len(before), len(before + words))
    for new in (before + after, words, after + old, old + before, ""):
        (found,) = follow([span], old, new)
        assert found is None or new[slice(*found)] == words


@given(TEXT, TEXT, TEXT, TEXT)
def test_an_insertion_loses_nothing(before, put, words, after) -> None:
    old, new = before + words + after, before + put + words + after
    assert follow([(len(before), len(before + words))], old, new) != [None]
