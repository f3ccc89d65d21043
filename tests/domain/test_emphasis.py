"""The two marks of emphasis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.emphasis import Emphasis, without_marks


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        ("", "", ()),
        ("nothing here", "nothing here", ()),
        ("**bold**", "bold", (Emphasis(0, 4, strong=True),)),
        ("an *old* habit", "an old habit", (Emphasis(3, 6, strong=False),)),
        (
            "**a** and *b*",
            "a and b",
            (Emphasis(0, 1, strong=True), Emphasis(6, 7, strong=False)),
        ),
        ("2 * 3 * 4", "2 * 3 * 4", ()),
        ("**open", "**open", ()),
        ("*two\nlines*", "two\nlines", (Emphasis(0, 9, strong=False),)),
    ],
)
def test_marks_become_stretches(text, plain, found) -> None:
    assert without_marks(text) == (plain, found)


@given(st.text("ab *\n", max_size=30))
def test_every_stretch_is_within_the_plain_text(text) -> None:
    plain, found = without_marks(text)
    assert all(0 <= e.start < e.end <= len(plain) for e in found)
    assert plain.replace("*", "") == text.replace("*", "")
