"""What to look for, and where it hits."""

from __future__ import annotations

import pytest

from reflect.domain.entry import HIT_END, HIT_START
from reflect.domain.search import MOST_PARTS, fts_query, hits_by_answer, spans_of
from tests.support.builders import EVERY_KIND, content


def marked(text):
    return text.replace("[", HIT_START).replace("]", HIT_END)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("  ?!  ", ""),
        ("ward ", '"ward"'),
        ('"ward round"', '"ward round"'),
        ("ward round ", '"ward" AND "round"'),
        ('a "b c" d ', '"a" AND "b c" AND "d"'),
        ('say"so ', '"say""so"'),
        ("NOT OR ", '"NOT" AND "OR"'),
        ("title:x ", '"title:x"'),
        ("a\0b ", '"a" AND "b"'),
        ("a\ud800 ", '"a"'),
        ("at", '("at"*)'),
        ('"at ', '"at "'),
        ("end.", '"end."'),
    ],
)
def test_what_was_typed_becomes_words_and_phrases_that_all_must_be_there(typed, query) -> None:
    assert fts_query(typed) == query


def test_an_unfinished_word_is_also_what_it_may_become() -> None:
    choices = fts_query("planni").strip("()").split(" OR ")
    assert choices[0] == '"planni"*'
    assert {'"planning"', '"plannies"'} <= set(choices)


def test_a_word_that_only_looks_finished_goes_on_with_any_letter() -> None:
    assert '"daylight"' not in fts_query("day")
    assert '"dayl"*' in fts_query("day")


def test_more_words_than_anyone_types_are_left_out() -> None:
    assert fts_query("a " * 100).count('"a"') == MOST_PARTS
    assert "*" not in fts_query("word " * 100 + "unfinished")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("none", ()),
        ("[one] two", ((0, 3),)),
        ("[one] [two]", ((0, 3), (4, 7))),
        ("é [日本]", ((2, 4),)),
    ],
)
def test_spans_are_counted_in_the_text_without_marks(text, spans) -> None:
    assert spans_of(marked(text)) == spans


def test_hits_are_shared_out_among_the_answers_that_are_shown() -> None:
    answers = {"story": "an albatross", "name": "albatross", "again": True, "why": "albatross"}
    text = marked("an [albatross]\n[albatross]")
    found = hits_by_answer(EVERY_KIND, content(answers=answers), text)
    assert found == {"story": ((3, 12),), "name": ((0, 9),)}


def test_an_answer_without_a_hit_is_not_told_of() -> None:
    answers = {"story": "a gannet", "name": " ", "setting": "ward"}
    found = hits_by_answer(EVERY_KIND, content(answers=answers), marked("a gannet\nOn a [ward]"))
    assert found == {"setting": ((5, 9),)}


def test_a_hit_across_two_answers_is_in_both() -> None:
    answers = {"story": "one two", "name": "three"}
    found = hits_by_answer(EVERY_KIND, content(answers=answers), marked("one [two\nthree]"))
    assert found == {"story": ((4, 7),), "name": ((0, 5),)}
