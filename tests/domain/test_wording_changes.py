"""What changed between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.wording_changes import wording_changes

WORDS = st.lists(st.sampled_from(["the", "ward", "night", "don't", ".", "\n", "é"]), max_size=40)


def said(old, new):
    """What was taken out and put in, place by place."""
    return [(old[slice(*c.old)], new[slice(*c.new)]) for c in wording_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", []),
        ("same words", "same words", []),
        ("", "new", [("", "new")]),
        ("old", "", [("old", "")]),
        ("the old ward", "the new ward", [("old", "new")]),
        ("the ward", "the night ward", [("", "night")]),
        ("the night ward", "the ward", [("night", "")]),
        ("I don't know", "I do know", [("don't", "do")]),
        ("one two three four", "1 two 3 four", [("one", "1"), ("three", "3")]),
        ("one, two three", "1, 2 three", [("one, two", "1, 2")]),
        ("a b c d e f g h", "x b c d e f g y", [("a", "x"), ("h", "y")]),
        ("one. two.", "one.\n\ntwo.", [(" ", "\n\n")]),
        ("Then she left.", "She left.", [("Then she", "She")]),
    ],
)
def test_changes_are_told_word_by_word(old, new, changes) -> None:
    assert said(old, new) == changes


@given(WORDS, WORDS)
def test_without_the_changes_both_wordings_are_one(old, new) -> None:
    before, after = " ".join(old), " ".join(new)
    changes = wording_changes(before, after)
    kept_before = kept(before, [change.old for change in changes])
    kept_after = kept(after, [change.new for change in changes])
    assert kept_before.split() == kept_after.split()


def kept(text, spans):
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


@given(st.text(max_size=60), st.text(max_size=60))
def test_changes_are_in_order_and_within_the_texts(old, new) -> None:
    end_old = end_new = 0
    for change in wording_changes(old, new):
        assert end_old <= change.old[0] <= change.old[1] <= len(old)
        assert end_new <= change.new[0] <= change.new[1] <= len(new)
        assert old[slice(*change.old)] != new[slice(*change.new)]
        end_old, end_new = change.old[1], change.new[1]


def test_one_word_in_a_very_long_text_is_one_change() -> None:
    words = [f"word{number % 4000} of the" for number in range(12_000)]
    old = " ".join(words)
    new = " ".join([*words[:6000], "albatross", *words[6001:]])
    assert said(old, new) == [(words[6000], "albatross")]
