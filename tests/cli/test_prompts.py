"""``reflect prompts``: what can be answered, without any journal."""

from __future__ import annotations

import tomllib

import pytest


def test_the_sets_are_listed_with_their_five_keys(console):
    rows = console.bare("prompts", "list", "--json").value
    assert len(rows) == 53
    (found,) = [row for row in rows if row["id"] == "two-minute-catch"]
    assert found == {
        "id": "two-minute-catch",
        "title": "Two-minute catch",
        "pack": "everyday",
        "audience": ["anyone"],
        "minutes": 2,
    }


def test_prompts_alone_lists_them(console):
    assert console.bare("prompts").out == console.bare("prompts", "list").out
    assert console.bare("prompts", "--json").out == console.bare("--json", "prompts", "list").out


def test_the_sets_are_listed_under_their_pack(console):
    lines = console.bare("prompts").out.splitlines()
    first = lines[lines.index("Everyday") + 1]
    assert first.startswith("  two-minute-catch  ")
    assert first.endswith(" 2 min  Two-minute catch: What stayed with me, and one thing to try")


def test_a_set_is_shown_with_its_prompts(console):
    text = console.bare("prompts", "show", "end-of-shift").out
    assert text.startswith("End of shift (end-of-shift, about 3 minutes)\n")
    assert "\n\nWhat I can put down (put-down, long text, private)\n  Something you" in text


def test_a_set_shows_its_preface_and_its_choices(console):
    text = console.bare("prompts", "show", "when-something-went-wrong").out
    assert "**Learning only.**" in text
    assert "\n    reported: It is reported\n" in text


def test_a_set_is_shown_to_a_program_with_all_it_holds(console):
    found = console.bare("prompts", "show", "everyday/end-of-shift", "--json").value
    assert (found["pack"], found["occasion"]) == ("everyday", "Any day")
    assert found["prompts"][3]["shown_when"] == {"prompt": "still-to-pass-on", "answers": ["yes"]}


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_the_form_that_is_printed_can_be_filled_in(console, how):
    printed = console.bare("prompts", "show", "two-minute-catch", "--form", *how)
    form = tomllib.loads(printed.value["form"] if how else printed.out)
    assert list(form["answers"]) == ["what-stayed", "why-it-caught-me", "one-thing"]


def test_a_set_that_is_not_there_is_told(console):
    printed = console.bare("prompts", "show", "nothing")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err == "There is no prompt set nothing. This lists them: reflect prompts\n"
