"""The steps by which a pack is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.draft_translations import with_language, without_language
from reflect.domain.pack_draft import HeadDraft, PackDraft, Place, PromptDraft, SetDraft
from reflect.domain.pack_editing import (
    doubled,
    grouped,
    moved,
    moved_to,
    of_kind,
    with_field,
    with_option,
    with_prompt,
    with_set,
    without,
)
from reflect.domain.pack_ids import LONGEST_ID, id_from
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale, ShownWhen

YES, NO = Option(id="yes", label="Yes"), Option(id="no", label="No")


def prompt(name, heading="", **more):
    made = Prompt(id=name, heading=heading, kind=more.pop("kind", Kind.LONG_TEXT), **more)
    return PromptDraft(prompt=made, key=name)


def a_set(name, *prompts, title="", **more):
    return SetDraft(
        head=PromptSet(id=name, title=title, prompts=()), prompts=prompts, key=name, **more
    )


ROUND = a_set(
    "round",
    prompt("well", "What went well", kind=Kind.CHOICE, options=(YES, NO), group="Both"),
    prompt("flat", "What fell flat", group="Both"),
    prompt("next", "Next", shown_when=ShownWhen(prompt="well", answers=("yes",))),
    title="After a round",
)
CLINIC = a_set("clinic", prompt("flat", "Flat"), title="After a clinic")
DRAFT = PackDraft(
    head=HeadDraft(id="ward", title="Ward", languages=("en-GB", "cy"), based_on=("A", "B")),
    sets=(CLINIC, ROUND),
    translations={
        "cy": {
            ("pack", "title"): "Ward",
            ("sets", "round", "prompts", "flat", "heading"): "Beth",
            ("sets", "round", "prompts", "well", "options", "yes"): "Ie",
            ("sets", "gone", "title"): "Wedi mynd",
        }
    },
)
WELL = Place(set_key="round", prompt_key="well")
FLAT = Place(set_key="round", prompt_key="flat")
NEXT = Place(set_key="round", prompt_key="next")
BETH = ("sets", "round", "prompts", "flat", "heading")
GONE = ("sets", "gone", "title")


def at(place, field, **more):
    return replace(place, field=field, **more)


def ids(draft, key="round"):
    return [each.prompt.id for each in draft.set(key).prompts]


@pytest.mark.parametrize(
    ("title", "used", "made"),
    [
        ("What fell flat", (), "what-fell-flat"),
        ("  Où ça? - L'été! ", (), "ou-ca-lete"),
        ("What", ("what",), "what-2"),
        ("What", ("what", "what-2"), "what-3"),
        ("ばん", (), "prompt-1"),
        ("Con", (), "con-prompt"),
        ("LPT1!", (), "lpt1-prompt"),
        ("", ("prompt-1",), "prompt-2"),
    ],
)
def test_an_id_is_made_from_a_title(title, used, made):
    assert id_from(title, used, "prompt") == made


def test_an_id_is_never_too_long():
    assert len(id_from("a" * 80, (), "prompt")) <= LONGEST_ID
    assert len(id_from("a" * 80, {"a" * 60}, "prompt")) <= LONGEST_ID


def test_a_field_of_the_pack_is_changed():
    assert with_field(DRAFT, Place(field="author"), "A. Writer").head.author == "A. Writer"


def test_one_item_of_several_is_changed_or_added():
    assert with_field(DRAFT, Place(field="based_on", item=1), "C").head.based_on == ("A", "C")
    assert with_field(DRAFT, Place(field="based_on", item=2), "C").head.based_on == ("A", "B", "C")


def test_a_field_of_a_set_and_of_a_prompt_is_changed():
    assert (
        with_field(DRAFT, Place(set_key="round", field="minutes"), 5).set("round").head.minutes == 5
    )
    assert with_field(DRAFT, at(FLAT, "help"), "Say").prompt(FLAT).help == "Say"
    assert with_field(DRAFT, at(FLAT, "max_words"), 0).prompt(FLAT).max_words is None
    assert with_field(DRAFT, at(FLAT, "max_words"), 9).prompt(FLAT).max_words == 9


@pytest.mark.parametrize("place", [Place(), Place(set_key="round"), FLAT])
def test_an_id_is_for_ever(place):
    with pytest.raises(KeyError):
        with_field(DRAFT, at(place, "id"), "another")


def test_what_is_not_there_cannot_be_changed():
    with pytest.raises(KeyError):
        with_field(DRAFT, Place(set_key="nowhere", field="title"), "x")
    with pytest.raises(KeyError):
        with_field(DRAFT, Place(set_key="round", prompt_key="nowhere", field="help"), "x")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e\u0301te\u0301", "été"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ud83d\ude00", "😀"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_words_are_kept_in_characters_that_can_be_written(typed, kept):
    assert with_field(DRAFT, at(FLAT, "help"), typed).prompt(FLAT).help == kept
    told = with_field(DRAFT, at(FLAT, "standards"), (typed,))
    assert told.prompt(FLAT).standards == (kept,)
    options = with_field(DRAFT, at(WELL, "options"), (Option(id="a", label=typed),))
    assert options.prompt(WELL).options[0].label == kept


def test_what_a_person_wrote_by_hand_gives_way_to_what_is_chosen():
    odd = replace(ROUND, others={"minutes": "five", "colour": "red"})
    draft = with_field(replace(DRAFT, sets=(odd,)), Place(set_key="round", field="minutes"), 5)
    assert draft.set("round").others == {"colour": "red"}


def test_an_option_and_a_row_are_changed_by_their_place():
    labelled = with_field(DRAFT, at(WELL, "options", item=1), "Not yet")
    assert labelled.prompt(WELL).options == (YES, Option(id="no", label="Not yet"))
    rated = with_field(DRAFT, at(FLAT, "rows", item=0), "Before")
    assert rated.prompt(FLAT).scale == Scale(rows=("Before",))
    lower = with_field(rated, at(FLAT, "lowest"), 0)
    assert lower.prompt(FLAT).scale == Scale(lowest=0, rows=("Before",))


def test_a_new_prompt_gets_its_id_from_its_first_heading_and_keeps_it():
    draft, place = with_prompt(DRAFT, "round")
    assert ids(draft)[-1] == "prompt-1"
    once = with_field(draft, at(place, "heading"), "What I saw")
    twice = with_field(once, at(place, "heading"), "What I heard")
    assert (ids(once)[-1], ids(twice)[-1]) == ("what-i-saw", "what-i-saw")
    assert twice.prompt(place).heading == "What I heard"


def test_a_new_set_gets_its_id_from_its_first_title_and_keeps_it():
    draft, place = with_set(DRAFT)
    once = with_field(draft, at(place, "title"), "On the way")
    twice = with_field(once, at(place, "title"), "On the way home")
    assert (once.set(place.set_key).id, twice.set(place.set_key).id) == ("on-the-way", "on-the-way")
    assert [each.id for each in twice.sets] == ["clinic", "on-the-way", "round"]


def test_a_set_may_have_its_title_at_once():
    draft, place = with_set(DRAFT, "After a clinic")
    assert draft.set(place.set_key).id == "after-a-clinic"


def test_a_new_option_gets_its_id_from_its_first_words_and_who_waits_for_it_goes_on():
    options = with_option(with_option(()))
    waits = ShownWhen(prompt="prompt-1", answers=("option-2", "other"))
    asked = prompt("prompt-1", kind=Kind.CHOICE, options=options)
    draft = PackDraft(head=DRAFT.head, sets=(a_set("one", asked, prompt("b", shown_when=waits)),))
    place = Place(set_key="one", prompt_key="prompt-1")
    told = with_field(draft, at(place, "options", item=1), "On a ward")
    told = with_field(told, at(place, "heading"), "Where")
    assert told.prompt(place).options[1] == Option(id="on-a-ward", label="On a ward")
    waiting = told.set("one").prompts[1].prompt.shown_when
    assert waiting == ShownWhen(prompt="where", answers=("on-a-ward", "other"))


def test_who_waits_for_an_option_that_is_taken_out_still_does():
    draft = with_field(DRAFT, at(WELL, "options"), (NO,))
    assert draft.prompt(NEXT).shown_when == ShownWhen(prompt="well", answers=("yes",))


def test_a_prompt_is_put_behind_another():
    draft, place = with_prompt(DRAFT, "round", after="well", kind=Kind.SCALE)
    assert ids(draft) == ["well", "prompt-1", "flat", "next"]
    assert draft.prompt(place).scale == Scale()


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (-1, ["flat", "well", "next"]),
        (1, ["well", "next", "flat"]),
        (-9, ["flat", "well", "next"]),
        (9, ["well", "next", "flat"]),
        (0, ["well", "flat", "next"]),
    ],
)
def test_a_prompt_moves_as_far_as_it_can(by, order):
    assert ids(moved(DRAFT, FLAT, by)) == order


def test_a_prompt_moves_within_its_set_to_a_position():
    draft, place = moved_to(DRAFT, FLAT, "round", 0)
    assert (ids(draft), place) == (["flat", "well", "next"], FLAT)


def test_a_prompt_moves_to_another_set_with_its_translation():
    draft, place = moved_to(DRAFT, FLAT, "clinic", 0)
    assert (ids(draft), ids(draft, "clinic")) == (["well", "next"], ["flat-2", "flat"])
    assert draft.prompt(place).heading == "What fell flat"
    told = draft.translations["cy"]
    assert told[("sets", "clinic", "prompts", "flat-2", "heading")] == "Beth"
    assert BETH not in told


def test_a_prompt_is_doubled_with_its_translation():
    draft, place = doubled(DRAFT, FLAT)
    assert ids(draft) == ["well", "flat", "flat-2", "next"]
    assert draft.prompt(place).heading == "What fell flat"
    told = draft.translations["cy"]
    assert told[BETH] == told[("sets", "round", "prompts", "flat-2", "heading")] == "Beth"


def test_a_set_is_doubled_into_a_file_of_its_own():
    within = replace(ROUND, within=True)
    draft, place = doubled(replace(DRAFT, sets=(within,)), Place(set_key="round"))
    twin = draft.set(place.set_key)
    assert (twin.id, twin.within, ids(draft, place.set_key)) == ("round-2", False, ids(DRAFT))
    assert draft.translations["cy"][("sets", "round-2", *BETH[2:])] == "Beth"


def test_what_is_removed_takes_its_translation_along():
    told = without(DRAFT, FLAT)
    assert ids(told) == ["well", "next"]
    assert BETH not in told.translations["cy"]
    gone = without(DRAFT, Place(set_key="round"))
    assert [each.id for each in gone.sets] == ["clinic"]
    assert set(gone.translations["cy"]) == {("pack", "title"), GONE}


def test_words_that_are_taken_out_take_their_translation_along():
    assert BETH not in with_field(DRAFT, at(FLAT, "heading"), "").translations["cy"]
    other_kind = with_field(DRAFT, at(WELL, "kind"), "date").translations["cy"]
    assert set(other_kind) == {("pack", "title"), BETH, GONE}


def test_prompts_are_grouped_where_the_first_of_them_stands():
    draft = grouped(DRAFT, "round", {"flat", "next"}, "All")
    assert [each.prompt.group for each in draft.set("round").prompts] == ["Both", "All", "All"]
    draft = grouped(DRAFT, "round", {"well", "next"}, "All")
    assert ids(draft) == ["well", "next", "flat"]
    apart = grouped(draft, "round", {"well", "next"}, "")
    assert [each.prompt.group for each in apart.set("round").prompts] == ["", "", "Both"]
    assert grouped(DRAFT, "round", (), "All") is DRAFT


def test_a_translation_is_written_changed_and_taken_out():
    place = at(WELL, "heading", language="cy")
    told = with_field(DRAFT, place, "Da")
    key = ("sets", "round", "prompts", "well", "heading")
    assert told.translations["cy"][key] == "Da"
    assert key not in with_field(told, place, "").translations["cy"]
    assert with_field(DRAFT, replace(place, language="pt-BR"), "Bom").translations["pt-br"] == {
        key: "Bom"
    }


def test_a_language_is_added_once_and_removed_with_its_words():
    draft = with_language(DRAFT, "pt-BR")
    assert (draft.head.languages, draft.translations["pt-br"]) == (("en-GB", "cy", "pt-BR"), {})
    assert with_language(draft, "cy") is draft
    gone = without_language(draft, "cy")
    assert (gone.head.languages, set(gone.translations)) == (("en-GB", "pt-BR"), {"pt-br"})


def test_words_of_a_language_that_were_there_already_stay():
    draft = without_language(DRAFT, "cy")
    draft = replace(draft, translations=DRAFT.translations)
    assert with_language(draft, "cy").translations == DRAFT.translations


@pytest.mark.parametrize("kind", Kind)
def test_a_prompt_has_what_its_kind_needs_and_no_more(kind):
    full = Prompt(
        id="a", heading="A", kind=Kind.LONG_TEXT, max_words=9, options=(YES,), scale=Scale()
    )
    made = of_kind(full, kind)
    assert made.kind is kind
    assert bool(made.options) == (kind in {Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST})
    assert bool(made.scale) == (kind is Kind.SCALE)
    assert bool(made.max_words) == (kind in {Kind.LONG_TEXT, Kind.SHORT_TEXT, Kind.COMMITMENT})


def test_a_choice_begins_with_two_options():
    assert [
        each.id for each in of_kind(Prompt(id="a", heading="", kind=Kind.DATE), Kind.CHOICE).options
    ] == [
        "option-1",
        "option-2",
    ]
