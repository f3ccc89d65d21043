"""Whatever a text is, the rules end soon, and mark only what is in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.privacy import addresses, ages, contacts, dates, numbers
from reflect.privacy.combinations import combinations
from reflect.privacy.prepared import prepared

RULES = (contacts.find, numbers.find, dates.find, dates.find_coarse, ages.find, addresses.find)
SIZE = 200_000
UNITS = [
    "1", "a@", "1/", "1-", "1.", "1,", "a.", "@", "+", "(", " ", "-", "/", "A", "ABCD", "http://",
    "www.", "a:", "no ", "nhs ", "of the ", "born ", "user ", "a at ", " dot ", "\n", "x-", "0",
    "'", "A1A1A1",
]  # fmt: skip


def work(text):
    """Run every rule to its end, and return the seconds of work it took."""
    begun = time.process_time()
    ready = prepared(text)
    for rule in (*RULES, ages.find_younger):
        for _ in rule(ready):
            pass
    return time.process_time() - begun


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_one_thing_takes_no_longer_than_its_length(unit):
    text = unit * (SIZE // len(unit))
    small = work(text[: SIZE // 8])
    # Eight times as much may take eight times as long, and as much again at worst.
    assert work(text) < max(16 * small, 1.0)


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "07700 900142 ",
        "one ",
        "mar 1 ",
        "1, Ab ",
        "1 La ",
        "ninety ",
        "ref ref 1 ",
        "A1 ",
        "a.com ",
    ],
)
def test_a_table_of_one_thing_takes_no_longer_than_its_length(unit):
    text = unit * (SIZE // 10 // len(unit))
    small = work(text[: SIZE // 80])
    assert work(text) < max(16 * small, 1.0)


PIECES = st.sampled_from(
    [
        "NHS 999 526 0182", "Mrs F, 93", "on 14/3", "12 March 2023", "9 Baxtergate, YO99 4DX",
        "İ", "ß", "\u0661\u0662",
        "jane@example.org", "\ufeff", "\r\n", "e\u0301", "\U0001f600", "½", "07700 900142", "²",
        "at number", "PO Box 1",
        "A9 nr ", "+265 800", "no. ", "Day", "one two three four five six", "'s 102nd", "1st",
        "()", "///a.b.c",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_mark_is_a_place_in_the_text_and_says_why(text):
    ready = prepared(text)
    assert len(ready.plain) == len(ready.small) == len(ready.written) == len(text)
    for rule in (*RULES, ages.find_younger):
        for mark in rule(ready):
            assert 0 <= mark.start < mark.end <= len(text)
            assert text[mark.start : mark.end].strip()
            assert mark.reason.endswith(".")


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, max_size=3))
def test_combinations_are_of_places_in_the_texts(texts):
    found = combinations(texts, [()] * len(texts))
    for piece in found.pieces if found else ():
        assert texts[piece.text][piece.start : piece.end].strip()
