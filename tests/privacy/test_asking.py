"""Prompts that ask for what could identify somebody."""

from __future__ import annotations

import pytest

from reflect.packs.built_in import built_in_packs
from reflect.privacy.asking import details_asked_for


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("What was the patient's name?", "a name"),
        ("The patient\u2019s full name", "a name"),
        ("Names of the children", "a name"),
        ("Write their name and what they said", "a name"),
        ("Who was the patient?", "a name"),
        ("Initials", "initials"),
        ("Date of birth", "a date of birth"),
        ("When was she born?", "a date of birth"),
        ("DOB", "a date of birth"),
        ("How old was the woman?", "an exact age"),
        ("Hospital number", "a number that stands for one person"),
        ("Their NHS number, if you know it", "a number that stands for one person"),
        ("Address of the patient", "an address"),
        ("The client's home address", "an address"),
        ("Where does he live?", "an address"),
        ("Postcode", "an address"),
        ("A telephone number", "a telephone number"),
        ("Date of admission", "an exact date"),
        ("A photograph of the patient", "a picture of somebody"),
    ],
)
def test_a_detail_that_is_asked_for_is_told(text, detail):
    assert details_asked_for(text) == (detail,)


@pytest.mark.parametrize(
    "text",
    [
        "No names. Enough to remind you; not enough to identify anyone.",
        "By role, not by name.",
        "Do not write the patient's name.",
        "Leave out the date of birth and the hospital number.",
        "What you would call it if you had to name it.",
        "How old the plan was when somebody asked about it",
        "Say it without any initials",
        "",
    ],
)
def test_what_is_warned_of_or_is_about_no_person_is_not(text):
    assert details_asked_for(text) == ()


def test_a_warning_in_one_sentence_does_not_cover_the_next():
    assert details_asked_for("No initials. Date of birth?") == ("a date of birth",)


def test_each_detail_is_told_once_in_the_order_in_which_it_is_asked_for():
    asked = "Postcode. Initials, and the initials of the father. Home address?"
    assert details_asked_for(asked) == ("an address", "initials")


def test_no_built_in_prompt_asks_for_one():
    prompts = [
        one for pack in built_in_packs() for each in pack.prompt_sets for one in each.prompts
    ]
    assert [one.id for one in prompts if details_asked_for(f"{one.heading}. {one.help}")] == []
