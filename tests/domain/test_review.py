"""Marks in an account, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.account_check import TITLE, How
from reflect.domain.identifying import Kind, Strength
from reflect.domain.review import (
    Looked,
    Place,
    Review,
    alike,
    certain_marks,
    edited,
    is_asked,
    kept,
    looked_at,
    marks,
    nobody_could_guess,
    open_marks,
    reworded,
    taken_back,
    used,
    wordings,
    words_together,
)
from tests.support.reviews import LEARNED, STORY, draft, finding, review

THORNFIELD, WARD, AGAIN, JOY, TAUGHT = range(5)


def words(given):
    return [mark.words for mark in marks(given)]


def text(given, name="story"):
    return wordings(given.draft)[name]


def one(value=STORY, *found, **facts):
    """A review of one answer with these findings."""
    return Review(draft(story=value), Looked(found={"story": found}, **facts))


def test_a_reader_sees_the_title_and_what_was_chosen() -> None:
    assert wordings(review().draft) == {TITLE: "A visit", "story": STORY, "learned": LEARNED}


def test_marks_stand_in_reading_order_and_are_open_at_first() -> None:
    given = review()
    assert words(given) == [
        *("Mrs Thornfield", "Heron Ward", "Mrs Thornfield", "Sister Joy", "Mrs Thornfield"),
    ]
    assert open_marks(given) == marks(given)
    assert [mark.place.field for mark in certain_marks(given)] == ["story", "story", "learned"]


def test_a_proposal_takes_the_place_of_the_words_and_the_others_stay_with_theirs() -> None:
    given = review()
    after = used(given, [(marks(given)[WARD], "a ward")])
    assert text(after) == STORY.replace("Heron Ward", "a ward")
    assert words(after) == [
        *("Mrs Thornfield", "a ward", "Mrs Thornfield", "Sister Joy", "Mrs Thornfield"),
    ]
    decision = marks(after)[WARD].decision
    assert decision is not None
    assert (decision.how, decision.original, decision.kind) == (How.USED, "Heron Ward", Kind.PLACE)
    assert len(open_marks(after)) == 4


def test_a_proposal_begins_a_sentence_with_a_capital() -> None:
    given = review()
    after = used(given, [(mark, "the patient") for mark in alike(given, marks(given)[AGAIN])])
    assert text(after) == "The patient was on Heron Ward. Then the patient left with Sister Joy."
    assert text(after, "learned") == "The patient taught me."
    assert certain_marks(after) == ()


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("I met Joy there.", "Joy", "I met there."),
        ("I met Joy.", "Joy", "I met."),
        ("I met Joy", "Joy", "I met"),
        ("Joy met me.", "Joy", "met me."),
        ("So.\nJoy met me.", "Joy", "So.\nmet me."),
        ("(Joy) met me.", "Joy", "() met me."),
    ],
)
def test_what_is_left_out_leaves_no_second_space(before, gone, after) -> None:
    given = one(before, finding(before, gone))
    left = used(given, [(marks(given)[0], "")])
    assert text(left) == after
    assert text(taken_back(left, marks(left)[0])) == before


def test_what_is_alike_has_one_name_or_the_same_words() -> None:
    given = one("Joy and joy met Joy", finding("Joy and joy met Joy", "Joy", same="1"))
    assert len(alike(given, marks(given)[0])) == 1
    both = "Joy and joy"
    given = one(both, finding(both, "Joy"), finding(both, "joy"))
    assert len(alike(given, marks(given)[0])) == 2


def test_what_was_kept_stays_settled_whatever_is_found_in_it() -> None:
    given = review()
    after = kept(given, [marks(given)[THORNFIELD]], "She asked for it")
    again = looked_at(after, given.looked)
    assert marks(again)[THORNFIELD].decision is not None
    assert marks(again)[THORNFIELD].decision.reason == "She asked for it"  # type: ignore[union-attr]  # settled, as the line before says
    assert text(again) == STORY


@pytest.mark.parametrize(
    ("strength", "after_use", "after_edit"),
    [
        (Strength.CERTAIN, 1, 1),
        (Strength.LIKELY, 0, 1),
        (Strength.LOOK, 0, 0),
    ],
)
def test_other_words_may_be_found_again(strength, after_use, after_edit) -> None:
    given = one("I met Joy.", finding("I met Joy.", "Joy"))
    mark = marks(given)[0]
    for after, expected in (
        (used(given, [(mark, "Grace")]), after_use),
        (edited(given, [mark], "Grace"), after_edit),
    ):
        found = (finding("I met Grace.", "Grace", strength=strength),)
        again = looked_at(after, Looked(found={"story": found}))
        assert len(marks(again)) == 1
        assert len(open_marks(again)) == expected


def test_a_finding_that_reaches_beyond_a_decision_is_open_and_takes_its_place() -> None:
    given = one("I met Joy.", finding("I met Joy.", "Joy"))
    after = kept(given, marks(given), "No name")
    longer = finding("I met Joy.", "met Joy", kind=Kind.PLACE)
    again = looked_at(after, Looked(found={"story": (longer,)}))
    (mark,) = open_marks(again)
    assert mark.words == "met Joy"
    assert len(used(again, [(mark, "was")]).draft.check.decisions) == 1


def test_taking_back_brings_the_words_back_and_a_mark_without_a_decision_is_left_alone() -> None:
    given = review()
    after = used(given, [(marks(given)[WARD], "a ward")])
    assert taken_back(after, marks(after)[WARD]).draft == given.draft
    assert taken_back(given, marks(given)[WARD]) == given


def test_marks_and_decisions_go_with_their_words_while_an_answer_is_reworded() -> None:
    given = review()
    given = used(given, [(marks(given)[WARD], "a ward")])
    changed = text(given).replace("Then ", "Later that day ").replace("with Sister Joy", "alone")
    after = reworded(given, "story", changed)
    assert words(after) == ["Mrs Thornfield", "a ward", "Mrs Thornfield", "Mrs Thornfield"]
    assert after.looked.together is not None
    assert words_together(after) == ("left",)
    assert words(reworded(after, "story", "Nothing.")) == ["Mrs Thornfield"]


def test_the_title_is_reworded_too() -> None:
    given = Review(draft(story="A"), Looked(found={TITLE: (finding("A visit", "visit"),)}))
    after = reworded(given, TITLE, "One visit")
    assert after.draft.title == "One visit"
    assert words(after) == ["visit"]
    assert reworded(after, "story", "B").draft.title == "One visit"


def test_the_question_is_asked_until_nobody_could_guess_and_again_for_other_words() -> None:
    given = review()
    assert is_asked(given)
    after = nobody_could_guess(given)
    assert after.draft.check.together == ("Ward", "left")
    assert not is_asked(after)
    assert not is_asked(reworded(after, "story", STORY.replace("Ward", "ward")))
    assert is_asked(looked_at(after, review_of_more()))


def review_of_more():
    looked = review().looked
    assert looked.together is not None
    more = (*looked.together.places, Place("story", 0, 3))
    return replace(looked, together=replace(looked.together, places=more))


def test_the_question_is_asked_where_nothing_was_found_together() -> None:
    given = Review(draft(story="A"))
    assert is_asked(given)
    assert not is_asked(nobody_could_guess(given))


def test_an_answer_that_is_no_longer_chosen_has_no_marks() -> None:
    given = review()
    sections = (replace(given.draft.sections[0], chosen=False), *given.draft.sections[1:])
    unchosen = replace(given, draft=replace(given.draft, sections=sections))
    assert words(unchosen) == ["Mrs Thornfield"]
    assert words_together(unchosen) == ()


def test_the_record_says_which_check_looked_last() -> None:
    given = looked_at(Review(draft(story="A")), Looked(version="2", profile="strict"))
    assert (given.draft.check.version, given.draft.check.profile) == ("2", "strict")


def test_a_decision_whose_words_are_not_there_says_nothing() -> None:
    given = review()
    after = kept(given, [marks(given)[WARD]], "No ward")
    decisions = after.draft.check.decisions
    check = replace(after.draft.check, decisions=(replace(decisions[0], start=-3),))
    moved = Review(replace(after.draft, check=check))
    assert marks(moved) == ()


@given(st.data())
def test_every_decision_can_be_taken_back_to_the_letter(data) -> None:
    given = review()
    now = given
    for mark in reversed(marks(given)):
        put = data.draw(st.sampled_from(["", "a ward", "x. ", "\U0001f9d1\u200d\u2695\ufe0f"]))
        now = used(now, [(mark, put)])
    while settled := [mark for mark in marks(now) if mark.decision]:
        now = taken_back(now, settled[data.draw(st.integers(0, len(settled) - 1))])
    assert wordings(now.draft) == wordings(given.draft)
