"""The words of an entry, and what it is called."""

from __future__ import annotations

import pytest

from reflect.domain.entry import BEGINNING, text_of, title_or_beginning, with_ellipsis, words_in
from reflect.domain.prompts import FREE
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content


def test_the_text_of_an_entry_is_its_answers_one_below_the_other() -> None:
    text = text_of(EVERY_KIND, content(answers=EVERY_ANSWER))
    assert text.split("\n") == [
        "The morning list ran late.",
        "I listened.",
        "patience",
        "On a ward",
        "A peer",
        "A senior",
        "All",
        "It took too long.",
        "Ring the pharmacy",
    ]


def test_what_is_empty_or_out_of_sight_is_no_part_of_it() -> None:
    answers = {**EVERY_ANSWER, "again": True, "name": "  ", "next": None}
    text = text_of(EVERY_KIND, content(answers=answers))
    assert text.endswith("All")
    assert words_in(EVERY_KIND, content(answers={"story": "one two", "again": True})) == 2


@pytest.mark.parametrize(
    ("title", "prompt_set", "beginning", "called"),
    [
        ("A list", "After a test", "It ran late.", "A list"),
        ("", "After a test", "It ran late.", "It ran late."),
        ("", "After a test", "", "After a test"),
        ("", "", "", FREE.title),
        ("", "", "x" * 200, "x" * 60),
    ],
)
def test_an_entry_without_a_title_is_called_by_what_there_is(
    title, prompt_set, beginning, called
) -> None:
    assert title_or_beginning(title, prompt_set, beginning) == called


def test_a_long_beginning_ends_with_a_whole_word() -> None:
    beginning = "word " * 40
    assert title_or_beginning("", "", beginning) == ("word " * 12).strip()


@pytest.mark.parametrize(
    ("beginning", "shown"),
    [
        ("It ran late.", "It ran late."),
        ("x, " * 80, "x, " * 79 + "x…"),
        ("x" * BEGINNING, "x" * BEGINNING + "…"),
    ],
)
def test_a_beginning_that_was_cut_says_so(beginning, shown) -> None:
    assert with_ellipsis(beginning) == shown


def test_a_long_beginning_does_not_end_with_a_comma() -> None:
    beginning = "Somebody I have never met, eight thousand kilometres away, said it."
    called = "Somebody I have never met, eight thousand kilometres away"
    assert title_or_beginning("", "", beginning) == called
