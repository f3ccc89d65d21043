"""Unfinished writing that is carried over to another version of its prompts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.entry import Draft
from reflect.domain.moved_draft import moved_draft
from reflect.domain.prompts import Kind, Option, PackName, Prompt, PromptSet, Scale, ShownWhen
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content, entry_id

PACK = PackName(id="hub", version="2.0.0", title="The hub")


def prompt(name, heading="Said", kind=Kind.LONG_TEXT, **more):
    return Prompt(id=name, heading=heading, kind=kind, **more)


def a_set(*prompts, version="1.0.0"):
    return PromptSet(id="s", title="S", prompts=prompts, pack=replace(PACK, version=version))


def draft(prompts, private=(), **answers):
    typed = content(answers=answers, private=frozenset(private), title="T", tags=("a",))
    return Draft(id=entry_id(1), prompts=prompts, content=typed)


def test_answers_stay_with_the_prompts_of_their_ids():
    old, new = a_set(prompt("a"), prompt("b")), a_set(prompt("b", "Reworded"), prompt("a"))
    before = draft(old, a="one", b="two")

    after = moved_draft(before, new)

    assert after == replace(before, prompts=new)


def test_what_is_asked_no_longer_stays_as_it_was_asked():
    gone = prompt("gone", "What was it like?")
    before = draft(a_set(prompt("a"), gone), private=["gone"], gone="Loud.")

    after = moved_draft(before, a_set(prompt("a")))

    assert after.prompts.prompts[-1] == replace(gone, optional=True)
    assert (after.content.answers, after.content.private) == (
        {"gone": "Loud."},
        frozenset({"gone"}),
    )


def test_what_was_not_answered_and_is_asked_no_longer_goes():
    new = a_set(prompt("a"))
    assert moved_draft(draft(a_set(prompt("a"), prompt("gone"))), new).prompts == new


def test_an_answer_of_another_kind_keeps_its_question_beside_the_new_one():
    before = draft(a_set(prompt("a", "How?"), prompt("a-earlier")), a="Well.")

    after = moved_draft(before, a_set(prompt("a", kind=Kind.MINUTES), prompt("a-earlier")))

    assert after.content.answers == {"a-earlier-2": "Well."}
    assert [p.heading for p in after.prompts.prompts] == ["Said", "Said", "How?"]


@pytest.mark.parametrize(
    ("options", "stays"),
    [
        ((Option(id="x", label="X"), Option(id="y", label="Y")), True),
        ((Option(id="y", label="Y"), Option(id="x", label="X")), True),
        ((Option(id="x", label="Something else"), Option(id="y", label="Y")), False),
        ((Option(id="y", label="Y"),), False),
    ],
)
@pytest.mark.parametrize(("kind", "answer"), [(Kind.CHOICE, "x"), (Kind.CHOICES, ("x",))])
def test_what_was_chosen_stays_if_it_is_called_as_before(options, stays, kind, answer):
    asked = (Option(id="x", label="X"), Option(id="y", label="Y"))
    before = draft(a_set(prompt("a", kind=kind, options=asked)), a=answer)

    after = moved_draft(before, a_set(prompt("a", kind=kind, options=options)))

    assert after.content.answers == ({"a": answer} if stays else {"a-earlier": answer})


@pytest.mark.parametrize(("highest", "name"), [(5, "a"), (10, "a-earlier")])
def test_a_number_on_a_scale_means_what_it_meant(highest, name):
    before = draft(a_set(prompt("a", kind=Kind.SCALE, scale=Scale())), a=(3,))

    after = moved_draft(before, a_set(prompt("a", kind=Kind.SCALE, scale=Scale(highest=highest))))

    assert after.content.answers == {name: (3,)}


def test_what_the_new_version_would_hide_stays_in_sight():
    condition = ShownWhen(prompt="sure", answers=("no",))
    sure = prompt("sure", kind=Kind.YES_NO)
    before = draft(a_set(sure, prompt("a")), sure=True, a="Words.")

    after = moved_draft(before, a_set(sure, prompt("a", shown_when=condition)))

    assert after.content.answers == {"sure": True, "a-earlier": "Words."}


def test_what_was_hidden_before_may_be_hidden_after():
    condition = ShownWhen(prompt="sure", answers=("no",))
    old = a_set(prompt("sure", kind=Kind.YES_NO), prompt("a", shown_when=condition))
    before = draft(old, sure=True, a="Words.")

    assert moved_draft(before, replace(old, pack=PACK)).content == before.content


def test_a_prompt_that_has_become_private_is_so_and_the_writers_choice_holds():
    old = a_set(prompt("a"), prompt("b", private=True), prompt("c"))
    new = a_set(prompt("a", private=True), prompt("b", private=True), prompt("c"), prompt("d"))

    after = moved_draft(draft(old, private=["c"], a="x"), new)

    assert after.content.private == {"a", "c"}


@given(st.lists(st.sampled_from(sorted(EVERY_ANSWER)), unique=True))
def test_no_answer_is_ever_lost(left):
    new = replace(EVERY_KIND, prompts=tuple(p for p in EVERY_KIND.prompts if p.id in left))

    after = moved_draft(draft(EVERY_KIND, **EVERY_ANSWER), replace(new, pack=PACK))

    kept = {name.removesuffix("-earlier"): each for name, each in after.content.answers.items()}
    assert kept == EVERY_ANSWER
    assert all(after.prompts.prompt(name) for name in after.content.answers)
