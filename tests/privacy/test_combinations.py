from __future__ import annotations

import pytest

from reflect.domain.combination import Level, Sort, Test
from reflect.domain.identifying import Finding, Kind, Strength
from reflect.privacy.combinations import combinations

KEEPER = "A retired lighthouse keeper with motor neurone disease was in the local paper."


def together(*texts, findings=None):
    return combinations(texts, findings or [()] * len(texts))


def words(found, *texts):
    return [texts[piece.text][piece.start : piece.end] for piece in found.pieces]


def finding(text, said, kind):
    start = text.index(said)
    return Finding(
        start=start,
        end=start + len(said),
        kind=kind,
        strength=Strength.LIKELY,
        reason="",
        proposals=(),
    )


def test_three_sorts_of_detail_make_a_question():
    found = together(KEEPER)
    assert found.level is Level.QUESTION
    assert words(found, KEEPER) == [
        "in the local paper",
        "motor neurone",
        "retired lighthouse keeper",
    ]
    assert found.blur_first.sort is Sort.NEWS
    assert found.question == (
        "Could somebody who was there tell who this is from what was in the news or in court, "
        "a rare condition and a job, taken together?"
    )


def test_the_three_tests_say_what_a_reader_could_do_with_it():
    assert together(KEEPER).tests == (Test.SINGLING_OUT, Test.LINKABILITY, Test.INFERENCE)
    told = together("Two mums and their son of seven, both teachers, on the only island.")
    assert Test.LINKABILITY in together("The mayor, 44, in Crown Court over the house fire.").tests
    assert told is None or Test.INFERENCE in told.tests


def test_five_make_it_strong():
    text = "She is the only Somali midwife in the county; she is 43, from a fishing village."
    found = together(text, text.replace("43", "44"))
    assert found.level is Level.STRONG


def test_it_is_weighed_over_all_texts_and_no_detail_counts_twice():
    parts = ("A retired lighthouse keeper.", "He has motor neurone disease.", "In the local paper.")
    assert words(together(*parts), *parts) == [
        "In the local paper",
        "motor neurone",
        "retired lighthouse keeper",
    ]
    assert together(*parts[:2], parts[0]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I sat down before I spoke, and the woman smiled. It was the only thing she asked for.",
        "A clinical trial was in the news, and the news was good.",
        "The ward was busy; a man waited and a girl cried in May.",
    ],
)
def test_one_or_two_details_are_no_question(text):
    assert together(text) is None


def test_what_the_check_found_weighs_more_than_words():
    text = "A farmer of 43 fell on Boxing Day in Alston."
    assert together("A retired farmer of 43 fell in May.") is None
    found = [
        finding(text, "Boxing Day", Kind.DATE),
        finding(text, "Alston", Kind.PLACE),
        finding(text, "farmer", Kind.NAME),
    ]
    told = together(text, findings=[found])
    assert words(told, text) == ["Alston", "Boxing Day", "43"]
    assert told.tests == (Test.SINGLING_OUT, Test.LINKABILITY)


def test_the_piece_comes_first_whose_blurring_helps_most():
    text = f"{KEEPER} It was in the newspaper, and the newspaper was right."
    # News stands there three times: without one of them, as much is told as before.
    assert together(text).blur_first.sort is Sort.CONDITION


def test_words_that_overlap_in_part_are_one_piece():
    text = "He lost both sons in the house fire, in all the papers, an old man in a small village."
    found = [finding(text, "both sons in", Kind.PLACE)]
    told = together(text, findings=[found])
    assert "lost both sons" not in words(told, text)
    assert "old man" in words(told, text)
