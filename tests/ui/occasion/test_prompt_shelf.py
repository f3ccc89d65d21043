from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.prompts import Kind, PackName, Prompt, PromptSet, ShownWhen
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import (
    Heading,
    Length,
    Search,
    Shelf,
    Step,
    Wanted,
    audiences,
    grouped,
    names_of,
    steps,
)


def prompt(id_, heading, **more):
    return Prompt(id=id_, heading=heading, kind=Kind.LONG_TEXT, **more)


CATCH = PromptSet(
    id="catch",
    title="Two-minute catch",
    summary="What stayed with me",
    occasion="Any day",
    audience=("anyone",),
    minutes=2,
    prompts=(prompt("a", "Why it caught me"),),
)
CAFE = PromptSet(
    id="cafe",
    title="Café round",
    summary="Who spoke",
    occasion="With my team",
    audience=("teams",),
    minutes=6,
    prompts=(prompt("a", "The quiet ones"),),
)
SHIFT = replace(CATCH, id="shift", title="End of shift", minutes=8, audience=("nurses",))
SETS = (CATCH, CAFE, SHIFT)


def found(text="", *, audience="anyone", length=Length.ANY):
    wanted = Wanted(text=text, audience=audience, length=length)
    groups = grouped(Shelf(sets=SETS), Search(SETS, set_words.audience), wanted)
    return [prompts.id for group in groups for prompts in group.sets]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["catch", "shift", "cafe"]),
        ("c", ["catch", "shift", "cafe"]),
        ("cafe", ["cafe"]),
        ("CAFÉ", ["cafe"]),
        ("stayed", ["catch", "shift"]),
        ("quiet", ["cafe"]),
        ("teams", ["cafe"]),
        ("caught end", ["shift"]),
        ("sphygmo", []),
    ],
)
def test_every_letter_is_looked_for_in_all_that_a_set_says(text, ids):
    assert found(text) == ids


@pytest.mark.parametrize(
    ("audience", "ids"),
    [
        ("anyone", ["catch", "shift", "cafe"]),
        ("teams", ["catch", "cafe"]),
        ("nurses", ["catch", "shift"]),
        ("doctors", ["catch"]),
    ],
)
def test_a_set_for_anyone_is_shown_to_everyone(audience, ids):
    assert found(audience=audience) == ids


@pytest.mark.parametrize(
    ("length", "ids"),
    [(Length.SHORT, ["catch"]), (Length.MIDDLE, ["cafe"]), (Length.LONG, ["shift"])],
)
def test_sets_can_be_kept_to_those_of_a_length(length, ids):
    assert found(length=length) == ids


def headings(**likes):
    shelf = Shelf(sets=SETS, **likes)
    groups = grouped(shelf, Search(SETS, set_words.audience), Wanted())
    return [(group.heading, [prompts.id for prompts in group.sets]) for group in groups]


def test_favourites_come_first_in_the_order_they_were_chosen():
    assert headings(favourites=("shift", "catch", "gone")) == [
        (Heading.FAVOURITES, ["shift", "catch"]),
        ("With my team", ["cafe"]),
    ]


def test_the_set_used_last_has_a_heading_unless_it_is_a_favourite():
    assert headings(last_used="cafe")[0] == (Heading.USED_LAST, ["cafe"])
    assert headings(last_used="cafe", favourites=("cafe",))[0] == (Heading.FAVOURITES, ["cafe"])


def test_free_writing_used_last_has_no_row():
    assert headings(last_used="") == [("Any day", ["catch", "shift"]), ("With my team", ["cafe"])]


def test_only_audiences_that_some_set_is_for_are_offered():
    assert audiences(SETS) == ("anyone", "nurses", "teams")


def test_a_group_counts_as_one_step_and_what_may_not_come_as_none():
    prompts = replace(
        CATCH,
        prompts=(
            prompt("a", "Topic", group="Session card"),
            prompt("b", "Minutes", group="Session card", private=True),
            prompt("c", "Before", private=True),
            prompt("d", "Which sign", shown_when=ShownWhen(prompt="c", answers=("yes",))),
            prompt("e", "After"),
        ),
    )
    assert steps(prompts) == (
        Step("Session card", True),
        Step("Before", True),
        Step("After", False),
    )


@pytest.mark.parametrize(
    ("private", "said"),
    [
        ((), "All of it is private, until you make an account of it."),
        ((2,), "All of it is private. Answer 2 also stays out of an account unless you tick it."),
        ((1, 3), "All of it is private. "
                 "Answers 1 and 3 also stay out of an account unless you tick them."),
    ],
)  # fmt: skip
def test_what_stays_private_is_said_by_number(private, said):
    asked = tuple(prompt(str(n), f"Question {n}", private=n in private) for n in (1, 2, 3))
    assert set_words.privacy(replace(CATCH, prompts=asked)) == said


@pytest.mark.parametrize(
    ("prompts", "favourite", "said"),
    [
        (CATCH, True, "Two-minute catch, 2 minutes, 1 prompt, favourite"),
        (replace(CATCH, minutes=1, prompts=CATCH.prompts * 2), False,
         "Two-minute catch, 1 minute, 1 prompt"),
        (replace(CATCH, minutes=0, prompts=(*CATCH.prompts, prompt("b", "B"))), False,
         "Two-minute catch, 2 prompts"),
    ],
)  # fmt: skip
def test_a_row_is_read_out_in_one_breath(prompts, favourite, said):
    assert set_words.spoken(prompts, favourite=favourite) == said


def test_two_packs_may_have_a_set_of_one_name_and_both_are_shown():
    theirs = replace(SHIFT, pack=PackName(id="ward", version="1.0.0", title="Ward"))
    sets = (*SETS, theirs)
    assert list(names_of(sets).values()) == ["catch", "cafe", "shift", "ward/shift"]
    shelf = Shelf(sets=sets, favourites=("ward/shift",))
    first, *others = grouped(shelf, Search(sets, set_words.audience), Wanted(text="shift"))
    assert first.sets == (theirs,)
    assert [group.sets for group in others] == [(SHIFT,)]
