from __future__ import annotations

from datetime import date

import pytest

from reflect.domain.entry import HIT_END, HIT_START
from reflect.ui.browse.months import Month
from reflect.ui.browse.row_words import (
    entries_words,
    month_words,
    row_text,
    row_title,
    spoken_row,
    words_words,
)
from tests.ui.browse.conftest import TODAY, entry_row

DAY = date(2026, 11, 19)


def test_a_row_is_read_with_day_title_and_prompt_set():
    row = entry_row(1, DAY, title="Who was I planning for?")
    assert spoken_row(row, TODAY) == "Thursday 19 November, Who was I planning for?, End of shift"


def test_a_row_of_another_year_is_read_with_the_year_and_its_account():
    row = entry_row(1, date(2025, 1, 2), title="Then", prompt_set="", has_account=True)
    assert spoken_row(row, TODAY) == "Thursday 2 January 2025, Then, has an account"


def test_a_hit_far_into_a_snippet_is_brought_to_its_beginning():
    marked = f"{'word ' * 20}{HIT_START}family{HIT_END} spoke"
    text, ((start, end),) = row_text(entry_row(1, DAY, snippet=marked))
    assert text.startswith("…word")
    assert text[start:end] == "family"
    assert start < 30


def test_a_hit_near_the_beginning_stays_where_it_is():
    text, spans = row_text(entry_row(1, DAY, snippet=f"The {HIT_START}family{HIT_END}\nspoke"))
    assert (text, spans) == ("The family spoke", ((4, 10),))


def test_an_entry_without_a_title_does_not_say_its_beginning_twice():
    row = entry_row(1, DAY, title="", beginning="a" * 60 + " and then more")
    assert (row_title(row), row_text(row)[0]) == ("a" * 60, "and then more")


@pytest.mark.parametrize(("searching", "words"), [(True, "3 of 7 match"), (False, "3 entries")])
def test_a_heading_says_how_many_match_only_in_a_search(searching, words):
    month = Month(date(2026, 11, 1), 3, 7)
    assert month_words(month, searching=searching) == ("November 2026", words)


def test_one_is_said_as_one():
    assert (entries_words(0), entries_words(1)) == ("no entries", "1 entry")
    assert (words_words(1), words_words(1200)) == ("1 word", "1,200 words")
