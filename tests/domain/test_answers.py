"""What a writer answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.answers import (
    MAX_TEXT,
    Promise,
    count_words,
    from_plain_data,
    is_empty,
    plain,
    searchable,
    shown,
    to_plain_data,
)
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale, ShownWhen
from reflect.errors import InvalidAnswer
from tests.support.builders import EVERY_ANSWER, EVERY_KIND

OPTIONS = (Option(id="a", label="An A"), Option(id="b", label="A B"))
DAY = date(2026, 11, 19)


def prompt(kind, **given):
    if kind in {Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST}:
        given.setdefault("options", OPTIONS)
    if kind is Kind.SCALE:
        given.setdefault("scale", Scale())
    return Prompt(id="p", heading="?", kind=kind, **given)


@pytest.mark.parametrize(
    ("answer", "empty"),
    [
        (None, True),
        ("", True),
        (" \n", True),
        ("x", False),
        (Promise(" ", DAY), True),
        (Promise("x"), False),
        ((), True),
        ((None, None), True),
        ((None, 1), False),
        (("a",), False),
        (False, False),
        (0, False),
        (DAY, False),
    ],
)
def test_a_no_and_a_zero_are_answers_and_blanks_are_none(answer, empty) -> None:
    assert is_empty(answer) is empty


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        (Kind.LONG_TEXT, "As *typed*.\n", "As *typed*.\n"),
        (Kind.SHORT_TEXT, "a", "a"),
        (Kind.YES_NO, True, "Yes"),
        (Kind.YES_NO, False, "No"),
        (Kind.MINUTES, 0, "0 minutes"),
        (Kind.MINUTES, 1, "1 minute"),
        (Kind.MINUTES, 45, "45 minutes"),
        (Kind.DATE, date(2026, 3, 9), "9 March 2026"),
        (Kind.CHOICE, "a", "An A"),
        (Kind.CHOICE, "gone", "gone"),
        (Kind.CHOICES, ("a", "b"), "An A\nA B"),
        (Kind.CHECKLIST, ("b",), "A B"),
        (Kind.CHECKLIST, (), ""),
        (Kind.SCALE, (3,), "3 of 5"),
        (Kind.COMMITMENT, Promise("Ring them", DAY), "Ring them"),
    ],
)
def test_an_answer_reads_as_a_person_would_say_it(kind, answer, words) -> None:
    assert plain(prompt(kind), answer) == words


@pytest.mark.parametrize(
    ("scale", "answer", "words"),
    [
        (Scale(rows=("Before", "Now")), (2, 4), "Before: 2 of 5\nNow: 4 of 5"),
        (Scale(rows=("Before", "Now"), highest=10), (None, 4), "Now: 4 of 10"),
        (None, (3,), "3 of 5"),
    ],
)
def test_a_rating_names_its_row_and_the_highest(scale, answer, words) -> None:
    assert plain(prompt(Kind.SCALE, scale=scale), answer) == words


def test_only_words_are_looked_for_and_counted() -> None:
    answers = {
        prompt.id: searchable(prompt, EVERY_ANSWER[prompt.id]) for prompt in EVERY_KIND.prompts
    }
    empty = {name for name, words in answers.items() if not words}
    assert empty == {"mood", "day", "time", "again"}
    assert answers["setting"] == "On a ward"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), (" \n", 0), ("one", 1), ("well-being, isn't it", 3), ("日本 語", 2)],
)
def test_words_are_runs_between_white_space(text, words) -> None:
    assert count_words(text) == words


def asked(name, after=None, *answers, kind=Kind.SHORT_TEXT):
    condition = ShownWhen(prompt=after, answers=answers) if after else None
    options = OPTIONS if kind in {Kind.CHOICE, Kind.CHOICES} else ()
    return Prompt(id=name, heading="?", kind=kind, shown_when=condition, options=options)


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ({}, ["ask", "some"]),
        ({"ask": True}, ["ask", "yes", "some"]),
        ({"ask": False}, ["ask", "no", "some"]),
        ({"ask": False, "no": "x"}, ["ask", "no", "deep", "some"]),
        ({"ask": True, "no": "x"}, ["ask", "yes", "some"]),
        ({"some": ("b",)}, ["ask", "some", "several"]),
        ({"some": ("a",)}, ["ask", "some"]),
    ],
)
def test_a_prompt_is_shown_after_the_answer_that_brings_it_up(answers, seen) -> None:
    prompts = PromptSet(
        id="s",
        title="S",
        prompts=(
            asked("ask", kind=Kind.YES_NO),
            asked("yes", "ask", "yes"),
            asked("no", "ask", "no"),
            asked("deep", "no", "x"),
            asked("some", kind=Kind.CHOICES),
            asked("several", "some", "b", "c"),
            asked("lost", "nowhere", "x"),
        ),
    )
    assert [p.id for p in shown(prompts, answers)] == seen


@pytest.mark.parametrize("name", EVERY_ANSWER)
def test_every_answer_comes_back_from_plain_data(name) -> None:
    asking = EVERY_KIND.prompt(name)
    assert asking is not None
    data = to_plain_data(EVERY_ANSWER[name])
    assert from_plain_data(asking, data) == EVERY_ANSWER[name]


@given(st.text(max_size=50), st.one_of(st.none(), st.dates()))
def test_every_promise_comes_back_from_plain_data(text, due) -> None:
    promise = Promise(text, due)
    assert from_plain_data(prompt(Kind.COMMITMENT), to_plain_data(promise)) == promise


@pytest.mark.parametrize(
    ("kind", "raw", "answer"),
    [
        (Kind.DATE, DAY, DAY),
        (Kind.SCALE, 3, (3,)),
        (Kind.CHOICES, ["b", "a", "b"], ("a", "b")),
        (Kind.CHOICES, [], ()),
        (Kind.COMMITMENT, "Ring them", Promise("Ring them")),
        (Kind.COMMITMENT, {"text": "x", "due": ""}, Promise("x")),
        (Kind.COMMITMENT, {"text": "x", "due": DAY}, Promise("x", DAY)),
    ],
)
def test_other_ways_to_write_an_answer_are_understood(kind, raw, answer) -> None:
    assert from_plain_data(prompt(kind), raw) == answer


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.LONG_TEXT, 5),
        (Kind.LONG_TEXT, None),
        (Kind.LONG_TEXT, "x" * (MAX_TEXT + 1)),
        (Kind.SHORT_TEXT, "a\ud800"),
        (Kind.DATE, "yesterday"),
        (Kind.DATE, 20261119),
        (Kind.DATE, True),
        (Kind.MINUTES, -1),
        (Kind.MINUTES, 100_001),
        (Kind.MINUTES, True),
        (Kind.MINUTES, "5"),
        (Kind.YES_NO, 1),
        (Kind.YES_NO, "yes"),
        (Kind.CHOICE, "c"),
        (Kind.CHOICE, ["a"]),
        (Kind.CHOICES, "ab"),
        (Kind.CHOICES, ["c"]),
        (Kind.CHECKLIST, 5),
        (Kind.SCALE, 6),
        (Kind.SCALE, 0),
        (Kind.SCALE, [1, 2]),
        (Kind.SCALE, [True]),
        (Kind.SCALE, ["3"]),
        (Kind.SCALE, None),
        (Kind.COMMITMENT, {"due": "2026-01-01"}),
        (Kind.COMMITMENT, {"text": "x", "when": "now"}),
        (Kind.COMMITMENT, {"text": "x", "due": "soon"}),
        (Kind.COMMITMENT, 5),
    ],
)
def test_what_does_not_fit_is_told_and_not_quoted(kind, raw) -> None:
    with pytest.raises(InvalidAnswer) as told:
        from_plain_data(prompt(kind), raw)
    assert told.value.prompt_id == "p"
    assert told.value.__cause__ is told.value.__context__ is None


def test_a_scale_that_says_nothing_of_itself_takes_no_answer() -> None:
    with pytest.raises(InvalidAnswer, match="scale"):
        from_plain_data(Prompt(id="p", heading="?", kind=Kind.SCALE), [3])
