"""How old a reader has to be, by Flesch and Kincaid's measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.reading_age import FEWEST_WORDS, OLDEST, YOUNGEST, reading_age, syllables_in

EASY = (
    "What did you see? Write one line. No names. Stop when you like. You can go on in a day or two."
)
HARD = (
    "Considering the interprofessional communicative responsibilities underpinning contemporary "
    "organisational accountability, critically evaluate the epistemological presuppositions that "
    "characterised your deliberations, systematically differentiating individual contributions."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("shh", 1),
        ("made", 1),
        ("table", 2),
        ("asked", 1),
        ("needed", 2),
        ("times", 1),
        ("boxes", 2),
        ("wishes", 2),
        ("reflection", 3),
        ("people", 2),
        ("don\u2019t", 1),
        ("Hospital", 3),
    ],
)
def test_syllables_are_about_what_one_hears(word, count):
    assert syllables_in(word) == count


def test_short_words_in_short_sentences_are_easy_and_long_ones_hard():
    assert reading_age(EASY) == YOUNGEST
    assert reading_age(HARD) == OLDEST


def test_a_well_known_text_comes_out_where_others_put_it():
    text = (
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
        "conceived in Liberty, and dedicated to the proposition that all men are created equal."
    )
    assert reading_age(text) in range(16, 21)


def test_a_text_that_is_too_short_tells_nothing():
    assert reading_age("word " * (FEWEST_WORDS - 1)) is None
    assert reading_age("word " * FEWEST_WORDS) is not None


def test_words_without_a_full_stop_are_one_sentence():
    assert reading_age("one two " * 15) == reading_age("one two " * 15 + ".")


@given(st.text())
def test_it_is_an_age_whatever_the_text(text):
    assert reading_age(text) in {None, *range(YOUNGEST, OLDEST + 1)}
