"""The privacy check of what others are to see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.account_check import TITLE, How
from reflect.domain.own_words import OwnWords
from reflect.domain.prompts import FREE
from reflect.domain.review import (
    Review,
    alike,
    is_asked,
    looked_at,
    marks,
    open_marks,
    used,
    wordings,
    words_together,
)
from reflect.errors import NotFound, Undecided
from reflect.privacy.check import CHECK_VERSION
from reflect.services.privacy_check import rules
from tests.support.builders import content
from tests.support.child import run_python

NAMED = "Mrs Thornfield rang Mrs Amberley. Then Mrs Thornfield wrote to jo@example.org."


@pytest.fixture
def begun(unlocked):
    """Begins an account of an entry with these words."""

    def begun(text, title=""):
        draft = unlocked.entries.begin(FREE)
        typed = replace(draft, content=content(text, title=title))
        return unlocked.accounts.begin(unlocked.entries.finish(typed).id)

    return begun


def words(review):
    return [mark.words for mark in open_marks(review)]


def test_the_title_and_the_chosen_answers_are_looked_at(unlocked, begun) -> None:
    draft = begun("She wrote to jo@example.org.", title="Mrs Thornfield")
    looked = unlocked.privacy.look(draft)
    assert set(looked.found) == {TITLE, "text"}
    assert words(Review(draft, looked)) == ["Mrs Thornfield", "jo@example.org"]
    assert looked.version == CHECK_VERSION
    unchosen = replace(draft, sections=(replace(draft.sections[0], chosen=False),))
    assert words(Review(unchosen, unlocked.privacy.look(unchosen))) == ["Mrs Thornfield"]


def test_one_placeholder_is_one_person_while_names_are_taken_out(unlocked, begun) -> None:
    review = unlocked.accounts.reviewed(begun(NAMED))
    proposed = {mark.words: mark.proposals[0] for mark in marks(review)}
    assert len(set(proposed.values())) == len(proposed) == 3
    first = marks(review)[0]
    after = used(review, [(each, each.proposals[0]) for each in alike(review, first)])
    again = looked_at(after, unlocked.privacy.look(after.draft))
    assert {mark.words: mark.proposals[0] for mark in open_marks(again)} == {
        name: proposal for name, proposal in proposed.items() if name != first.words
    }


def test_the_writers_own_words_are_heeded(unlocked, begun) -> None:
    unlocked.wishes.set_own_words(OwnWords(("quiet list",), ("Mrs Amberley",)))
    review = unlocked.accounts.reviewed(begun("A quiet list with Mrs Amberley."))
    assert words(review) == ["quiet list"]


def test_nothing_certain_is_locked_undecided(unlocked, begun) -> None:
    draft = begun("She wrote to jo@example.org.")
    with pytest.raises(Undecided) as refused:
        unlocked.accounts.lock(draft)
    assert refused.value.count == 1
    assert unlocked.accounts.rows() == ()


def test_what_is_kept_for_a_reason_is_locked_with_it(unlocked, begun) -> None:
    draft = unlocked.accounts.kept(begun(NAMED), "MRS THORNFIELD", "She asked for it")
    for name in ("Mrs Amberley", "jo@example.org"):
        draft = unlocked.accounts.kept(draft, name, "It is invented")
    check = unlocked.accounts.lock(draft).check
    assert [d.how for d in check.decisions] == [How.KEPT] * 4
    assert {d.reason for d in check.decisions} == {"She asked for it", "It is invented"}
    assert wordings(draft)["text"] == NAMED


def test_only_what_is_marked_can_be_kept(unlocked, begun) -> None:
    with pytest.raises(NotFound):
        unlocked.accounts.kept(begun("A quiet list."), "list", "It is no name")


def test_details_that_may_point_to_one_person_together_are_asked_about(unlocked, begun) -> None:
    plain = unlocked.privacy.look(begun("I sat down before I spoke."))
    assert plain.together is None
    draft = begun(
        "A retired lighthouse keeper with motor neurone disease.", title="In the local paper"
    )
    together = unlocked.privacy.look(draft).together
    assert together is not None
    assert together.reason.startswith("Could somebody who was there tell who this is from")
    texts = wordings(draft)
    told = [texts[place.field][place.start : place.end] for place in together.places]
    assert told == ["In the local paper", "motor neurone", "retired lighthouse keeper"]


def test_the_rule_of_the_draft_is_followed_and_kept_in_the_record(unlocked, begun) -> None:
    draft = begun("It was in March 2024.")
    assert rules()[0][0] == unlocked.privacy.look(draft).profile == "uk-practice"
    strict = replace(draft, check=replace(draft.check, profile="strict"))
    review = unlocked.accounts.reviewed(strict)
    assert words(review) == ["March 2024"]
    assert review.draft.check.profile == "strict"


def test_what_tells_only_together_is_asked_about(unlocked, begun) -> None:
    told = "A farmer with haemophilia, the only one in our village, was in the local paper."
    review = unlocked.accounts.reviewed(begun(told))
    assert len(words_together(review)) >= 3
    assert is_asked(review)


def test_a_journal_is_open_before_the_check_is_loaded() -> None:
    code = """
import sys
import reflect.services.journals, reflect.services.open_journal, reflect.ui.write.write_view
print("reflect.privacy" in sys.modules)
import reflect.privacy.check
print("reflect.privacy" in sys.modules)
"""
    assert run_python(code).split() == ["False", "True"]
